/** @file A chapter in its frame: the ruler above, the page, the way on below. */
import { useStore } from "zustand";
import { appendices, contents, isChapter } from "../chapters/index.ts";
import { useKept } from "../ui/book.tsx";
import { Foot } from "../ui/Foot.tsx";
import { Head } from "../ui/Head.tsx";
import { LinkNotes } from "../ui/Notices.tsx";
import { Screen } from "../ui/Screen.tsx";
import type { Book } from "./App.tsx";
import type { LoadedChapter } from "./loadChapter.ts";
import { hrefOf, leafOf, sideLeafOf, twinsOf } from "./route.ts";

export function ChapterPage({ book, loaded }: { book: Book; loaded: LoadedChapter }) {
  const { route, labs, page, fragment, linkOf } = book;
  const { chapter, Page, facts, Prose } = loaded;
  const notes = useStore(page, (s) => s.notes);
  const [kept, keep] = useKept("shortcuts");
  const shortcuts = kept !== false;
  const place = contents.findIndex(({ id }) => id === chapter.id);
  const at = place < 0 ? contents.length : place; // an appendix stands after them all
  const [before, after] = [contents[at - 1], contents[at + 1]];
  const question = after && (isChapter(after) ? after.question : after.blurb);
  return (
    <>
      <Head
        home={hrefOf(route, route.lang, "cover")}
        twins={twinsOf(route)}
        leaves={contents.map((entry) => leafOf(route, entry))}
        here={chapter.id}
        fragment={fragment}
      />
      <main id="text">
        <LinkNotes notes={notes} onClose={() => page.setState({ notes: [] })} />
        <Page lang={route.lang} facts={facts} openLab={labs.open} linkOf={linkOf} shortcuts={shortcuts} Prose={Prose} />
      </main>
      <Foot
        before={before && leafOf(route, before)}
        after={after && { ...leafOf(route, after), question: question![route.lang] }}
        aside={appendices.filter(({ id }) => id !== chapter.id).map((it) => sideLeafOf(route, it))}
        shortcuts={shortcuts}
        onShortcuts={keep}
      />
      <Screen shortcuts={shortcuts} />
    </>
  );
}
