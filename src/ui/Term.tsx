/** @file A word that the glossary explains: on hover, on focus, on a tap; Escape puts the explanation away. */
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useGlossary, useLang, useShellWords } from "./locale.tsx";
import { terms, type TermId } from "./terms.ts";

export function Term({ id, children }: { id: TermId; children: ReactNode }) {
  const lang = useLang();
  const other = lang === "ko" ? "en" : "ko";
  const words = useShellWords();
  const tip = useId();
  const ref = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  const names = terms[id];
  const meaning = useGlossary()[id];
  if (!meaning) throw new Error(`Term: the glossary has no "${id}"`);

  const show = () => {
    setOpen(true);
    const note = ref.current?.querySelector<HTMLElement>(".gloss");
    if (!note) return;
    note.style.setProperty("--shift", "0px");
    const { left, right } = note.getBoundingClientRect();
    const room = document.documentElement.clientWidth - 16;
    const shift = left < 16 ? 16 - left : Math.min(0, Math.max(room - right, 16 - left));
    note.style.setProperty("--shift", `${shift}px`);
  };
  const hide = () => setOpen(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && open) hide();
    else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (open) hide();
      else show();
    } else return;
    event.stopPropagation(); // these keys have been answered: they do not work the deck as well
  };
  return (
    <span ref={ref} className="term" data-open={open} onPointerEnter={show} onPointerLeave={hide}>
      <span
        role="button"
        tabIndex={0}
        aria-expanded={open}
        aria-describedby={tip}
        onFocus={show}
        onBlur={hide}
        onClick={show}
        onKeyDown={onKeyDown}
      >
        {children}
      </span>
      <span className="gloss" role="tooltip" id={tip} onClick={hide}>
        <b>{names[lang]}</b> <span lang={other}>{names[other]}</span>
        {meaning.also && (
          <i>
            {words.also}: {meaning.also}
          </i>
        )}
        <span>{meaning.text}</span>
      </span>
    </span>
  );
}
