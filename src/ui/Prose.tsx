/** @file What a chapter's MDX is made of: sections that a page places one by one, notes in the margin, numbers out of runs, terms. */
import { useMemo, type ComponentType, type ReactNode } from "react";
import { useStore } from "zustand";
import { valueOf } from "../lesson/facts.ts";
import type { Player } from "../lesson/player.ts";
import { useBook } from "./book.tsx";
import { measured } from "./numbers.ts";
import { slowly } from "./usePlayer.ts";
import { Term } from "./Term.tsx";

export interface Text {
  readonly sections: readonly string[];
  readonly default: ComponentType<{ readonly components?: { readonly [name: string]: unknown } }>;
}

/** A component that renders one section of a text, heading included. */
export function proseOf(text: Text | null): ComponentType<{ readonly id: string }> {
  return function Prose({ id }) {
    if (!text?.sections.includes(id))
      throw new Error(`Prose: no section "${id}"; there are ${text?.sections.join(", ") ?? "none"}`);
    const components = useMemo(() => ({ ...parts, Section: only(id) }), [id]);
    return <text.default components={components} />;
  };
}
const only = (wished: string) =>
  function Section({ id, children }: { id: string; children: ReactNode }) {
    return id === wished ? (
      <section className="prose" id={id}>
        {children}
      </section>
    ) : null;
  };

/** Beside the paragraph that stands before it; `side="margin"`: to the left of the paragraph that follows. */
export function Note({ side = "notes", children }: { side?: "notes" | "margin"; children: ReactNode }) {
  return (
    <aside className="note" data-side={side}>
      {children}
    </aside>
  );
}

export interface LiveProps {
  /** A fact of the chapter, by its name. */
  readonly of: string;
  readonly column: string;
  /** The update that measured it. */
  readonly at: number;
  readonly digits?: number;
  /** Which run it is out of, in words. */
  readonly title?: string | undefined;
}
/** A number out of a run: what the build computed, and the page's own run as soon as that knows better. */
export function Live({ of, column, at, digits = 4, title }: LiveProps) {
  const { facts, playerOf } = useBook();
  const fact = facts[of];
  const known = valueOf(fact, column, at);
  const player = fact ? playerOf(fact.recipe.lab) : null;
  return player ? (
    <Running {...{ player, column, at, digits, known, title }} />
  ) : (
    <Value value={known} digits={digits} title={title} />
  );
}
function Running({
  player,
  column,
  at,
  digits,
  known,
  title,
}: Omit<LiveProps, "of" | "digits"> & { player: Player; digits: number; known: number | null }) {
  const now = useStore(slowly(player.store), (s) => s.columns[column]?.[at]);
  return <Value value={now ?? known} digits={digits} title={title} />;
}
const Value = ({ value, digits, title }: { value: number | null; digits: number; title: string | undefined }) => (
  <span className="live n" title={title}>
    {value === null ? "–" : measured(value, digits)}
  </span>
);

const parts = { Term, Note, Live };
