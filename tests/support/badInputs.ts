/** @file What the bad calls are made of. */
import { Arena, bool, float64, int64, ones, tensor, withRegion, zeros, type Tensor } from "../../src/core/index.ts";

export const x = () => ones([2, 3]);
export const doubles = (shape: number[] = [2, 3]) => ones(shape, float64);
export const longs = (...shape: number[]) => zeros(shape, int64);
export const mask = (...shape: number[]) => zeros(shape, bool);
export const index = (...values: number[]) => tensor(values, { dtype: int64 });
/** What ops that take every shape and dtype refuse all the same: a tensor whose memory belongs to a later update. */
export function dead(): Tensor {
  const arena = new Arena("update");
  const y = withRegion(arena, x);
  arena.reset();
  return y;
}
export const DEAD = 'expected a living tensor, came one of shape (2,3) made in generation 1 of "update"';

export type Bad = readonly [call: () => unknown, message: string];
