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
