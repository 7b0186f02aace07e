/** @file Numbers of the prose that are moments: found by the run, and a way to go there. */
import type { MouseEvent, ReactNode } from "react";
import { useBook } from "../../ui/book.tsx";
import { count } from "../../ui/numbers.ts";
import { EVENTS, type EventName } from "./moments.ts";

/** The update an event of the chapter falls on. */
export function Moment({ name }: { name: EventName }) {
  const t = EVENTS[name](useBook().facts);
  return <span className="live n">{t === null ? "–" : count(t)}</span>;
}

/** A way to update t of the chapter's lab. */
export function Go({ t, children }: { t: number; children: ReactNode }) {
  const { playerOf } = useBook();
  const go = (event: MouseEvent) => {
    const player = playerOf("xor/two-hidden");
    if (!player) return; // the link itself leads there
    event.preventDefault();
    goTo(() => player.seek(t), "lab-two");
  };
  return (
    <a className="go n" href={`#lab=xor/two-hidden&t=${t}`} onClick={go}>
      {children}
    </a>
  );
}

/** Does it, and brings the lab in sight. */
export function goTo(act: () => void, id: string): void {
  act();
  document.getElementById(id)?.scrollIntoView({ block: "start" });
}
