/** @file What a reader sees when the book itself breaks: a sentence and a way on, never a blank page. */
import { Component, type ReactNode } from "react";
import type { Lang } from "../ui/locale.tsx";

/** In both languages wherever the book goes: a dictionary may be the very thing that did not come. */
const WORDS = {
  ko: {
    home: "표지로",
    trouble: "책을 여는 데 문제가 생겼습니다. 글은 그대로 읽을 수 있고, 지금 상태는 주소에 담겨 있습니다.",
    noWorker: "이 브라우저에서는 실험을 돌릴 수 없습니다. 글과 그림은 그대로 읽을 수 있습니다.",
    reload: "다시 열기",
  },
  en: {
    home: "To the cover",
    trouble: "Something went wrong while opening the book. The text reads as it is, and the address holds your state.",
    noWorker: "This browser cannot run the experiments. Text and figures read as they are.",
    reload: "Load again",
  },
} as const;

/** The address, which holds the state, stays as it is. */
export function Trouble({ lang, home }: { lang: Lang; home: string }) {
  const words = WORDS[lang];
  return (
    <div className="trouble" role="alert">
      <p>{words.trouble}</p>
      <p>
        <button type="button" className="key" onClick={() => location.reload()}>
          {words.reload}
        </button>{" "}
        <a className="key" href={home}>
          {words.home}
        </a>
      </p>
    </div>
  );
}

/** React offers no hook for this; the one class component of the book. */
export class Boundary extends Component<
  { readonly children: ReactNode; readonly fallback: ReactNode },
  { readonly broken: boolean }
> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override render() {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}
/** Puts the sentence above a page whose script did not start, and leaves the prose where it is. */
export function sayTrouble(lang: Lang, home: string, what: "trouble" | "noWorker" = "trouble"): void {
  const note = document.createElement("div");
  note.className = "trouble";
  note.setAttribute("role", "alert");
  const sentence = note.appendChild(document.createElement("p"));
  sentence.textContent = WORDS[lang][what];
  const link = sentence.appendChild(document.createElement("a"));
  link.href = home;
  link.className = "key";
  link.textContent = WORDS[lang].home;
  document.body.prepend(note);
}
