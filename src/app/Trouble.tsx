/** @file What a reader sees when the book itself breaks: a sentence and a way on, never a blank page. */
import { Component, type ReactNode } from "react";
import type { Lang } from "../ui/locale.tsx";
import { shellWords } from "../ui/shellWords.ts";

/** The address, which holds the state, stays as it is. */
export function Trouble({ lang, home }: { lang: Lang; home: string }) {
  const words = shellWords[lang];
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
export function sayTrouble(lang: Lang, home: string, text: string = shellWords[lang].trouble): void {
  const note = document.createElement("div");
  note.className = "trouble";
  note.setAttribute("role", "alert");
  const sentence = note.appendChild(document.createElement("p"));
  sentence.textContent = text;
  const link = sentence.appendChild(document.createElement("a"));
  link.href = home;
  link.className = "key";
  link.textContent = shellWords[lang].home;
  document.body.prepend(note);
}
