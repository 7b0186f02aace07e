/** @file The book's frame around a chapter: head, language, what a link had to be corrected in. */
import { Suspense, lazy, useEffect } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { Chapter } from "../chapters/index.ts";
import type { Player } from "../lesson/player.ts";
import { InLanguage, LANGS, useWords, type Lang } from "../ui/locale.tsx";
import { LinkNotes } from "../ui/Notices.tsx";
import { fragmentOf, type PageState } from "./urlState.ts";

export interface Book {
  readonly chapter: Chapter;
  readonly player: Player;
  readonly page: StoreApi<PageState>;
}

const NAMES: { readonly [L in Lang]: string } = { ko: "한국어", en: "English" };

export function createApp({ chapter, player, page }: Book) {
  const Page = lazy(chapter.page);
  const linkOf = () => `${location.href.replace(/#.*$/, "")}${fragmentOf(player, page)}`;
  return function App() {
    const { lang, notes, shortcuts } = useStore(page);
    useEffect(() => {
      document.documentElement.lang = lang;
      document.title = lang === "ko" ? `${chapter.title.ko} · 압정` : `${chapter.title.en} · Thumbtack`;
    }, [lang]);
    return (
      <InLanguage lang={lang}>
        <header className="bar">
          <strong>{lang === "ko" ? "압정" : "Thumbtack"}</strong>
          <nav className="languages" aria-label="언어 · Language">
            {LANGS.map((it) => (
              <button key={it} type="button" lang={it} aria-pressed={it === lang} onClick={() => page.setState({ lang: it })}>
                {NAMES[it]}
              </button>
            ))}
          </nav>
        </header>
        <main>
          <LinkNotes notes={notes} onClose={() => page.setState({ notes: [] })} />
          <Suspense fallback={null}>
            <Page lang={lang} facts={{}} openLab={() => player} linkOf={linkOf} shortcuts={shortcuts} Prose={() => null} />
          </Suspense>
        </main>
        <Foot shortcuts={shortcuts} onShortcuts={(on) => page.setState({ shortcuts: on })} />
      </InLanguage>
    );
  };
}

function Foot({ shortcuts, onShortcuts }: { shortcuts: boolean; onShortcuts: (on: boolean) => void }) {
  const words = useWords();
  return (
    <footer className="foot">
      <label>
        <input type="checkbox" checked={shortcuts} onChange={(event) => onShortcuts(event.target.checked)} />
        {words.shortcuts}
      </label>
    </footer>
  );
}
