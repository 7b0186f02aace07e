/** @file What each beat of the chapter's listings is called. They keep their identity, or every deck would start anew. */
import type { PlayerState } from "../../lesson/player.ts";
import type { Lane } from "../../ui/deck/lanes.ts";

export const BEATS = {
  train: { ko: "훈련 오차", en: "training error" },
  validate: { ko: "검증", en: "validate" },
  test: { ko: "테스트", en: "test" },
  print: { ko: "출력", en: "print" },
  powers: { ko: "거듭제곱", en: "powers" },
  fit: { ko: "맞추기", en: "fit" },
  deal: { ko: "나누기", en: "deal out" },
  shuffle: { ko: "섞기", en: "shuffle" },
  draw: { ko: "뽑기", en: "draw" },
  peek: { ko: "엿보기", en: "peek" },
  keep: { ko: "간직하기", en: "keep" },
  zeroGrad: { ko: "기울기 비우기", en: "clear gradients" },
  forward: { ko: "순전파", en: "forward" },
  loss: { ko: "비용", en: "cost" },
  backward: { ko: "역전파", en: "backward" },
  step: { ko: "가중치 갱신", en: "update weights" },
} as const;

/** What the leader ties at a line: the number it makes, and the tape where that number is a point of the curve. */
const CHAINS: { readonly [line: string]: readonly string[] } = {
  train: ["line:train", "term:train", "pin"],
  forward: ["line:forward", "term:train", "pin"],
  validate: ["line:validate", "term:val", "pin"],
  fit: ["line:fit", "term:train"],
};
export const chainOf = ({ trace, beat }: PlayerState): readonly string[] | null =>
  (beat === null ? undefined : CHAINS[trace?.beats[beat]?.line ?? ""]) ?? null;

/** What a noisy point costs whoever guesses best. */
export const LEVELS = [{ value: 0.09, text: { ko: "0.09 · 잡음의 바닥", en: "0.09 · the floor of noise" } }] as const;
const judge = (name: string, ko: string, en: string): Lane => ({
  label: { ko, en },
  columns: [{ name, label: { ko, en } }],
  scale: "log",
  role: "truth",
});
const TRAIN = { name: "train", label: { ko: "훈련", en: "training" } };
const VAL = { name: "val", label: { ko: "검증", en: "validation" } };
/** What the tape of a fit shows: what it was fitted to, and the judge below it. */
export const FIT: readonly Lane[] = [
  { label: TRAIN.label, columns: [TRAIN], scale: "log", role: "ink" },
  { label: VAL.label, columns: [VAL], scale: "log", role: "truth" },
];
/** In front of a class there is one lane. */
export const FIT_PROJECTED: readonly Lane[] = [
  { label: { ko: "오차", en: "error" }, columns: [TRAIN, VAL], scale: "log", role: "ink" },
];
/** What the tape of the resplits shows: the two judges. */
export const JUDGES: readonly Lane[] = [
  judge("val", "검증 오차", "validation error"),
  judge("test", "테스트 오차", "test error"),
];
/** When the case is solved, and when nothing is left to learn. */
export const CASE_STONES = [
  { column: "testRight", is: "atLeast", value: 3, text: { ko: "테스트 셋을 모두 맞힘", en: "all three test points right" } },
  { column: "trainRight", is: "atLeast", value: 8, text: { ko: "훈련 여덟을 모두 맞힘", en: "all eight training points right" } },
] as const;
