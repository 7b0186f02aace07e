/** @file Numbers of this chapter as the page prints them. */
import { count, measured } from "../../ui/numbers.ts";

/** An error as the page prints it: three digits, or a power of ten. */
export const error = (x: number | null | undefined): string =>
  x === null || x === undefined || Number.isNaN(x) ? "–" : x >= 1000 ? count(Math.round(x)) : measured(x, x >= 10 ? 1 : 4);

/** 0.0 %, 62.5 %, 100 %. */
export const percentOf = (right: number, out: number): string => {
  const share = (100 * right) / out;
  return `${share === 100 ? "100" : share.toFixed(1)} %`;
};
