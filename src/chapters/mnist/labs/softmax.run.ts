/** @file What lab-07_2 does: the machine of mnist/softmax. */
import { data, F, nn, noGrad, optim, type Stateful } from "../../../core/index.ts";
import { pyFixed } from "../../../core/format/index.ts";
import { areDigitSets, type DigitSets } from "../../../lesson/data/digitSets.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import softmax, { batches, type SoftmaxQuery, type SoftmaxView } from "./softmax.ts";

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

export default defineMachine(softmax, {
  data(given): DigitSets {
    if (!areDigitSets(given))
      throw new TypeError("mnist/softmax: expected sets of digits to train and to test on, came something else");
    return given;
  },

  init({ config, data: { train } }) {
    const { lr, batchSize, images, order } = config;
    if (images > train.length) throw new RangeError(`mnist/softmax: expected ${images} training images, came ${train.length}`);
    const chosen = new data.Subset(
      train,
      Int32Array.from({ length: images }, (_, i) => i),
    );
    const linear = new nn.Linear(train.width, 10);
    return {
      linear,
      loader: new data.DataLoader(chosen, { batchSize: Math.min(batchSize, images), shuffle: true, dropLast: true, order }),
      optimizer: new optim.SGD(linear.parameters(), { lr }),
      average: new Average(),
    };
  },

  update({ linear, loader, optimizer, average }, { config, i, at }) {
    optimizer.lr = config.lr;
    if (i % loader.length === 0) average.value = 0;
    at("batch");
    const [X, Y] = loader.next(); // (batch, 784), (batch)
    if (config.zeroGrad) {
      at("zeroGrad");
      optimizer.zeroGrad();
    }
    at("forward");
    const hypothesis = linear.forward(X!); // (batch, 784) → (batch, 10)
    at("loss");
    const cost = F.crossEntropy(hypothesis, Y!);
    at("backward");
    cost.backward();
    at("step");
    optimizer.step();
    average.add(cost.item() / loader.length);
    const epochEnds = (i + 1) % loader.length === 0;
    if (epochEnds) at("print");
    return epochEnds ? { cost, averageCost: average.value } : { cost };
  },

  view({ linear }, query, { data: { test } }): SoftmaxView {
    const picture = { templates: linear.weight.toArray() as Float32Array, bias: linear.bias!.toArray() as Float32Array };
    if ((query as SoftmaxQuery | null)?.test !== true) return picture;
    return { ...picture, test: { scaled: correct(linear, test, 1), raw: correct(linear, test, 255), total: test.length } };
  },

  print(i, { averageCost }, { config }) {
    if ((i + 1) % batches(config) !== 0) return null;
    return `Epoch: ${String((i + 1) / batches(config)).padStart(4, "0")} cost = ${pyFixed(averageCost!, 9)}`;
  },
  sometimes: ["print", "zeroGrad"],
  queries: [{ test: false }, { test: true }] satisfies SoftmaxQuery[],
});

/** How many images are classified right, with pixels multiplied by `scale`; a thousand at a time, so that no batch is large. */
function correct(linear: nn.Linear, set: data.ImageDataset, scale: number): number {
  let right = 0;
  for (let from = 0; from < set.length; from += 1000) {
    const rows = Int32Array.from({ length: Math.min(1000, set.length - from) }, (_, k) => from + k);
    const [X, Y] = set.batch(rows);
    right += noGrad(() => linear.forward(X!.mul(scale)).argmax(1).eq(Y!).float().sum().item());
  }
  return right;
}
