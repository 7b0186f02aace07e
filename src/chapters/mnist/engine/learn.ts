/** @file One update of any model of digits, as lab-07_2 writes it, and what is measured beside it. */
import { data, F, type nn, type optim, type Stateful, type Tensor } from "../../../core/index.ts";
import { pyFixed } from "../../../core/format/index.ts";
import { areDigitSets, type DigitSets } from "../../../lesson/data/digitSets.ts";
import type { Measured } from "../../../lesson/machine.ts";
import { batches, type DigitConfig } from "../labs/parts/config.ts";
import type { Query } from "../views.ts";
import { answer } from "./answer.ts";
import { pixelOrder, TrainingSet } from "./sets.ts";
import { accuracyOf, rightOf, type Forward } from "./test.ts";

/** The notebook's running average: a float32 tensor that every batch adds cost / total_batch to. */
class Average implements Stateful {
  value = 0;
  add(part: number): void {
    this.value = Math.fround(this.value + Math.fround(part));
  }
  stateDict(): { value: number } {
    return { value: this.value };
  }
  loadStateDict(state: { readonly value?: unknown }): void {
    this.value = state.value as number;
  }
}

/** What every model of digits learns with. */
export interface Learning {
  readonly optimizer: optim.SGD | optim.Adam;
  readonly loader: data.DataLoader;
  readonly average: Average;
}
interface At {
  readonly config: DigitConfig;
  readonly data: DigitSets;
}

export function digitSetsOf(given: unknown): DigitSets {
  if (!areDigitSets(given)) throw new TypeError("mnist: expected sets of digits to train and to test on, came something else");
  return given;
}

export function beginning({ config, data: { train } }: At): Pick<Learning, "loader" | "average"> {
  const { batchSize, images, order } = config;
  const set = new TrainingSet(train, config);
  return {
    loader: new data.DataLoader(set, { batchSize: Math.min(batchSize, images), shuffle: true, dropLast: true, order }),
    average: new Average(),
  };
}

const testedOf = (forward: Forward, { config, data: sets }: At) => ({ forward, sets, order: pixelOrder(config.permuted) });

/** The cost of a batch as the run is trained; `at` is told where softmax comes once more. */
function costOf(logits: Tensor, Y: Tensor, { softmaxTwice }: DigitConfig, at: (line: string) => void): Tensor {
  if (softmaxTwice) at("softmax");
  const hypothesis = softmaxTwice ? F.softmax(logits, 1) : logits;
  at("loss");
  return F.crossEntropy(hypothesis, Y);
}

/** Takes θᵢ to θᵢ₊₁. */
export function update(forward: Forward, { optimizer, loader, average }: Learning, now: At & Now): Measured {
  const { config, i, at, again } = now;
  optimizer.lr = config.lr;
  if (i % loader.length === 0) average.value = 0;
  at("batch");
  const [X, Y] = loader.next() as [Tensor, Tensor]; // (batch, 784), (batch)
  if (config.zeroGrad) {
    at("zeroGrad");
    optimizer.zeroGrad();
  }
  at("forward");
  const logits = forward(X); // (batch, 784) → (batch, 10)
  const cost = costOf(logits, Y, config, at);
  at("backward");
  cost.backward();
  at("step");
  optimizer.step();
  average.add(cost.item() / loader.length);
  const accuracy = rightOf(logits, Y) / Y.numel;
  if ((i + 1) % loader.length !== 0) return { cost, accuracy };
  at("print");
  const testAccuracy = again ? NaN : accuracyOf(testedOf(forward, now));
  return { cost, averageCost: average.value, accuracy, testAccuracy };
}
interface Now {
  readonly i: number;
  readonly again?: boolean;
  readonly at: (line: string) => void;
}

/** A model by the layers a view shows. */
export interface Layers {
  readonly forward: Forward;
  readonly first: nn.Linear;
  readonly last: nn.Linear;
}

/** What a page asks about θₜ; where it asks nothing in particular, the picture. */
export function view({ forward, first, last }: Layers, { optimizer, loader }: Learning, query: unknown, moment: At) {
  return answer(
    {
      ...testedOf(forward, moment),
      train: loader.dataset as TrainingSet,
      weight: first.weight,
      bias: last.bias!,
      linear: first === last,
      learn() {
        const [X, Y] = loader.next() as [Tensor, Tensor];
        optimizer.zeroGrad();
        costOf(forward(X), Y, moment.config, () => {}).backward();
      },
    },
    (query as Query | null)?.ask === undefined ? { ask: "picture" } : (query as Query),
  );
}

export function print(i: number, { averageCost }: { readonly [column: string]: number }, { config }: { config: DigitConfig }) {
  if ((i + 1) % batches(config) !== 0) return null;
  return `Epoch: ${String((i + 1) / batches(config)).padStart(4, "0")} cost = ${pyFixed(averageCost!, 9)}`;
}

/** Named lines that not every update announces. */
export const sometimes = ["print", "zeroGrad", "softmax"];

const moved = { scale: 255, right: 2, down: -1, invert: true } as const;
/** One question of each kind, and digits from everywhere. */
export const queries: readonly Query[] = [
  { ask: "picture" },
  { ask: "reading", digit: { from: "test", index: 3 } },
  { ask: "reading", digit: { from: "train", index: 3 }, condition: moved },
  { ask: "reading", digit: { from: "hand", pixels: Array.from({ length: 784 }, (_, k) => (k % 5) / 4) } },
  { ask: "tests", conditions: [{ ...moved, invert: false }, moved] },
  { ask: "confusion", condition: moved },
  { ask: "cell", truth: 1, said: 1, most: 12, condition: moved },
  { ask: "digits", from: "train", first: 5, count: 20 },
  { ask: "digits", from: "test", first: 5, count: 20 },
  { ask: "gradient" },
];
