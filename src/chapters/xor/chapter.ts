import type { Chapter } from "../index.ts";
import type { TwoHiddenQuery } from "./labs/twoHidden.ts";

export default {
  id: "xor",
  order: 7,
  title: { ko: "XOR와 다층 퍼셉트론", en: "XOR and the multilayer perceptron" },
  lab: "xor/two-hidden",
  query: { grid: 41 } satisfies TwoHiddenQuery,
  page: () => import("./Page.tsx"),
} satisfies Chapter;
