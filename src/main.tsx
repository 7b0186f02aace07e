/** @file The browser's entrance: wakes the page that was served, or draws the state its link speaks of. */
import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { arrive } from "./app/arrival.ts";
import { readFragment } from "./app/fragment.ts";
import { keepOffline } from "./app/offline.ts";
import { follow, movedTo, openBook } from "./app/openBook.ts";
import { hrefOf, paths, routeOf } from "./app/route.ts";
import { Boundary, sayTrouble, Trouble } from "./app/Trouble.tsx";
import "./ui/fonts.css";
import "./ui/theme.css";
import "./ui/shell.css";
import "./ui/prose.css";
import "./ui/cover.css";
import "./ui/lab.css";
import "./ui/instruments.css";

const route = routeOf(document.documentElement);
const home = hrefOf(route, route.lang, "cover");
const moved = route.page === "cover" ? movedTo(location.hash, route.root, (id) => paths.some(({ page }) => page === id)) : null;
if (import.meta.env.DEV && new URLSearchParams(location.search).has("lab")) {
  const { showLab } = await import("./app/Lab.tsx"); // the instruments' own page: not part of the book
  await showLab(document.getElementById("root")!, route.lang);
} else if (moved) location.replace(moved);
else await start();

async function start() {
  const element = document.getElementById("root");
  if (!element) throw new Error("main: the page has no #root");
  try {
    const book = await openBook(element);
    let followed = false;
    const onMount = () => {
      if (!followed) {
        follow(book); // StrictMode mounts twice in dev
        arrive(location.hash);
      }
      followed = true;
    };
    const page = (
      <StrictMode>
        <Boundary fallback={<Trouble lang={route.lang} home={home} />}>
          <App book={book} onMount={onMount} />
        </Boundary>
      </StrictMode>
    );
    // The build rendered the labs as they begin. A link that speaks of a run begins elsewhere, so such a page is drawn anew.
    if (readFragment(location.hash).run || !element.firstElementChild) createRoot(element).render(page);
    else hydrateRoot(element, page);
    keepOffline(book);
    if (typeof Worker !== "function" || typeof WebAssembly !== "object") sayTrouble(route.lang, home, "noWorker");
  } catch (error) {
    sayTrouble(route.lang, home);
    throw error;
  }
}
