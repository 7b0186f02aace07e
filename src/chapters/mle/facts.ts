/** @file What the page of this chapter is told before any click: the build runs it. */
import type { FactRequests } from "../../lesson/facts.ts";

const from = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, k) => first + k);

export default {
  /** The opening figure, before a reader has touched it. */
  look: { lab: "mle/look", views: { query: null, at: [0] } },
  /** The same with θ at the peak. */
  peak: { lab: "mle/look", config: { theta: 0.27 }, views: { query: null, at: [0] } },
  /** A hundred throws: those of the cover. */
  throws: { lab: "mle/toss", columns: { names: ["u"], at: from(0, 99) } },
  thousand: { lab: "mle/toss", columns: { names: ["next"], at: [9, 99, 999] } },
  /** Twenty updates of lr 0.1: the walk of the chapter; its first state and its last are held against the reader's browser. */
  walk: {
    lab: "mle/ascent",
    columns: { names: ["theta", "next", "goal"], at: from(0, 19) },
    views: { query: null, at: [0, 1, 2, 3, 20] },
    hashes: [0, 20],
  },
  swing: { lab: "mle/ascent", config: { lr: 0.3 }, columns: { names: ["theta", "next"], at: from(0, 19) } },
  out: { lab: "mle/ascent", config: { lr: 0.39 }, columns: { names: ["theta", "next"], at: from(0, 4) } },
  none: { lab: "mle/ascent", config: { k: 0 }, columns: { names: ["theta", "next"], at: from(0, 3) } },
  /** Five hundred experiments each. */
  ten: { lab: "mle/repeats", config: { n: 10 }, columns: { names: ["estimate"], at: "all" } },
  hundred: { lab: "mle/repeats", columns: { names: ["estimate"], at: "all" } },
  many: { lab: "mle/repeats", config: { n: 1000 }, columns: { names: ["estimate"], at: "all" } },
} satisfies FactRequests;
