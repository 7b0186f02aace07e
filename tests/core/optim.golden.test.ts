/** @file optim.json: 25 steps of each optimiser, and the lr of 25 epochs under each scheduler. */
import { describe, expect, test } from "vitest";
import { optim, tensor, type Tensor } from "../../src/core/index.ts";
import { goldenFolder, readGolden } from "../support/golden.ts";

interface Array_ {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}
type Kwargs = Readonly<Record<string, unknown>>;
interface Trajectory {
  readonly optimizer: string;
  readonly kwargs: Kwargs;
  readonly mode: string;
  readonly steps: readonly { readonly w: readonly number[]; readonly b?: readonly number[]; readonly loss?: number }[];
}
interface Schedule {
  readonly scheduler: string;
  readonly base_lr: number;
  readonly lrs: readonly number[];
  readonly metrics?: readonly number[];
}
interface File {
  readonly data: Readonly<Record<"A" | "y" | "w0" | "b0" | "G", Array_>>;
  readonly trajectories: readonly Trajectory[];
  readonly schedules: readonly Schedule[];
}

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const options = (kwargs: Kwargs): object =>
  Object.fromEntries(Object.entries(kwargs).map(([name, value]) => [camel(name), value]));

const { Adadelta, Adagrad, Adam, Adamax, AdamW, lrScheduler, RMSprop, SGD } = optim;
const optimizers = { Adadelta, Adagrad, Adam, Adamax, AdamW, RMSprop, SGD };
/** The optimiser that the golden names, with its keyword arguments; groups name their parameters. */
function optimizerOf({ optimizer, kwargs }: Trajectory, params: Readonly<Record<string, Tensor>>): optim.Optimizer {
  const make = optimizers[optimizer as keyof typeof optimizers];
  if (!("groups" in kwargs)) return new make(Object.values(params), options(kwargs));
  const groups = kwargs["groups"] as readonly (Kwargs & { readonly params: string })[];
  return new make(
    groups.map(({ params: names, ...rest }) => ({ params: [...names].map((name) => params[name]!), ...options(rest) })),
  );
}

const of = ({ shape, data }: Array_): Tensor => tensor([...data], { shape });
const worst = (ours: ArrayLike<number>, theirs: readonly number[]): number =>
  Math.max(...theirs.map((v, i) => Math.abs(ours[i]! - v) / Math.max(Math.abs(v), 1e-3)));

interface Scheduler {
  step(metric: number): void;
}
/** By name: PyTorch's positional arguments, and how ours is made of all arguments under PyTorch's names. */
const schedulers: Readonly<
  Record<string, readonly [positional: string, make: (o: optim.Optimizer, a: Record<string, never>) => Scheduler]>
> = {
  StepLR: ["step_size gamma", (o, { step_size, ...rest }) => new lrScheduler.StepLR(o, step_size!, rest)],
  MultiStepLR: ["milestones gamma", (o, { milestones, ...rest }) => new lrScheduler.MultiStepLR(o, milestones!, rest)],
  ExponentialLR: ["gamma", (o, { gamma }) => new lrScheduler.ExponentialLR(o, gamma!)],
  CosineAnnealingLR: ["T_max eta_min", (o, { T_max, ...rest }) => new lrScheduler.CosineAnnealingLR(o, T_max!, options(rest))],
  LambdaLR: ["lr_lambda", (o, { lr_lambda }) => new lrScheduler.LambdaLR(o, lr_lambda!)],
  ReduceLROnPlateau: [
    "mode factor patience threshold threshold_mode cooldown min_lr eps",
    (o, a) => new lrScheduler.ReduceLROnPlateau(o, options(a)),
  ],
};
/** Makes what `StepLR(step_size=7,gamma=0.1)` or `MultiStepLR([3,8,20],0.5)` says in Python. A lambda is an expression in `epoch`. */
function schedulerOf(text: string, optimizer: optim.Optimizer): Scheduler {
  const [, name, list] = /^(\w+)\((.*)\)$/.exec(text)!;
  const [positional, make] = schedulers[name!]!;
  const names = positional.split(" ");
  const value = (code: string): unknown =>
    name === "LambdaLR" ? Function("epoch", `return ${code}`) : JSON.parse(code.replace(/'/g, '"'));
  const given = list!.split(/,(?![^[]*\])/).map((item, i) => {
    const [, key, code] = /^(?:(\w+)=)?(.*)$/.exec(item.trim())!;
    return [key ?? names[i]!, value(code!)];
  });
  return make(optimizer, Object.fromEntries(given));
}

const file = readGolden<File>("optim");
describe("optim.json", () => {
  if (file === null) test.skip(`optim: skipped, no optim.json in ${goldenFolder}`);
  test.each(file?.trajectories.map((t) => [t.optimizer, JSON.stringify(t.kwargs), t.mode, t] as const) ?? [])(
    "%s %s %s: within 1e-5 of PyTorch after every step",
    (_name, _kwargs, mode, trajectory) => {
      const { A, y, w0, b0, G } = file!.data;
      const [w, b] = [of(w0), of(b0)];
      w.requiresGrad = b.requiresGrad = true;
      const regression = mode.startsWith("regression");
      const skipped = /b\.grad=None.*k%(\d+)==(\d+)/.exec(mode);
      const optimizer = optimizerOf(trajectory, regression ? { w, b } : { w });
      const gradients = of(G);
      trajectory.steps.forEach((golden, k) => {
        if (regression) {
          optimizer.zeroGrad();
          const loss = of(A).matmul(w).add(b).sub(of(y)).square().mean();
          loss.backward();
          expect(Math.abs(loss.item() - golden.loss!) / Math.max(golden.loss!, 1e-3)).toBeLessThanOrEqual(1e-5);
          if (skipped && k % Number(skipped[1]) === Number(skipped[2])) b.grad = null;
        } else w.grad = k === 7 ? gradients.select(0, k).mul(0) : gradients.select(0, k);
        optimizer.step();
        expect([k, worst(w.toArray(), golden.w) <= 1e-5]).toEqual([k, true]);
        if (golden.b !== undefined) expect([k, worst(b.toArray(), golden.b) <= 1e-5]).toEqual([k, true]);
      });
    },
  );

  // The promise is 1e-5; these hold the bits of an ordinary build (AVX2).
  const exact = file?.trajectories.filter(({ mode }) => mode === "given_grads");
  test.skipIf(goldenFolder !== "tests/golden").each(exact?.map((t) => [t.optimizer, JSON.stringify(t.kwargs), t] as const) ?? [])(
    "%s %s: with the same gradients, PyTorch's bits after every step",
    (_name, _kwargs, trajectory) => {
      const w = of(file!.data.w0);
      w.requiresGrad = true;
      const optimizer = optimizerOf(trajectory, { w });
      const gradients = of(file!.data.G);
      trajectory.steps.forEach((golden, k) => {
        w.grad = k === 7 ? gradients.select(0, k).mul(0) : gradients.select(0, k);
        optimizer.step();
        expect([k, ...w.toArray()]).toEqual([k, ...golden.w.map(Math.fround)]);
      });
    },
  );

  test.each(file?.schedules.map((s) => [s.scheduler, s] as const) ?? [])(
    "%s: PyTorch's lr in every epoch, to 1e-12",
    (text, golden) => {
      const optimizer = new SGD([tensor([1], { requiresGrad: true })], { lr: golden.base_lr });
      const scheduler = schedulerOf(text, optimizer);
      const lrs = [optimizer.lr];
      for (let epoch = 0; epoch < golden.lrs.length - 1; epoch++) {
        optimizer.step();
        scheduler.step(golden.metrics?.[epoch] ?? NaN);
        lrs.push(optimizer.lr);
      }
      golden.lrs.forEach((lr, epoch) => expect([epoch, Math.abs(lrs[epoch]! - lr) <= 1e-12 * lr + 1e-18]).toEqual([epoch, true]));
    },
  );
});
