// Before the first paint: light, dark or projector, as the link says, else as the reader chose, else as the system is.
(function () {
  var modes = ["light", "dark", "projector"];
  var mode = (/[#&]mode=(\w+)/.exec(location.hash) || [])[1];
  if (modes.indexOf(mode) < 0) {
    try {
      mode = JSON.parse(localStorage.getItem("thumbtack/1/mode"));
    } catch {
      mode = null;
    }
  }
  if (modes.indexOf(mode) < 0) mode = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.dataset.mode = mode;
})();
