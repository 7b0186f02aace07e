/** @file Changes of the recipe: what they cut, what stays of it as a ghost, and the way back. */
import type { StoreApi } from "zustand/vanilla";
import { lengthOf, type Lab, type Recipe } from "../recipe.ts";
import { sameRun, type Change } from "./change.ts";
import type { Cursor } from "./cursor.ts";
import { cut } from "./curves.ts";
import { pinOf } from "./pins.ts";
import type { ChangeNote, Ghost, PlayerState } from "./state.ts";

const MAX_GHOSTS = 4;
const MAX_PAST = 50;

/** A run of which nothing is known yet. */
export const unrun = (lab: Lab, recipe: Recipe) =>
  ({
    recipe,
    length: lengthOf(lab, recipe),
    t: 0,
    beat: null,
    trace: null,
    head: 0,
    seen: 0,
    columns: {},
    printed: [],
    end: null,
    goal: null,
    until: null,
    notice: null,
    error: null, // another recipe is another try
    coming: null,
  }) satisfies Partial<PlayerState>;

/** Where the cursor stands. */
type Place = Pick<PlayerState, "t" | "beat">;

export class History {
  private readonly store: StoreApi<PlayerState>;
  private readonly cursor: Cursor;
  /** Whole states: their columns share rooms with the present ones, so a past costs little. */
  private readonly past: { readonly state: PlayerState; note: ChangeNote }[] = [];
  /** The change that made the present recipe. */
  private last: { readonly recipe: Recipe; readonly key: string; readonly from: number; readonly ghost: Ghost | null } | null =
    null;

  constructor(store: StoreApi<PlayerState>, cursor: Cursor) {
    this.store = store;
    this.cursor = cursor;
  }

  /** Cuts the future, keeps what was seen of it as a ghost, and goes on with the changed recipe. `back`: where undo leads, if not to the cursor. */
  apply(changed: Change, note: ChangeNote, back: Place | null = null): void {
    const s = this.store.getState();
    if (s.goal !== null) this.cursor.halt();
    const { recipe, from } = changed;
    const goesOn = this.goesOn(s, changed, note.key);
    const latest = this.past.at(-1);
    if (goesOn && latest && sameRun(latest.state.recipe, recipe)) return this.undo();
    if (goesOn && latest) latest.note = { ...latest.note, became: note.became };
    else this.remember({ ...s, ...back }, note);

    const old = goesOn
      ? this.last!.ghost
      : s.seen > from
        ? { change: note, recipe: s.recipe, from, columns: cut(s.columns, s.seen) }
        : null;
    const ghost = old && { ...old, change: { ...old.change, became: note.became } };
    const others = s.ghosts.filter((it) => it !== this.last?.ghost || !goesOn);
    this.last = { recipe, key: note.key, from, ghost };

    const stays = from === s.t; // else a new run: the cursor goes to its beginning
    const inside = stays ? (this.cursor.waitsFor ?? (s.beat === null ? null : { t: s.t, beat: s.beat })) : null;
    const head = Math.min(s.head, from);
    this.store.setState({
      ...unrun(s.lab, recipe),
      ...(stays ? { t: s.t, beat: s.beat, trace: s.trace } : {}),
      head,
      seen: from,
      columns: cut(s.columns, head),
      printed: s.printed.filter(([i]) => i < from),
      ghosts: ghost ? [...others, ghost].slice(-MAX_GHOSTS) : others,
      ...this.undoing(),
    });
    this.cursor.retrace(inside?.t === s.t ? inside : null);
  }

  /** A control moved further at the same place, with nothing seen in between, is one change and not many. */
  private goesOn(s: PlayerState, { from }: Change, key: string): boolean {
    return this.last?.recipe === s.recipe && this.last.key === key && this.last.from === from && from === s.t && s.seen === from;
  }

  /** What was changed before belongs to another lesson: from here on, undo leads no further back than this. */
  begin(): void {
    this.past.length = 0;
    this.last = null;
    this.store.setState(this.undoing());
  }

  /** Another run altogether, as a link brings it. */
  replace(recipe: Recipe): void {
    const s = this.store.getState();
    this.remember(s, { key: "run", t: 0, was: s.recipe.seed, became: recipe.seed });
    this.last = null;
    this.store.setState({ ...unrun(s.lab, recipe), ghosts: [], ...this.undoing() });
  }

  /** The present run and pin `k` change places; the cursor stays at its step. */
  swap(k: number): void {
    const s = this.store.getState();
    const pin = s.pins[k];
    if (!pin) return;
    this.cursor.halt();
    this.last = null;
    this.store.setState({ ...unrun(s.lab, pin.recipe), ...pin, ghosts: [], pins: s.pins.with(k, pinOf(s)) });
    this.cursor.goTo(s.t, s.beat);
  }

  undo(): void {
    const before = this.past.pop()?.state;
    if (!before) return;
    this.cursor.halt();
    this.last = null;
    const { recipe, length, head, seen, columns, printed, end, ghosts } = before;
    this.store.setState({
      recipe,
      length,
      head,
      seen,
      columns,
      printed,
      end,
      ghosts,
      coming: null,
      ...this.undoing(),
      notice: null,
      error: null,
      goal: null,
    });
    this.cursor.goTo(before.t, before.beat);
  }

  private remember(state: PlayerState, note: ChangeNote): void {
    this.past.push({ state, note });
    if (this.past.length > MAX_PAST) this.past.shift();
  }
  private undoing(): Pick<PlayerState, "undoable" | "changes"> {
    return { undoable: this.past.length > 0, changes: this.past.map(({ note }) => note) };
  }
}
