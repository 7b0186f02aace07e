/** @file What the deck of this chapter says: beats, levels, milestones, lanes. They keep their identity, or every deck would start anew. */
import type { PlayerState } from "../../lesson/player.ts";

export const BEATS = {
  batch: { ko: "배치 꺼내기", en: "take a batch" },
  zeroGrad: { ko: "기울기 비우기", en: "clear gradients" },
  forward: { ko: "순전파", en: "forward" },
  loss: { ko: "비용", en: "cost" },
  backward: { ko: "역전파", en: "backward" },
  softmax: { ko: "소프트맥스", en: "softmax" },
  step: { ko: "가중치 갱신", en: "update weights" },
  print: { ko: "출력", en: "print" },
} as const;

/** The cost of who has no idea: one in ten. */
export const LEVELS = [
  { value: Math.LN10, text: { ko: "ln 10 = 2.303 · 열에 하나로 찍을 때", en: "ln 10 = 2.303 · a guess among ten" } },
] as const;

/** With softmax put on twice, also the cost that the best of answers has: softmax of (1, 0, …, 0) gives it e / (e + 9). */
export const LEVELS_TWICE = [
  ...LEVELS,
  {
    value: Math.log((Math.E + 9) / Math.E),
    text: { ko: "1.4612 · 소프트맥스 두 번의 바닥", en: "1.4612 · the floor of softmax twice" },
  },
] as const;

export const MILESTONES = [
  { column: "cost", is: "below", value: 1, text: { ko: "배치 비용 < 1", en: "batch cost < 1" } },
  { column: "cost", is: "below", value: 0.3, text: { ko: "배치 비용 < 0.3", en: "batch cost < 0.3" } },
] as const;

/** What the leader ties at each line, from code outwards. */
const CHAINS: { readonly [line: string]: readonly string[] } = {
  forward: ["line:forward", "node:templates", "term:exp"],
  loss: ["line:loss", "term:cost", "pin"],
  backward: ["line:backward", "node:templates"],
  step: ["line:step", "node:templates"],
};
export const chainOf = ({ trace, beat }: PlayerState): readonly string[] | null =>
  (beat === null ? undefined : CHAINS[trace?.beats[beat]?.line ?? ""]) ?? null;
