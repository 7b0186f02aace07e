/** @file What the build computes for this chapter, on the digits the book draws: numbers of the prose, stills of the figures. */
import type { FactRequest, FactRequests } from "../../lesson/facts.ts";
import type { Config, ConfigOf } from "../../lesson/recipe.ts";
import softmax from "./labs/softmax.ts";
import { AS_TRAINED, type Condition, type Query } from "./views.ts";

const defaults = Object.fromEntries(Object.entries(softmax.config).map(([key, field]) => [key, field.default])) as ConfigOf<
  typeof softmax.config
>;
/** Where the run ends, and how many updates an epoch of it has. */
export const END = softmax.length(defaults);
export const EPOCH = softmax.epoch(defaults);
/** How many pictures it learns from, and its last epoch. */
export const IMAGES = defaults.images;
export const LAST = defaults.epochs;
const LAB = "mnist/softmax";

/** How the test set is shown, by name: as trained, as the notebook has it, moved aside, as a negative. */
export const CONDITIONS = {
  scaled: AS_TRAINED,
  raw: { ...AS_TRAINED, scale: 255 },
  right1: { ...AS_TRAINED, right: 1 },
  right2: { ...AS_TRAINED, right: 2 },
  right3: { ...AS_TRAINED, right: 3 },
  right4: { ...AS_TRAINED, right: 4 },
  left1: { ...AS_TRAINED, right: -1 },
  left2: { ...AS_TRAINED, right: -2 },
  left3: { ...AS_TRAINED, right: -3 },
  left4: { ...AS_TRAINED, right: -4 },
  down4: { ...AS_TRAINED, down: 4 },
  invert: { ...AS_TRAINED, invert: true },
} as const satisfies { readonly [name: string]: Condition };

/** The loops that are changed on purpose, each for three epochs: three are broken by it. */
export const BROKEN = {
  softmaxTwice: { softmaxTwice: true },
  zeroGrad: { zeroGrad: false },
  shuffledLabels: { shuffledLabels: true },
  permuted: { permuted: true },
} as const satisfies { readonly [name: string]: Config };
/** Each is run for so many epochs. */
export const SHORT = 3;

const at = (query: Query, ...moments: readonly number[]): FactRequest => ({ lab: LAB, views: { query, at: moments } });
/** What is measured at the end of each epoch. */
const epochs = (config: Config, last: number, epoch = EPOCH): FactRequest => ({
  lab: LAB,
  config,
  columns: { names: ["averageCost", "testAccuracy"], at: Array.from({ length: last }, (_, k) => (k + 1) * epoch - 1) },
});

/** So many pictures are learned from, beside the lab's own six thousand; each an even number of batches. */
export const MORE = { fewest: 300, few: 1000, some: 3000 } as const;
/** What is read after the last epoch on the first so many pictures. */
const more = (images: number): FactRequest => epochs({ images }, defaults.epochs, softmax.epoch({ ...defaults, images }));

/** Three epochs of a broken loop, and what it then reads. */
const broken = (name: keyof typeof BROKEN): FactRequest => ({
  ...epochs(BROKEN[name], SHORT),
  views: { query: { ask: "tests", conditions: [AS_TRAINED] } satisfies Query, at: [SHORT * EPOCH] },
});

export default {
  /** The picture on the cover, and of the opening. */
  cover: at({ ask: "picture", coarse: true }, END),
  /** The first digits of the test set: each label is among them. */
  digits: at({ ask: "digits", from: "test", first: 0, count: 24 }, END),
  /** The 3 that the page begins with. */
  reading: at({ ask: "reading", digit: { from: "test", index: 2 } }, END),
  first: { lab: LAB, columns: { names: ["cost"], at: [0] }, hashes: [0, EPOCH, END] },
  epochs: epochs({}, defaults.epochs),
  tests: at({ ask: "tests", conditions: Object.values(CONDITIONS) }, SHORT * EPOCH, END),
  confusion: at({ ask: "confusion", condition: AS_TRAINED }, END),
  fewest: more(MORE.fewest),
  few: more(MORE.few),
  some: more(MORE.some),
  hidden: {
    lab: "mnist/hidden",
    views: { query: { ask: "tests", conditions: [CONDITIONS.scaled, CONDITIONS.right4] } satisfies Query, at: [END] },
  },
  softmaxTwice: broken("softmaxTwice"),
  zeroGrad: broken("zeroGrad"),
  shuffledLabels: broken("shuffledLabels"),
  permuted: broken("permuted"),
} satisfies FactRequests;
