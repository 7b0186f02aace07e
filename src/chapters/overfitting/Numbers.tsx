/** @file Numbers of the prose: what the build's runs measured, and a way to go where one can be seen. */
import type { MouseEvent, ReactNode } from "react";
import { valueOf } from "../../lesson/facts.ts";
import { useBook } from "../../ui/book.tsx";
import { count } from "../../ui/numbers.ts";
import { NUMBERS, WHOLE, type NumberName } from "./moments.ts";
import { error, percentOf } from "./shown.ts";

/** What update `at` of a fact measured. Labs of this chapter run on other data as soon as the reader wishes, so the build's number stays. */
export function Live({ of, column, at }: { of: string; column: string; at: number }) {
  return <span className="live n">{error(valueOf(useBook().facts[of], column, at))}</span>;
}

/** A count of right answers as the notebook prints it: 62.5 %. */
export function Percent({ of, column, at, out }: { of: string; column: string; at: number; out: number }) {
  const right = valueOf(useBook().facts[of], column, at);
  return <span className="live n">{right === null ? "–" : percentOf(right, out)}</span>;
}
/** A number the chapter finds among its facts. */
export function Found({ name }: { name: NumberName }) {
  const value = NUMBERS[name](useBook().facts);
  return <span className="live n">{value === null ? "–" : WHOLE.has(name) ? count(value) : error(value)}</span>;
}

/** A way to step t of a lab of this page. */
export function Go({ lab, t, children }: { lab: string; t: number; children: ReactNode }) {
  const { playerOf } = useBook();
  const go = (event: MouseEvent) => {
    const player = playerOf(`overfitting/${lab}`);
    if (!player) return; // the link itself leads there
    event.preventDefault();
    goTo(() => player.seek(t), `lab-${lab === "case-file" ? "case" : lab}`);
  };
  return (
    <a className="go n" href={`#lab=overfitting/${lab}&t=${t}`} onClick={go}>
      {children}
    </a>
  );
}

/** A link to a run with other settings; its lab comes in sight. */
export function Try({ link, children }: { link: string; children: ReactNode }) {
  const lab = /lab=overfitting\/([a-z-]+)/.exec(link)![1]!;
  return (
    <a className="go" href={`#${link}`} onClick={() => requestAnimationFrame(() => goTo(() => {}, `lab-${lab}`))}>
      {children}
    </a>
  );
}

/** Does it, and brings the lab in sight. */
export function goTo(act: () => void, id: string): void {
  act();
  document.getElementById(id)?.scrollIntoView({ block: "start" });
}
