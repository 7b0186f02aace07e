/** @file What the page of this chapter is told before any click: the build runs it. */
import type { FactRequests } from "../../lesson/facts.ts";
import type { TwoHiddenQuery } from "./labs/twoHidden.ts";

export default {
  /** The picture on the book's cover: the input plane in the middle of the cliff. */
  cover: { lab: "xor/two-hidden", views: { query: { grid: 33 } satisfies TwoHiddenQuery, at: [2200] } },
} satisfies FactRequests;
