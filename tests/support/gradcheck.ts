/** @file Checks a backward against central differences, in one random direction: ⟨ȳ, J v⟩ = ⟨Jᵀȳ, v⟩. Two evaluations whatever the size. */
import { float64, generator, noGrad, tensor, type Nested, type Tensor } from "../../src/core/index.ts";
import type { Example } from "../../src/core/ops/op.ts";

const STEP = 1e-5;
const RTOL = 1e-7;

function uniformLike(x: Tensor, seed: number): Float64Array {
  const draws = new Float64Array(x.numel);
  generator(seed).uniform64(draws, -1, 1);
  return draws;
}
const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => Array.from(a).reduce((sum, v, i) => sum + v * b[i]!, 0);
const leaf = (data: Nested): Tensor => tensor(data, { dtype: float64, requiresGrad: true });
function moved(x: Tensor, direction: Float64Array, by: number): Tensor {
  const values = x.toArray() as Float64Array;
  return tensor(
    values.map((v, i) => v + by * direction[i]!),
    { dtype: float64, shape: x.shape },
  );
}

/** Returns null when the gradients agree, else what was found. */
export function gradcheck({ inputs, call }: Example): string | null {
  const leaves = inputs.map(leaf);
  const y = call(...leaves);
  const upstream = uniformLike(y, 7);
  y.backward({ gradient: tensor(upstream, { dtype: float64, shape: y.shape }) });
  const directions = leaves.map((x, i) => uniformLike(x, 11 + i));
  const analytic = leaves.reduce((sum, x, i) => sum + (x.grad === null ? 0 : dot(x.grad.toArray(), directions[i]!)), 0);
  const at = (by: number): ArrayLike<number> =>
    noGrad(() => call(...leaves.map((x, i) => moved(x, directions[i]!, by)))).toArray();
  const [plus, minus] = [at(STEP), at(-STEP)];
  const numeric = upstream.reduce((sum, u, i) => sum + (u * (plus[i]! - minus[i]!)) / (2 * STEP), 0);
  const scale = Math.max(Math.abs(analytic), Math.abs(numeric), 1);
  return Math.abs(analytic - numeric) <= RTOL * scale ? null : `analytic ${analytic}, numeric ${numeric}`;
}

/** After a check that failed, entry by entry: the input's entry whose gradient is farthest off. */
export function whereOff({ inputs, call }: Example): string {
  const leaves = inputs.map(leaf);
  const y = call(...leaves);
  const upstream = uniformLike(y, 7);
  y.backward({ gradient: tensor(upstream, { dtype: float64, shape: y.shape }) });
  const at = (input: number, entry: number, by: number): number =>
    noGrad(() =>
      dot(
        upstream,
        call(
          ...leaves.map((x, i) => moved(x, new Float64Array(x.numel).fill(i === input ? 1 : 0, entry, entry + 1), by)),
        ).toArray(),
      ),
    );
  const entries = leaves.flatMap((x, input) =>
    Array.from({ length: x.numel }, (_, entry) => {
      const analytic = x.grad === null ? 0 : x.grad.toArray()[entry]!;
      const numeric = (at(input, entry, STEP) - at(input, entry, -STEP)) / (2 * STEP);
      const off = Math.abs(analytic - numeric);
      const text = `input ${input} (${"abc"[input] ?? "rest"}), entry ${entry}: backward gives ${analytic}, finite differences ${numeric}`;
      return { off: Number.isNaN(off) ? Infinity : off, text };
    }),
  );
  return entries.reduce((worst, it) => (it.off > worst.off ? it : worst)).text;
}
