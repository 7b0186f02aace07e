/** @file From an address to an open book: which page, which runs, at which moment; and from there on the address follows the reader. */
import { isNumbered } from "../chapters/index.ts";
import { createLabs, type Labs } from "./labs.ts";
import type { Book } from "./App.tsx";
import { createAsk } from "./ask.ts";
import { createDataFiles, followData } from "./dataFiles.ts";
import { pageClock } from "./clock.ts";
import { printFragment, readFragment, type Fragment } from "./fragment.ts";
import { loadChapter } from "./loadChapter.ts";
import { browserMemory } from "./memory.ts";
import { createPageState } from "./pageState.ts";
import { placeOf, type Place } from "./place.ts";
import { routeOf } from "./route.ts";
import { sharePort, silentPort } from "./sharedPort.ts";
import { readStills } from "../ui/Still.tsx";
import { dictionaryOf } from "../ui/words/index.ts";
import { createWorkerPort } from "./workerPort.ts";

const newWorker = () => new Worker(new URL("../worker.ts", import.meta.url), { type: "module", name: "training" });
/** Browsers refuse more than about a hundred changes of the address in half a minute. */
const WRITE_MS = 500;

export async function openBook(element: Element): Promise<Book> {
  const hash = location.hash;
  const route = routeOf(document.documentElement);
  const [words, loaded] = await Promise.all([
    dictionaryOf(route.lang),
    route.page === "cover" ? null : loadChapter(route.page, route.lang),
  ]);
  const able = typeof Worker === "function" && typeof WebAssembly === "object";
  const { wire, store } = followData((told) => createWorkerPort(newWorker, undefined, told));
  const port = able ? sharePort(wire) : () => silentPort;
  const labs = createLabs({ labs: loaded?.labs ?? new Map(), port, clock: pageClock, hash });
  const ofPage = (): Fragment["page"] => readFragment(location.hash).page;
  const fragment = () => {
    const player = labs.touched();
    return player ? printFragment({ page: ofPage(), run: labs.runOf(player) }) : location.hash;
  };
  return {
    route,
    words,
    loaded,
    labs,
    ask: createAsk(port(), route.page),
    files: createDataFiles(port(), store, labs.retryData),
    memory: browserMemory(readFragment(hash).page["session"] === "fresh"),
    page: createPageState(),
    stills: readStills(element),
    fragment,
    linkOf: (player) => location.href.replace(/#.*$/, "") + printFragment({ page: linkWords(ofPage()), run: labs.runOf(player) }),
  };
}

/** What of the page's own words a friend should get as well. */
const linkWords = ({ scene }: Fragment["page"]): Fragment["page"] => (scene === undefined ? {} : { scene });

/** From now on the address and the browser's memory follow what the reader does, and the page what the reader types in the address. */
export function follow(book: Book): void {
  const { route, labs, page, memory, fragment } = book;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keepPlace = () => memory.set("place", { chapter: route.page, fragment: fragment(), ...runAt(labs) } satisfies Place);
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const player = labs.touched();
    if (!player) return;
    if (player.store.getState().playing) {
      timer = setTimeout(write, WRITE_MS); // a moving target is written when it rests
      return;
    }
    try {
      if (location.hash !== fragment()) history.replaceState(history.state, "", fragment());
    } catch {
      timer = setTimeout(write, 10 * WRITE_MS); // too often, says the browser
    }
    keepPlace();
  };
  labs.subscribe(() => (timer ??= setTimeout(write, WRITE_MS)));
  addEventListener("pagehide", () => void (labs.touched() && keepPlace()));
  // To open a chapter again is not to forget where one was in it.
  const chapter = book.loaded && isNumbered(book.loaded.chapter);
  if (chapter && (labs.touched() || placeOf(memory.get("place"))?.chapter !== route.page)) keepPlace();
  page.setState({ notes: labs.notes() });

  // replaceState is silent, so this is a reader who typed, or followed a link on this very page. The event comes a moment later: by then
  // `write` may have put the old run back into the address.
  addEventListener("hashchange", ({ newURL }) => page.setState({ notes: labs.load(new URL(newURL).hash) }));
}
function runAt(labs: Labs): Pick<Place, "t" | "seed"> {
  const state = labs.touched()?.store.getState();
  if (!state) return { t: null, seed: null };
  return { t: state.goal !== null && !state.playing ? state.goal : state.t, seed: state.recipe.seed };
}

/** The addresses of earlier days had all in the fragment of the book's door: `#lab=xor/two-hidden&t=2200&lang=en`. Null: not such a one. */
export function movedTo(hash: string, root: string, known: (chapter: string) => boolean): string | null {
  const { page, run } = readFragment(hash);
  const chapter = /(?:^|&)lab=([a-z]+)(?:\/|%2F)/i.exec(run)?.[1];
  if (chapter === undefined || !known(chapter)) return null;
  const { lang, ...rest } = page;
  return `${root}${lang === "en" ? "en" : "ko"}/${chapter}/${printFragment({ page: rest, run })}`;
}
