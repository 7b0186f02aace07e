/** @file What a model of digits is told to answer: every question of views.ts. */
import { F, noGrad, tensor, type Tensor } from "../../../core/index.ts";
import { int64 } from "../../../core/dtype.ts";
import {
  AS_TRAINED,
  type Answers,
  type Condition,
  type Confusion,
  type Digit,
  type Query,
  type Reading,
  type Shown,
} from "../views.ts";
import type { TrainingSet } from "./sets.ts";
import { show } from "./shown.ts";
import { eachBlock, labelOf, saidOf, testOf, type Tested } from "./test.ts";

export interface Subject extends Tested {
  readonly train: TrainingSet;
  /** The first layer's weight, (n, 784), and the last layer's bias, (10). */
  readonly weight: Tensor;
  readonly bias: Tensor;
  /** Whether there is no other layer: then each logit is a row of the weight times the pixels, and a bias. */
  readonly linear: boolean;
  /** Takes the next batch and leaves the gradients of its cost. */
  readonly learn: () => void;
}

/** No answer shows more digits: a hundred are 314 kB. */
const MOST = 100;

export function answer(subject: Subject, query: Query): Answers[keyof Answers] {
  switch (query.ask) {
    case "picture":
      return {
        templates: query.coarse ? coarsely(numbers(subject.weight)) : numbers(subject.weight),
        bias: numbers(subject.bias),
      };
    case "reading":
      return noGrad(() => reading(subject, query.digit, query.condition ?? AS_TRAINED));
    case "tests":
      return query.conditions.map((condition) => testOf(subject, condition));
    case "confusion":
      return confusion(subject, query.condition);
    case "cell":
      return cell(subject, query);
    case "digits":
      return digits(subject, query);
    case "gradient":
      subject.learn();
      return { weight: numbers(subject.weight.grad!), bias: numbers(subject.bias.grad!) };
    default:
      throw new RangeError(`mnist: expected a question of views.ts, came ${JSON.stringify(query)}`);
  }
}

/** Rounded to an eighth of the largest, so that a few bytes hold them. */
function coarsely(values: Float32Array): Float32Array {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most > 0 ? values.map((value) => (Math.round((8 * value) / most) * most) / 8) : values;
}
const numbers = (x: Tensor): Float32Array => x.toArray() as Float32Array;

/** One image (1, 784) as it is, and its label. */
function imageOf({ train, sets: { test } }: Subject, digit: Digit): { x: Tensor; label: number | null } {
  if (digit.from === "hand") {
    if (digit.pixels.length !== 784) throw new RangeError(`mnist: expected 784 pixels, came ${digit.pixels.length}`);
    return { x: tensor(Float32Array.from(digit.pixels), { shape: [1, 784] }), label: null };
  }
  const row = Int32Array.of(digit.index);
  const [x, y] = (digit.from === "test" ? test.batch(row) : train.plain(row)) as [Tensor, Tensor];
  return { x, label: labelOf(y, 0) };
}

function reading(subject: Subject, digit: Digit, condition: Condition): Reading {
  const { x, label } = imageOf(subject, digit);
  show(x, condition, subject.order);
  const logits = subject.forward(x);
  return {
    pixels: numbers(x),
    label,
    logits: numbers(logits),
    probabilities: numbers(F.softmax(logits, 1)),
    cost: label === null ? null : F.crossEntropy(logits, tensor([label], { dtype: int64 })).item(),
    said: saidOf(logits, 0),
    products: subject.linear ? numbers(F.linear(x, subject.weight)) : null,
  };
}

function confusion(subject: Subject, condition: Condition): Confusion {
  const counts = new Array<number>(100).fill(0);
  eachBlock(subject, condition, (logits, labels) => {
    for (let row = 0; row < labels.numel; row++) counts[10 * labelOf(labels, row) + saidOf(logits, row)]!++;
  });
  return { counts, total: subject.sets.tested };
}

function cell(subject: Subject, { truth, said, most, condition }: Extract<Query, { ask: "cell" }>): Shown {
  const found: number[] = [];
  eachBlock(subject, condition, (logits, labels, from) => {
    for (let row = 0; row < labels.numel && found.length < Math.min(most, MOST); row++)
      if (labelOf(labels, row) === truth && saidOf(logits, row) === said) found.push(from + row);
  });
  const { test } = subject.sets;
  return pictures(found, (rows) => test.batch(rows), { ...condition, scale: 1 });
}

function digits({ train, sets: { test } }: Subject, { from, first, count }: Extract<Query, { ask: "digits" }>): Shown {
  const { length } = from === "test" ? test : train.whole;
  const n = Math.max(0, Math.min(count, MOST, length - first));
  const indices = Array.from({ length: n }, (_, k) => first + k);
  return pictures(indices, (rows) => (from === "test" ? test.batch(rows) : train.plain(rows)), AS_TRAINED);
}

/** Images as a reader sees them: under a condition, but in 0–1, each pixel in its place. */
function pictures(indices: readonly number[], batch: (rows: Int32Array) => Tensor[], condition: Condition): Shown {
  return {
    digits: indices.map((index) => {
      const [x, y] = batch(Int32Array.of(index)) as [Tensor, Tensor];
      show(x, condition, null);
      return { index, label: labelOf(y, 0), pixels: numbers(x) };
    }),
  };
}
