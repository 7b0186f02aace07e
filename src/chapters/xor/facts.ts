/** @file What the page of this chapter is told before any click: the build runs it. */
import type { FactRequests } from "../../lesson/facts.ts";
import type { LineQuery } from "./labs/oneLayer.ts";
import type { TwoHiddenQuery } from "./labs/twoHidden.ts";

const from = (first: number, last: number, step = 1): number[] =>
  Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, k) => first + k * step);
/** The updates whose cost the notebooks print. */
const PRINTED = from(0, 10_000, 100);

export default {
  /** The picture on the book's cover: the input plane in the middle of the cliff. */
  cover: { lab: "xor/two-hidden", views: { query: { grid: 33 } satisfies TwoHiddenQuery, at: [2200] } },
  /** Seven moments of the hidden plane: before the plateau, along it, down its edge, and at the end. */
  moments: {
    lab: "xor/two-hidden",
    views: { query: { grid: 2, lattice: 13 } satisfies TwoHiddenQuery, at: [0, 1000, 2000, 2100, 2200, 2300, 10_000] },
  },
  /** Fingerprints that a reader's browser is held against: at the beginning, early, on the cliff, at the end. */
  bits: { lab: "xor/two-hidden", hashes: [0, 100, 2200, 10_001] },
  two: { lab: "xor/two-hidden", columns: { names: ["cost", "gradNorm"], at: PRINTED } },
  /** Where the cost comes down to the plateau, and where it is below 0.01 for the first time. */
  start: { lab: "xor/two-hidden", columns: { names: ["cost"], at: from(0, 40) } },
  landing: { lab: "xor/two-hidden", columns: { names: ["cost"], at: from(3200, 3400) } },
  /** Where the gradient is smallest, and where the fourth point comes right: each is found among these. */
  lull: { lab: "xor/two-hidden", columns: { names: ["gradNorm"], at: from(400, 600) } },
  cliff: { lab: "xor/two-hidden", columns: { names: ["right", "gradNorm"], at: from(2150, 2250) } },
  one: {
    lab: "xor/one-layer",
    columns: { names: ["cost", "gradNorm"], at: PRINTED },
    views: { query: { grid: 2 } satisfies LineQuery, at: [10_001] },
  },
  /** The change a reader is asked to try. */
  faster: { lab: "xor/two-hidden", edits: [{ t: 1000, set: { lr: 3 } }], columns: { names: ["right"], at: from(1300, 1500) } },
  tooFast: { lab: "xor/two-hidden", config: { lr: 10 }, columns: { names: ["cost"], at: [10_000] } },
} satisfies FactRequests;
