/**
 * @file The chapter's vocabulary: what a page may ask of a model of digits at θₜ, and what it is told. Every model of the chapter
 * (`mnist/softmax`, `mnist/hidden`) answers all of it; a player's own query is `{ ask: "picture" }`, the rest is asked with `player.look`.
 */

/** How a set of test digits is shown to the model. Pixels that move in from outside are 0. */
export interface Condition {
  /** 1: pixels 0–1, as in training. 255: pixels 0–255, as the notebook's test has them. */
  readonly scale: 1 | 255;
  /** Whole pixels to the right and down; negative: left and up. */
  readonly right: number;
  readonly down: number;
  /** 1 − x instead of x. */
  readonly invert: boolean;
}
export const AS_TRAINED: Condition = { scale: 1, right: 0, down: 0, invert: false };

/** A digit of the sets, or 784 pixels in 0–1 of the reader's own. */
export type Digit =
  | { readonly from: "train" | "test"; readonly index: number }
  | { readonly from: "hand"; readonly pixels: readonly number[] | Float32Array };

export type Query =
  /** What moves while the model learns: its weights as images. `coarse`: each rounded to an eighth of the largest, for a still of a few bytes. */
  | { readonly ask: "picture"; readonly coarse?: boolean }
  /** One digit, from pixels to the cost of it. */
  | { readonly ask: "reading"; readonly digit: Digit; readonly condition?: Condition }
  /** The whole test set, once for each condition. */
  | { readonly ask: "tests"; readonly conditions: readonly Condition[] }
  /** Who was taken for whom on the test set. */
  | { readonly ask: "confusion"; readonly condition: Condition }
  /** The first `most` test digits of one cell of that matrix. */
  | { readonly ask: "cell"; readonly truth: number; readonly said: number; readonly most: number; readonly condition: Condition }
  /** Digits of a set, for a reader to choose among: `count` of them from number `first`. */
  | { readonly ask: "digits"; readonly from: "train" | "test"; readonly first: number; readonly count: number }
  /** The gradient of the next batch's cost, as images; of softmax alone ten of them: Σ (p − y) x / batch. The state is put back. */
  | { readonly ask: "gradient" };

export interface Picture {
  /** Rows of the first layer's weight as images, (n, 784): ten of softmax, 256 of the hidden layer. */
  readonly templates: Float32Array;
  /** The last layer's bias, (10). */
  readonly bias: Float32Array;
}
export interface Reading {
  /** (784), as the model got them. */
  readonly pixels: Float32Array;
  /** What is written; null for a digit of the reader's own. */
  readonly label: number | null;
  /** (10) each. */
  readonly logits: Float32Array;
  readonly probabilities: Float32Array;
  /** −log p(label); null without a label. */
  readonly cost: number | null;
  /** Where the largest logit is. */
  readonly said: number;
  /** Softmax alone: `weight[k]·x`, without the bias, (10). Null for a model with a hidden layer. */
  readonly products: Float32Array | null;
}
export interface TestResult {
  readonly right: number;
  /** How many test images there are: 10,000 of MNIST, 2,000 of those that the book draws. */
  readonly total: number;
  /** Mean cross-entropy of softmax(logits), whatever cost the model was trained with. */
  readonly cost: number;
}
export interface Confusion {
  /** Row truth, column said: (100), `counts[10 * truth + said]`. */
  readonly counts: readonly number[];
  readonly total: number;
}
export interface Shown {
  /** Each with its number in the set, at most a hundred. Pixels as a reader sees them: moved or negative as the condition says, but in 0–1. */
  readonly digits: readonly { readonly index: number; readonly label: number; readonly pixels: Float32Array }[];
}
export interface Gradient {
  /** Of the first layer's weight, (n, 784) as `templates`; and of the last layer's bias, (10). */
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}
/** What each question is answered with. */
export interface Answers {
  readonly picture: Picture;
  readonly reading: Reading;
  readonly tests: readonly TestResult[];
  readonly confusion: Confusion;
  readonly cell: Shown;
  readonly digits: Shown;
  readonly gradient: Gradient;
}
export type AnswerOf<Q extends Query> = Answers[Q["ask"]];
