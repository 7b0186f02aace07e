/** @file The deck in words, for who does not see it: where the cursor is, what a beat does, what was changed, how a run ended. Pure. */
import { pyValue } from "../../lesson/listing.ts";
import { holds, type Condition, type PlayerState } from "../../lesson/player.ts";
import type { Text } from "../../lesson/recipe.ts";
import { columnLabel, lineAt } from "../Code.tsx";
import type { DeckWords, Lang, LabWords } from "../locale.tsx";
import { count, measured } from "../numbers.ts";
import { ghostAt, guardAt, isAtEnd } from "../readings.ts";
import { labelIn } from "./useTapeWords.ts";

export interface Tongue {
  readonly lang: Lang;
  readonly common: LabWords;
  readonly deck: DeckWords;
  /** A word for each named line. */
  readonly names: { readonly [line: string]: Text };
  /** `until`: how it is said as something to run to, where the name alone does not do. */
  readonly milestones: readonly (Condition & { readonly text: Text; readonly until?: Text })[];
}

/** What a run was on its way to. */
export interface Way {
  readonly goal: number | null;
  readonly until: Condition | null;
}

/** The step, the guard there, and what the guard was there before the newest change; where the lab counts otherwise, as it says. */
export function placeOf(s: PlayerState, { lang, common, deck }: Pick<Tongue, "lang" | "common" | "deck">): string {
  const [at, was] = [guardAt(s)?.i, ghostAt(s)];
  const before = was === null ? [] : [deck.before(spoken(was))];
  const { counts, guard, columns } = s.lab;
  if (!counts || at === undefined) return [common.place(s.t, lossOf(s, lang)), ...before].join(", ");
  const known = counts.columns.flatMap((name) => {
    const value = s.columns[name]?.[at] ?? NaN;
    const said = `${columns[name]?.label[lang] ?? name} ${spoken(value)}`;
    return Number.isNaN(value) ? [] : [said, ...(name === guard ? before : [])];
  });
  return [`${counts.name[lang]} ${count(at)}`, ...known].join(", ");
}
function lossOf(s: PlayerState, lang: Lang): string | null {
  const guard = guardAt(s);
  return guard && `${s.lab.columns[s.lab.guard]!.label[lang]} ${spoken(guard.value)}`;
}
/** To three digits, and a small number in zeros: a raised exponent is not read aloud. */
export function spoken(x: number): string {
  const size = Math.abs(x);
  return measured(x, size >= 1e-8 && size < 1e-3 ? 2 - Math.floor(Math.log10(size)) : 3);
}

/** The beat's number and name, and the first sentence on its line. */
function beatOf(s: PlayerState, { lang, common, names }: Tongue): string {
  const line = lineAt(s) ?? "";
  const does = s.lab.lines[line]?.[lang].split(/(?<=\.) /)[0] ?? "";
  const beat = `${common.ofBeats((s.beat ?? 0) + 1, s.trace?.beats.length ?? 0)}, ${names[line]?.[lang] ?? line}.`;
  return `${beat} ${does}`.trim();
}

/** What the reader has changed since `told`, and what stays of the run before. */
function changeOf(s: PlayerState, told: PlayerState, { lang, common, deck }: Tongue): string {
  if (s.changes.length < told.changes.length) return deck.undone;
  const note = s.changes.at(-1);
  if (!note || note === told.changes.at(-1) || note.key === "run") return "";
  const { key, t, was, became } = note;
  const changed = `${deck.changed(t, labelIn(s.lab, key, lang, common.seed), pyValue(was), pyValue(became))}.`;
  return s.ghosts.length > 0 && s.ghosts.at(-1) !== told.ghosts.at(-1) ? `${changed} ${deck.ghostStays}` : changed;
}

/** How a run ended that came to where it was to go; "" for one that was stopped, or whose end a notice explains. */
function endOf(s: PlayerState, { goal, until }: Way, { lang, deck, milestones }: Tongue): string {
  if (s.notice || (isAtEnd(s) && s.end?.why !== "length")) return "";
  if (until && holds(until, s.columns[until.column]?.[s.t] ?? NaN)) {
    const { column, is, value } = until;
    const known = milestones.find((it) => it.column === column && it.is === is && it.value === value);
    const what = known?.text[lang] ?? deck[is](columnLabel(s.lab, column, lang), String(value));
    return deck.ran(known?.until?.[lang] ?? deck.until(what));
  }
  if (isAtEnd(s)) return deck.ran(deck.toEnd);
  return goal === s.t && s.beat === null ? deck.ran(deck.toGoal) : "";
}

/** What is new since `told`. `way`: of the run that has just come to rest, if one has. */
export function newsOf(s: PlayerState, told: PlayerState, way: Way | null, tongue: Tongue): string {
  const news = [s.recipe === told.recipe ? "" : changeOf(s, told, tongue), way ? endOf(s, way, tongue) : ""].filter(Boolean);
  const moved = s.t !== told.t;
  const left = s.beat === null && told.beat !== null;
  if (moved || left || way || (news.length === 0 && s.beat === null))
    news.push(`${placeOf(s, tongue)}${s.beat === null && news.length === 0 ? "" : "."}`);
  if (s.beat !== null && (moved || s.beat !== told.beat)) news.push(beatOf(s, tongue));
  return news.join(" ");
}
