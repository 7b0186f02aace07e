/** @file Numbers of the prose that are moments: found by the run, and a way to go there. */
import type { MouseEvent, ReactNode } from "react";
import { useBook } from "../../ui/book.tsx";
import { leastEqual } from "../../ui/NotebookTable.tsx";
import { count } from "../../ui/numbers.ts";
import { Live as LiveNumber, type LiveProps } from "../../ui/Prose.tsx";
import { EVENTS, rowsOf, type EventName } from "./moments.ts";
import { useText } from "./text.ts";

/** The update an event of the chapter falls on, and the way there; what happens only after a change is no place in the lab's own run. */
export function Moment({ name }: { name: EventName }) {
  const t = EVENTS[name](useBook().facts);
  const words = useText();
  if (t !== null && name !== "allRightFaster") return <Go t={t}>{count(t)}</Go>;
  return (
    <span className="live n" title={words.fasterRun}>
      {t === null ? "–" : count(t)}
    </span>
  );
}

/** A number out of a run of this chapter; its title says which lab measured it, and when. */
export function Live(props: LiveProps) {
  const words = useText();
  const lab = useBook().facts[props.of]?.recipe.lab;
  const name = lab === "xor/one-layer" ? words.labOne : words.lab;
  return <LiveNumber {...props} title={words.measuredAt(name.split(" · ")[0]!, count(props.at))} />;
}

/** The row of lab-08_2 that agrees in the fewest digits: which, and in how many. */
export function LeastEqual({ what }: { what: "step" | "digits" }) {
  const least = leastEqual(rowsOf(useBook().facts, "two"));
  return <span className="n">{least ? count(least[what]) : "–"}</span>;
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
