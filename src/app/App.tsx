/** @file A page of the book, cover or chapter, around what `openBook` (in the browser) or `prerender` (on the build) has made ready. */
import { useEffect } from "react";
import type { StoreApi } from "zustand/vanilla";
import { InBook, type BookContents, type Memory } from "../ui/book.tsx";
import { InLanguage } from "../ui/locale.tsx";
import { InStills, type Stills } from "../ui/Still.tsx";
import type { Dictionary } from "../ui/words/index.ts";
import { ChapterPage } from "./ChapterPage.tsx";
import { CoverPage } from "./CoverPage.tsx";
import type { Labs } from "./labs.ts";
import type { LoadedChapter } from "./loadChapter.ts";
import type { PageState } from "./pageState.ts";
import type { Route } from "./route.ts";

export interface Book {
  readonly route: Route;
  /** What the house says, in the route's language. */
  readonly words: Dictionary;
  /** Null: the cover. */
  readonly loaded: LoadedChapter | null;
  readonly labs: Labs;
  readonly memory: Memory;
  readonly ask: BookContents["ask"];
  readonly files: BookContents["files"];
  readonly page: StoreApi<PageState>;
  readonly stills: Stills;
  /** The present state as a fragment, with its `#`. */
  readonly fragment: () => string;
  readonly linkOf: (player: ReturnType<Labs["open"]>) => string;
}

/** `onMount`: the page stands, and has opened its labs. */
export function App({ book, onMount }: { book: Book; onMount?: () => void }) {
  const { route, words, loaded, labs, memory, stills, ask, files } = book;
  useEffect(() => onMount?.(), [onMount]);
  const contents: BookContents = {
    root: route.root,
    facts: loaded?.facts ?? {},
    words: loaded?.words,
    playerOf: labs.playerOf,
    memory,
    answers: loaded?.answers ?? {},
    ask,
    files,
  };
  return (
    <InLanguage lang={route.lang} words={words}>
      <InBook value={contents}>
        <InStills value={stills}>{loaded ? <ChapterPage book={book} loaded={loaded} /> : <CoverPage book={book} />}</InStills>
      </InBook>
    </InLanguage>
  );
}
