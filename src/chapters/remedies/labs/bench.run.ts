/** @file The machine of remedies/bench: a 1-H-H-1 tanh network on a noisy sine, with a population error that only the book can see. */
import {
  cat,
  clone,
  copy_,
  F,
  generator,
  type nn,
  noGrad,
  optim,
  randn,
  tensor,
  type StateDict,
  type Stateful,
  type Tensor,
} from "../../../core/index.ts";
import { float32Item } from "../../../core/format/index.ts";
import { noisy } from "../../../lesson/data/noisy.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import { errorOfNet, tanhNet } from "../../../lesson/tanhNet.ts";
import bench, { LOOK, split, type BenchQuery, type BenchView } from "./bench.ts";

const POPULATION = 2000;

/** Inputs (n, 1 + irrelevant) and targets (n, 1) of a noisy sine, drawn in the listing's order. */
function drawn(n: number, seed: number, extra: Tensor): { X: Tensor; Y: Tensor } {
  const { x, y } = noisy(n, seed);
  const column = x.reshape([n, 1]);
  return { X: extra.size(1) === 0 ? column : cat([column, extra], 1), Y: y.reshape([n, 1]) };
}

/** The weights with the least validation error so far, and how long ago that was. */
class Best implements Stateful {
  val = Infinity;
  t = 0;
  waited = 0;
  private readonly kept: readonly Tensor[];
  private readonly model: nn.Module;

  constructor(model: nn.Module) {
    this.model = model;
    this.kept = model.parameters().map((p) => clone(p.detach()));
  }
  /** Looks at a validation error; returns whether it was the best, whose weights are then kept. */
  look(val: number, t: number): boolean {
    this.waited++;
    if (!(val < this.val)) return false;
    Object.assign(this, { val, t, waited: 0 });
    noGrad(() => this.model.parameters().forEach((p, i) => copy_(this.kept[i]!, p)));
    return true;
  }
  restore(): void {
    noGrad(() => this.model.parameters().forEach((p, i) => copy_(p, this.kept[i]!)));
  }
  stateDict(): StateDict {
    return { val: this.val, t: this.t, waited: this.waited, kept: this.kept };
  }
  loadStateDict(state: StateDict): void {
    Object.assign(this, { val: state["val"], t: state["t"], waited: state["waited"] });
    (state["kept"] as readonly Tensor[]).forEach((saved, i) => this.kept[i]!.setBytes(saved.bytes()));
  }
}

export default defineMachine(bench, {
  init({ config: { n, irrelevant, hidden, weightDecay, lr, dataSeed } }) {
    const noise = generator(101);
    const { X, Y } = drawn(n, dataSeed, randn([n, irrelevant], noise));
    const { X: XAll, Y: YAll } = drawn(POPULATION, 999, randn([POPULATION, irrelevant], noise));
    const { train, val } = split(n);
    const part = (from: number, to: number) => [clone(X.slice(0, from, to)), clone(Y.slice(0, from, to))] as const;
    const [[XTrain, YTrain], [XVal, YVal], [XTest, YTest]] = [part(0, train), part(train, train + val), part(train + val, n)];
    const model = tanhNet(1 + irrelevant, hidden);
    const optimizer = new optim.Adam(model.parameters(), { lr, weightDecay });
    return { model, optimizer, best: new Best(model), XTrain, YTrain, XVal, YVal, XTest, YTest, XAll, YAll };
  },

  update({ model, optimizer, best, XTrain, YTrain, XVal, YVal, XAll, YAll }, { config, i, at }) {
    optimizer.lr = config.lr;
    optimizer.weightDecay = config.weightDecay;
    at("zeroGrad");
    optimizer.zeroGrad();
    at("forward");
    const cost = F.mseLoss(model.forward(XTrain), YTrain);
    at("validate");
    const val = errorOfNet(model, XVal, YVal);
    const looking = i % LOOK === 0;
    if (looking) {
      at("print");
      if (best.look(val, i)) at("keepBest");
    }
    const population = looking ? errorOfNet(model, XAll, YAll) : NaN;
    at("backward");
    cost.backward();
    at("step");
    optimizer.step();
    if (config.patience > 0 && best.waited >= config.patience) {
      at("stop");
      best.restore();
    }
    return { train: cost, val, population };
  },

  done: ({ best }, { config }) => config.patience > 0 && best.waited >= config.patience,

  view({ model, best, XTrain, YTrain, XVal, YVal, XTest, YTest, XAll, YAll }, query): BenchView {
    const { points } = query as BenchQuery;
    const inputs = XTrain.size(1);
    const grid = Float32Array.from({ length: points * inputs }, (_, k) =>
      k % inputs === 0 ? -1 + (2 * (k / inputs)) / Math.max(points - 1, 1) : 0,
    );
    return {
      curve: noGrad(() => model.forward(tensor(grid, { shape: [points, inputs] }))).toArray() as Float32Array,
      train: errorOfNet(model, XTrain, YTrain),
      val: errorOfNet(model, XVal, YVal),
      test: errorOfNet(model, XTest, YTest),
      population: errorOfNet(model, XAll, YAll),
      sumOfSquares: model.parameters().reduce((sum, p) => sum + Array.from(p.toArray()).reduce((s, w) => s + w * w, 0), 0),
      best: { t: best.t, val: best.val },
    };
  },

  print: (i, { train, val }) => (i % LOOK === 0 ? `${i} ${float32Item(train!)} ${float32Item(val!)}` : null),
  names: ({ XTrain, YTrain, XVal, YVal }) => ({ XTrain, YTrain, XVal, YVal }),
  sometimes: ["print", "keepBest", "stop"],
  queries: [{ points: 200 } satisfies BenchQuery],
});
