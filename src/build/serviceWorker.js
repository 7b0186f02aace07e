// @ts-nocheck: a worker of its own kind, with no types here
// The book without a network. Written by the build (offline.mjs); `FILES` are paths under the book's root, each with its fingerprint.
const FILES = /* FILES */ {};
// Kept when they were asked for; their names change with their bytes.
const LATER = /* LATER */ [];
const NAME = "thumbtack-/* VERSION */";
const ROOT = new URL("./", self.location.href);
const requestOf = (path) => new Request(new URL(path, ROOT).href + "?v=" + FILES[path]);

self.addEventListener("install", (event) => event.waitUntil(install()));
async function install() {
  const store = await caches.open(NAME);
  const older = (await caches.keys()).filter((name) => name.startsWith("thumbtack-") && name !== NAME);
  const queue = Object.keys(FILES);
  const take = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const request = requestOf(path);
      let answer; // the same bytes may lie in the store of an earlier edition
      for (const name of older) answer ??= await (await caches.open(name)).match(request);
      answer ??= await fetch(new URL(path, ROOT), { cache: "no-cache" });
      if (!answer.ok || answer.redirected) throw new Error("offline: no " + path);
      await store.put(request, answer);
    }
  };
  await Promise.all([take(), take(), take(), take()]);
}

self.addEventListener("activate", (event) => event.waitUntil(activate()));
async function activate() {
  for (const name of await caches.keys()) if (name.startsWith("thumbtack-") && name !== NAME) await caches.delete(name);
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const { method, url, mode } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== ROOT.origin || !pathname.startsWith(ROOT.pathname)) return;
  const path = pathname.slice(ROOT.pathname.length).replace(/(^|\/)index\.html$/, "$1");
  if (Object.hasOwn(FILES, path)) event.respondWith(answer(event.request, path));
  else if (LATER.includes(path)) event.respondWith(answerAndKeep(event.request));
  else if (mode === "navigate" && Object.hasOwn(FILES, path + "/"))
    event.respondWith(Response.redirect(new URL(path + "/", ROOT).href, 302));
});
async function answer(request, path) {
  const kept = await (await caches.open(NAME)).match(requestOf(path));
  return kept ?? fetch(request);
}
async function answerAndKeep(request) {
  const store = await caches.open(NAME);
  const kept = await store.match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await store.put(request.url, answer.clone());
  return answer;
}
