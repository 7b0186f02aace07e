/** @file The book's noisy points on a curve: what the chapters on overfitting and its remedies train on, drawn in their listings' order. */
import { generator, rand, randn, type Tensor } from "../../core/index.ts";

/** Standard deviation of the noise. Its square, 0.09, is the least error that anything can have on points nobody has seen. */
export const NOISE = 0.3;

export const sine = (x: Tensor): Tensor => x.mul(Math.PI).sin();

export interface Drawn {
  readonly x: Tensor;
  readonly y: Tensor;
}
/** n points, x uniform in [−1, 1), y = f(x) + noise, from a generator of their own. Shape: (n), (n) float32. */
export function noisy(n: number, seed: number, f: (x: Tensor) => Tensor = sine): Drawn {
  const g = generator(seed);
  const x = rand([n], g).mul(2).sub(1);
  return { x, y: f(x).add(randn([n], g).mul(NOISE)) };
}
