/** @file The cover, with what the browser remembers of the reader. */
import { useStore } from "zustand";
import { appendices, contents, isChapter } from "../chapters/index.ts";
import { useKept } from "../ui/book.tsx";
import { Cover, type Bookmark, type Line } from "../ui/Cover.tsx";
import { useLang, useShellWords } from "../ui/locale.tsx";
import { count } from "../ui/numbers.ts";
import type { Book } from "./App.tsx";
import { placeOf } from "./place.ts";
import { hrefOf, leafOf, sideLeafOf, twinsOf, type Route } from "./route.ts";

export function CoverPage({ book }: { book: Book }) {
  const { route, page, fragment } = book;
  const offline = useStore(page, (s) => s.offline);
  const lines = contents.map((entry): Line => ({ ...leafOf(route, entry), blurb: entry.blurb[route.lang] }));
  const first = lines.find(({ href }) => href !== null);
  if (!first) throw new Error("CoverPage: the book has no chapter");
  return (
    <Cover
      lines={lines}
      aside={appendices.map((it) => sideLeafOf(route, it))}
      first={first}
      bookmark={useBookmark(route)}
      offline={offline}
      twins={twinsOf(route)}
      fragment={fragment}
    />
  );
}

/** Where the reader was, from what the browser kept; anything odd in there is no bookmark. */
function useBookmark(route: Route): Bookmark | null {
  const lang = useLang();
  const words = useShellWords();
  const place = placeOf(useKept("place")[0]);
  const chapter = contents.find(({ id }) => id === place?.chapter);
  if (!place || !chapter || !isChapter(chapter)) return null;
  const name = words.chapterNumber(chapter.order);
  const text = place.t === null ? `${name}  ${chapter.title[lang]}` : words.place(name, count(place.t), String(place.seed));
  return { href: `${hrefOf(route, lang, chapter.id)}${place.fragment}`, text };
}
