/**
 * @file The moments of a run that are kept as snapshots, and the budget in bytes that all runs of a page share.
 *
 * Dense near the cursor, thin elsewhere: when the budget is passed, frames that lie closer than a gap to the one before them go, and
 * the gap doubles until there is room again. The first frame and the head always stay. What two snapshots share is counted once.
 */
import type { Snapshot } from "./snapshot.ts";

const MEGABYTE = 2 ** 20;
/** What a snapshot costs beside its bytes, roughly: objects and headers. */
const OVERHEAD = 600;
/** When over the limit, room is made down to this part of it, so that thinning is rare. */
const AFTER_THINNING = 0.9;
/** The part of the budget that frames around a cursor may take before they are thinned like the rest, and how many updates at most. */
const NEAR = { part: 1 / 4, updates: 64 };

export class KeyframeBudget {
  readonly limit: number;
  private total = 0;
  private readonly stores = new Set<Keyframes>();

  constructor(limit = 64 * MEGABYTE) {
    this.limit = limit;
  }

  /** Bytes that are kept now. */
  get used(): number {
    return this.total;
  }

  add(store: Keyframes): void {
    this.stores.add(store);
  }
  remove(store: Keyframes): void {
    this.stores.delete(store);
  }

  hold(snapshot: Snapshot): void {
    if (snapshot.holders++ > 0) return;
    this.total += OVERHEAD + snapshot.small.length;
    for (const block of snapshot.large) if (block.holders++ === 0) this.total += block.bytes.length;
  }

  release(snapshot: Snapshot): void {
    if (--snapshot.holders > 0) return;
    this.total -= OVERHEAD + snapshot.small.length;
    for (const block of snapshot.large) if (--block.holders === 0) this.total -= block.bytes.length;
  }

  /** Makes room where the limit is passed: first far from every cursor, then near them too; always from the run that holds most. */
  settle(): void {
    if (this.total <= this.limit) return;
    const goal = AFTER_THINNING * this.limit;
    for (const sparing of [true, false]) {
      const rest = [...this.stores].map((store) => ({ store, gap: 1 }));
      while (this.total > goal && rest.length > 0) {
        const most = rest.reduce((a, b) => (b.store.size > a.store.size ? b : a));
        most.gap *= 2;
        most.store.thin(most.gap, sparing);
        if (most.gap > most.store.span) rest.splice(rest.indexOf(most), 1);
      }
    }
  }
}

export interface Keyframe {
  readonly t: number;
  readonly snapshot: Snapshot;
}

/** The keyframes of one run, in order of t. */
export class Keyframes {
  /** Where the reader looks; frames within reach of it are spared as long as possible. */
  cursor = 0;
  private readonly budget: KeyframeBudget;
  private frames: Keyframe[] = [];
  private bytes = 0;

  constructor(budget: KeyframeBudget) {
    this.budget = budget;
    budget.add(this);
  }

  /** Bytes of all frames, each counted whole. */
  get size(): number {
    return this.bytes;
  }
  /** From the first frame to the last, in updates. */
  get span(): number {
    return this.last?.t ?? 0;
  }
  /** The moments that are kept. */
  get times(): readonly number[] {
    return this.frames.map(({ t }) => t);
  }
  get all(): readonly Keyframe[] {
    return this.frames;
  }
  get last(): Keyframe | undefined {
    return this.frames.at(-1);
  }

  /** How many updates around the cursor are worth a frame each. */
  get reach(): number {
    const { last } = this;
    const fit = last === undefined ? Infinity : Math.floor((this.budget.limit * NEAR.part) / (OVERHEAD + last.snapshot.fresh));
    return Math.max(1, Math.min(NEAR.updates, fit));
  }

  at(t: number): Snapshot | null {
    const frame = this.nearest(t);
    return frame?.t === t ? frame.snapshot : null;
  }

  /** The last frame at or before t. */
  nearest(t: number): Keyframe | undefined {
    return this.frames[this.after(t) - 1];
  }

  /** Keeps a snapshot of θₜ, unless there is one. */
  put(t: number, snapshot: Snapshot): void {
    const index = this.after(t);
    if (this.frames[index - 1]?.t === t) return;
    this.frames.splice(index, 0, { t, snapshot });
    this.bytes += OVERHEAD + snapshot.bytes;
    this.budget.hold(snapshot);
    this.budget.settle();
  }

  /** Drops what lies closer than `gap` updates to the frame before it. */
  thin(gap: number, sparing: boolean): void {
    const { cursor, last } = this;
    const near = sparing ? this.reach : 0;
    let before = -Infinity;
    this.frames = this.frames.filter((frame) => {
      const stays = frame === last || Math.abs(frame.t - cursor) < near || frame.t - before >= gap;
      if (stays) before = frame.t;
      else this.forget(frame);
      return stays;
    });
  }

  dispose(): void {
    for (const { snapshot } of this.frames) this.budget.release(snapshot);
    this.frames = [];
    this.bytes = 0;
    this.budget.remove(this);
  }

  private forget({ snapshot }: Keyframe): void {
    this.bytes -= OVERHEAD + snapshot.bytes;
    this.budget.release(snapshot);
  }

  /** The index of the first frame after t. */
  private after(t: number): number {
    let low = 0;
    let high = this.frames.length;
    if (high > 0 && this.frames[high - 1]!.t <= t) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.frames[middle]!.t <= t) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
