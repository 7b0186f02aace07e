/** @file Trajectories of optim.json: 25 steps of each optimiser we have. What is not built yet is reported, never passed. */
import { describe, expect, test } from "vitest";
import { optim, tensor, type Tensor } from "../../src/core/index.ts";
import { readGolden } from "../support/golden.ts";

interface Array_ {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}
type Kwargs = Readonly<Record<string, number | boolean | readonly number[]>>;
interface Trajectory {
  readonly optimizer: string;
  readonly kwargs: Kwargs & { readonly groups?: unknown };
  readonly mode: string;
  readonly steps: readonly { readonly w: readonly number[]; readonly b?: readonly number[]; readonly loss?: number }[];
}
interface File {
  readonly data: Readonly<Record<"A" | "y" | "w0" | "b0" | "G", Array_>>;
  readonly trajectories: readonly Trajectory[];
  readonly schedules: readonly { readonly scheduler: string }[];
}

const makers: Record<string, (params: Tensor[], kwargs: Kwargs) => optim.Optimizer> = {
  SGD: (params, { lr, weight_decay, ...rest }) =>
    new optim.SGD(params, { lr: lr as number, ...rest, ...(weight_decay === undefined ? {} : { weightDecay: weight_decay as number }) }),
  Adam: (params, { lr, betas, eps, weight_decay }) =>
    new optim.Adam(params, {
      lr: lr as number,
      ...(betas === undefined ? {} : { betas: betas as [number, number] }),
      ...(eps === undefined ? {} : { eps: eps as number }),
      ...(weight_decay === undefined ? {} : { weightDecay: weight_decay as number }),
    }),
};
const built = ({ optimizer, kwargs }: Trajectory): boolean => optimizer in makers && !("amsgrad" in kwargs) && !("groups" in kwargs);

const of = ({ shape, data }: Array_): Tensor => tensor([...data], { shape });
const worst = (ours: ArrayLike<number>, theirs: readonly number[]): number =>
  Math.max(...theirs.map((v, i) => Math.abs(ours[i]! - v) / Math.max(Math.abs(v), 1e-3)));

const file = readGolden<File>("optim");
describe.skipIf(file === null)("optim.json", () => {
  for (const trajectory of file?.trajectories ?? []) {
    const title = `${trajectory.optimizer} ${JSON.stringify(trajectory.kwargs)} ${trajectory.mode}`;
    if (!built(trajectory)) {
      test.skip(`${title}: not built yet`, () => undefined);
      continue;
    }
    test(title, () => {
      const { A, y, w0, b0, G } = file!.data;
      const [w, b] = [of(w0), of(b0)];
      w.requiresGrad = b.requiresGrad = true;
      const regression = trajectory.mode === "regression";
      const optimizer = makers[trajectory.optimizer]!(regression ? [w, b] : [w], trajectory.kwargs);
      const gradients = of(G);
      trajectory.steps.forEach((golden, k) => {
        if (regression) {
          optimizer.zeroGrad();
          const loss = of(A).matmul(w).add(b).sub(of(y)).square().mean();
          loss.backward();
          expect(Math.abs(loss.item() - golden.loss!) / Math.max(golden.loss!, 1e-3)).toBeLessThanOrEqual(1e-5);
        } else w.grad = k === 7 ? gradients.select(0, k).mul(0) : gradients.select(0, k);
        optimizer.step();
        expect([k, worst(w.toArray(), golden.w) <= 1e-5]).toEqual([k, true]);
        if (golden.b !== undefined) expect([k, worst(b.toArray(), golden.b) <= 1e-5]).toEqual([k, true]);
      });
    });
  }
  for (const { scheduler } of file?.schedules ?? []) test.skip(`${scheduler}: not built yet`, () => undefined);
});
