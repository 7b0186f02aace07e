/**
 * @file A run on the page: a store, and what a reader can do to it. Asks a port for columns, views and traces of the recipe it holds.
 *
 * Knows no tensor, no React and no DOM; time is handed in. Nothing queues: of each kind one question is under way, and what is asked next
 * is read from the state when the answer comes. So pause is immediate, and only the newest wish for a view is ever answered.
 */
import { createStore } from "zustand/vanilla";
import { clamp } from "./field.ts";
import { MAX_SEED, settleLoupe, type GhostLink, type Link, type Loupe, type Unit } from "./link.ts";
import { change, reseed, sameRun } from "./player/change.ts";
import { Cursor, unitSize } from "./player/cursor.ts";
import { Desk } from "./player/desk.ts";
import { ghostIn, ghostOf } from "./player/ghost.ts";
import { History, unrun } from "./player/history.ts";
import type { Port } from "./player/mail.ts";
import { pinned, pinnedRecipe } from "./player/pins.ts";
import { canEnter, lastOf, type Condition, type Guess, type Look, type PlayerState, type Speed } from "./player/state.ts";
import { configAt, type Lab, type Value } from "./recipe.ts";

export { canEnter, firstSpeed, isComputing, lastOf, printedAt, SPEEDS } from "./player/state.ts";
export { MAX_PINS } from "./player/pins.ts";
export { firstWhere, holds } from "./player/until.ts";
export type { ChangeNote, Columns, Condition, Ghost, Guess, Look, Notice, Pin, PlayerState, Speed } from "./player/state.ts";
export type { Port } from "./player/mail.ts";

/** Time, handed in. `every` calls back about once a frame until the returned function is called. */
export interface Clock {
  now(): number;
  every(tick: () => void): () => void;
}
export interface PlayerOptions {
  readonly lab: Lab;
  readonly start: Link;
  readonly port: Port;
  readonly clock: Clock;
  /** What the lab's machine is to draw in a view. */
  readonly query?: unknown;
  /** "max" unless said. */
  readonly speed?: Speed;
  /** For new seeds: in [0, 1). */
  readonly random?: () => number;
}
const opened = ({ notice }: PlayerState) => ({ gated: false, notice: notice?.kind === "gated" ? null : notice });

/** Where a player stands, as it is sent: on the way to a place, that place; of the runs beside it, the first; of ghosts, the newest. */
export function linkAt(s: PlayerState): Required<Link> {
  const { recipe, goal, playing, unit, loupe, pins } = s;
  const t = goal !== null && !playing ? goal : (s.error?.to ?? s.t);
  return { recipe, t, beat: t === s.t ? s.beat : null, unit, loupe, other: pins[0]?.recipe ?? null, ghost: ghostOf(s) };
}
export type Player = ReturnType<typeof createPlayer>;

export function createPlayer({ lab, start, port, clock, query = {}, speed = "max", random = Math.random }: PlayerOptions) {
  const store = createStore<PlayerState>(() => ({
    ...unrun(lab, start.recipe),
    lab,
    view: null,
    hash: null,
    playing: false,
    unit: start.unit,
    speed,
    pins: start.other ? [pinnedRecipe(lab, start.other)] : [],
    guess: null,
    gated: false,
    loupe: start.loupe ?? null,
    ghosts: [],
    undoable: false,
    changes: [],
  }));
  const { getState: get, setState: set } = store;
  const cursor = new Cursor(store);
  const desk = new Desk(store, cursor, port, query);
  const history = new History(store, cursor);

  /** Moves the cursor by the clock: at a given speed, or through what is known already as fast as it was computed. */
  function startClock(): () => void {
    let before = clock.now();
    let due = 0;
    return clock.every(() => {
      const now = clock.now();
      const seconds = clamp((now - before) / 1000, 0, 1);
      before = now;
      const s = get();
      if (!s.playing || s.goal !== null || s.until) return; // on its way; `follow` moves it
      const beats = s.unit === "beat" && s.speed !== "max";
      due += s.speed === "frame" ? 1 : s.speed === "max" ? (1000 * seconds) / desk.msPerUpdate : s.speed * seconds;
      const waits = beats ? cursor.waitsFor !== null : s.t >= s.head;
      if (waits) due = Math.min(due, 1);
      else if (due >= 1 - 1e-9) {
        const steps = beats ? 1 : Math.floor(due + 1e-9); // ten tenths are one
        due = Math.min(due - steps, 1);
        if (beats) cursor.stepBeat(1);
        else cursor.moveTo(Math.min(s.head, s.t + steps * (s.speed === "max" ? 1 : unitSize(s))));
        cursor.rest();
      }
      desk.ask();
    });
  }

  /** Every action ends by asking for what it made necessary. */
  const action =
    <A extends unknown[]>(act: (...args: A) => void) =>
    (...args: A): void => {
      act(...args);
      desk.ask();
    };
  const seek = action((t: number) => {
    cursor.halt();
    cursor.goTo(t);
  });
  const play = action(() => {
    const s = get();
    if (s.error) desk.retry();
    if (s.gated) return set({ notice: { kind: "gated" } });
    if (s.t >= lastOf(s) && s.beat === null) {
      if (s.end && s.end.why !== "length") return; // a pause with a reason: what is wrong must change first
      cursor.moveTo(0); // a record that has run out starts again
    }
    cursor.halt();
    set({ playing: true, notice: null });
    cursor.play(startClock());
  });
  const pause = action(() => cursor.halt());
  const setSeed = action((wished: number) => {
    const { recipe } = get();
    const seed = clamp(Math.round(wished) || 0, 0, MAX_SEED);
    if (seed !== recipe.seed) history.apply(reseed(recipe, seed), { key: "seed", t: 0, was: recipe.seed, became: seed });
  });

  /** The future that a link says was seen and cut: run again when the present is there, by a player of its own, for its columns. */
  let raising: (() => void) | null = null;
  function raise(wanted: GhostLink | null | undefined): void {
    raising?.();
    raising = null;
    if (!wanted) return;
    set({ coming: wanted });
    let beside: Player | null = null;
    const stop = () => {
      unsubscribe();
      beside?.dispose();
    };
    const follow = (s: PlayerState) => {
      if (s.coming !== wanted) return stop(); // another run by now
      if (beside || s.goal !== null || s.hash?.t !== s.t || s.error) return; // at rest, and all of it known
      beside = createPlayer({
        lab,
        start: { recipe: wanted.recipe, t: wanted.seen, beat: null, unit: "update" },
        port,
        clock,
        query,
      });
      beside.store.subscribe((run) => {
        const ghost = ghostIn(run, wanted, get().recipe);
        if (ghost) set({ ghosts: [...get().ghosts, ghost], coming: null });
      });
    };
    const unsubscribe = store.subscribe(follow);
    raising = stop;
    follow(get());
  }

  cursor.goTo(start.t, start.beat);
  desk.ask();
  raise(start.ghost);
  return {
    store,
    play,
    pause,
    toggle: () => (get().playing || get().goal !== null ? pause() : play()),
    step: action((by: 1 | -1) => {
      const { goal } = get();
      cursor.halt();
      set({ goal });
      cursor.step(by);
    }),
    seek,
    /** To a beat of the update under the cursor. */
    enter: action((beat: number) => {
      cursor.halt();
      const s = get();
      if (canEnter(s, s.t)) cursor.enter({ t: s.t, beat });
    }),
    runTo: action((t: number) => cursor.runTo(t)),
    /** On at full speed to the first moment at which something holds. */
    runUntil: action((condition: Condition) => cursor.runUntil(condition)),
    /** To the run's beginning: the same seed, the same weights. */
    reset: () => seek(0),
    setUnit: action((unit: Unit) => set({ unit })),
    setSpeed: action((speed: Speed) => set({ speed })),
    /** An editable key changes from the update under the cursor on, or from `at` on, where the cursor then goes; any other starts a new run. */
    setConfig: action((key: string, value: Value, at?: number) => {
      const { t: stood, beat } = linkAt(get());
      if (at !== undefined && at !== stood) {
        cursor.halt();
        cursor.goTo(at);
      }
      const { recipe, t } = get();
      const changed = change(lab, recipe, t, key, value);
      if (!changed) return;
      const was = configAt(recipe, changed.from === t ? t : 0)[key]!;
      history.apply(
        changed,
        { key, t: changed.from, was, became: configAt(changed.recipe, changed.from)[key]! },
        { t: stood, beat },
      );
    }),
    setSeed,
    /** Small, so that it can be said aloud in a classroom; never the present one. */
    newSeed: () => {
      const seed = Math.floor(random() * 9999);
      setSeed(seed >= get().recipe.seed ? seed + 1 : seed);
    },
    undo: action(() => history.undo()),
    /** Back to when only the first `k` changes had been made. */
    undoTo: action((k: number) => {
      while (get().changes.length > k) history.undo();
    }),
    /** The present run stays in sight while others come. */
    pin: action(() => set({ pins: pinned(get()) })),
    unpin: action((k: number) => set({ pins: get().pins.filter((_, at) => at !== k) })),
    /** A/B: the present run and pin `k` change places, at the same step. */
    swap: action((k: number) => history.swap(k)),
    /** A guess opens the gate. */
    setGuess: action((guess: Guess | null) => set({ guess, ...(guess ? opened(get()) : {}) })),
    closeGate: action(() => set({ gated: true })),
    openGate: action(() => set(opened(get()))),
    /** A stretch of at least two updates, or none. */
    setLoupe: action((loupe: Loupe | null) => set({ loupe: loupe && settleLoupe(loupe, get().length) })),
    /** Another moment, perhaps of another run, as a link says. `anew`: it is all that the link says, and undo leads no further back. */
    load: action((link: Link, anew = false) => {
      cursor.halt();
      if (!sameRun(get().recipe, link.recipe)) history.replace(link.recipe);
      if (anew) history.begin();
      set({
        unit: link.unit,
        ...(link.loupe || anew ? { loupe: link.loupe ?? null } : {}),
        ...(link.other ? { pins: [pinnedRecipe(lab, link.other)] } : anew ? { pins: [] } : {}),
      });
      cursor.goTo(link.t, link.beat);
      const known = ghostOf(get());
      if (link.ghost && !(known && sameRun(known.recipe, link.ghost.recipe))) raise(link.ghost);
    }),
    /**
     * A question about the cursor's moment, beside the player's own. One is under way at a time; of those that wait, each asker (`by`,
     * anything) has one, the newest. Null: a newer one came instead, the run was changed meanwhile, or `error` says what is wrong.
     */
    look: (query: unknown, by: unknown = null): Promise<Look | null> => desk.look(query, by),
    retry: action(() => desk.retry()),
    dismiss: action(() => set({ notice: null })),
    /** Stops asking and moving for good. */
    dispose: () => {
      cursor.halt();
      raise(null);
      desk.close();
    },
  };
}
