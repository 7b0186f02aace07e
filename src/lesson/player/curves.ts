/** @file Columns as the page holds them: they grow with every report, and several futures may share one past. */
import type { Columns } from "./state.ts";

/** Rooms made here, each with how many of its entries are written. What came over the wire is nobody's room to write in. */
const written = new WeakMap<ArrayBufferLike, number>();

/**
 * Columns whose first `at` entries are followed by `more`.
 *
 * Shape: (≥ at) + (m) → at + m. Writes into the spare room behind a snapshot, so a run costs no copies; where another future stands there
 * already (this one was cut), the past moves to a room of its own and the other future stays whole.
 */
export function grow(columns: Columns, at: number, more: Columns): Columns {
  const grown: { [name: string]: Float32Array } = {};
  for (const [name, extra] of Object.entries(more)) {
    const old = columns[name] ?? new Float32Array(0);
    const length = at + extra.length;
    let room = new Float32Array(old.buffer);
    if (written.get(old.buffer) !== at || room.length < length) {
      room = new Float32Array(Math.max(256, 2 * length));
      room.fill(NaN, 0, at);
      room.set(old.subarray(0, at));
    }
    room.set(extra, at);
    written.set(room.buffer, length);
    grown[name] = room.subarray(0, length);
  }
  return grown;
}

/** The columns up to update `to`. */
export const cut = (columns: Columns, to: number): Columns =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.subarray(0, to)]));
