/** @file Renders the pages of the book to HTML, with the facts of its own labs in them. Runs in Node: on the build, and in dev on demand. */
import { text } from "node:stream/consumers";
import { renderToStaticMarkup } from "react-dom/server";
import { prerenderToNodeStream } from "react-dom/static";
import type { ComponentType, ReactElement } from "react";
import { App, type Book } from "../app/App.tsx";
import { createLabs } from "../app/labs.ts";
import { loadChapter, type LoadedChapter } from "../app/loadChapter.ts";
import { createMemory } from "../app/memory.ts";
import { createPageState } from "../app/pageState.ts";
import { paths, type Route } from "../app/route.ts";
import { silentPort } from "../app/sharedPort.ts";
import { chapters, factsOf } from "../chapters/index.ts";
import type { Facts } from "../lesson/facts.ts";
import { noFiles } from "../ui/dataFiles.ts";
import { LANGS, type Lang } from "../ui/locale.tsx";
import type { Stills } from "../ui/Still.tsx";
import { Tacks } from "../ui/Tacks.tsx";
import { dictionaryOf, type Dictionary } from "../ui/words/index.ts";
import { rootFrom, type Rendered } from "./pages.mjs";
import { throwTacks } from "./thrown.ts";

export { chapters, paths };
export { previews } from "./preview.ts";

/** The page at `path`, or null where there is none. */
export async function render(path: string): Promise<Rendered | null> {
  const found = paths.find((it) => it.path === path);
  if (!found) return null;
  const { lang, page } = found;
  const words = await dictionaryOf(lang);
  const loaded = page === "cover" ? null : await loadChapter(page, lang);
  const route: Route = { lang, page, root: rootFrom(path) };
  const labs = createLabs({
    labs: loaded?.labs ?? new Map(),
    port: () => silentPort,
    clock: { now: () => 0, every: () => () => {} },
    hash: "",
  });
  const book: Book = {
    route,
    words,
    loaded,
    labs,
    memory: createMemory(null),
    page: createPageState(),
    ask: () => new Promise(() => {}),
    files: noFiles,
    stills: loaded ? await stillsOf(page, loaded, lang) : await stillsFor(lang, words),
    fragment: () => "",
    linkOf: () => "",
  };
  return {
    path,
    lang,
    page,
    title: loaded ? `${loaded.chapter.title[lang]} · ${words.shell.book}` : "압정 · Thumbtack",
    description: loaded ? loaded.chapter.question[lang] : words.shell.about,
    image: `preview/${page}.png`,
    body: await markupOf(<App book={book} />),
    twins: LANGS.map((it) => ({ lang: it, path: page === "cover" ? `${it}/` : `${it}/${page}/` })),
  };
}

/** The whole page, parts that a browser loads later included: those it keeps as they are until their script is there. */
async function markupOf(page: ReactElement): Promise<string> {
  // However long a part is, it stands in its place: moved there by a script, the page would need one, and its policy a hole.
  const { prelude } = await prerenderToNodeStream(page, { progressiveChunkSize: Infinity, onError: fail });
  return text(prelude);
}
const fail = (error: unknown): never => {
  throw error;
};

const makers = import.meta.glob<{ readonly default: (chapter: LoadedChapter, lang: Lang) => Stills }>("../chapters/*/stills.ts");

/** What a chapter has drawn once and for all. */
const stillsOf = async (page: string, loaded: LoadedChapter, lang: Lang): Promise<Stills> =>
  (await makers[`../chapters/${page}/stills.ts`]?.())?.default(loaded, lang) ?? {};

const miniatures = import.meta.glob<{ readonly default: ComponentType<{ readonly facts: Facts }> }>(
  "../chapters/*/Miniature.tsx",
);

/** What of the cover is drawn here and nowhere else. */
async function stillsFor(lang: Lang, words: Dictionary): Promise<Stills> {
  const stills: { [name: string]: string } = {
    tacks: renderToStaticMarkup(<Tacks thrown={throwTacks()} label={words.shell.tacks} />),
  };
  for (const { id, mark } of chapters) {
    const facts = await factsOf(id);
    const Miniature = (await miniatures[`../chapters/${id}/Miniature.tsx`]?.())?.default;
    if (Miniature) stills[id] = renderToStaticMarkup(<Miniature facts={facts} />);
    if (mark) stills[`${id}-mark`] = renderToStaticMarkup(<span>{mark(facts)[lang]}</span>);
  }
  return stills;
}
