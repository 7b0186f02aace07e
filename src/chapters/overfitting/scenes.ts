/** @file The chapter in front of a class: from the case file to the network in seven scenes, and a sheet of fifteen minutes. */
import type { Scene } from "../../ui/scene.ts";
import type { SheetRow } from "../../ui/Sheet.tsx";

export type Layout = "case" | "splits" | "poly" | "network";

/** The notebook stops here: its twentieth epoch. */
export const CASE_T = 20;

export const scenes: readonly Scene<Layout>[] = [
  {
    id: "case",
    title: { ko: "사건 기록: 0.0 %", en: "Case file: 0.0 %" },
    question: {
      ko: "테스트 정확도 0 %. 과적합일까요, 과소적합일까요?",
      en: "Test accuracy 0 %. Overfitting, or underfitting?",
    },
    layout: "case",
    link: `lab=overfitting/case-file&t=${CASE_T}`,
  },
  {
    id: "longer",
    title: { ko: "이어서 학습하면", en: "Train on" },
    question: { ko: "테스트는 다 맞혔는데 훈련은 왜 아직일까요?", en: "The test is all right. Why is training not?" },
    layout: "case",
    link: "lab=overfitting/case-file&t=101",
  },
  {
    id: "few",
    title: { ko: "네 점짜리 심판", en: "A judge of four points" },
    question: {
      ko: "모델도 데이터도 그대로입니다. 무엇이 흩어지게 했을까요?",
      en: "Same model, same data. What scattered the dots?",
    },
    layout: "splits",
    link: "lab=overfitting/resplits&n=40&t=29",
  },
  {
    id: "plenty",
    title: { ko: "마흔 점짜리 심판", en: "A judge of forty points" },
    question: { ko: "비율은 같습니다. 왜 덜 흩어질까요?", en: "The share is the same. Why do they scatter less?" },
    layout: "splits",
    link: "lab=overfitting/resplits&n=400&t=29",
  },
  {
    id: "lines",
    title: { ko: "두 선", en: "Two lines" },
    question: { ko: "점을 가장 잘 맞힌 이 곡선을 믿어도 될까요?", en: "This curve hits its points best. Would you trust it?" },
    layout: "poly",
    link: "lab=overfitting/poly&t=15",
  },
  {
    id: "vote",
    title: { ko: "4,000번 학습합니다", en: "4,000 updates ahead" },
    question: { ko: "검증 오차는 어디에서 돌아설까요?", en: "Where will the validation error turn?" },
    layout: "network",
    link: "lab=overfitting/network&t=0&loupe=0-400",
  },
  {
    id: "turn",
    title: { ko: "벌어지는 틈", en: "The gap that opens" },
    question: { ko: "언제 멈추었어야 할까요?", en: "When should we have stopped?" },
    layout: "network",
    link: "lab=overfitting/network&t=800",
  },
];

/** Fifteen minutes: from minute to minute, which scene, and what is done in it. */
export const sheet: readonly SheetRow[] = [
  { minutes: "0–2", scene: "case", does: { ko: "손을 들어 판정한다", en: "a show of hands on the verdict" } },
  { minutes: "2–5", scene: "longer", does: { ko: "101에폭에서 501에폭까지 이어 간다", en: "go on from epoch 101 to 501" } },
  { minutes: "5–8", scene: "few", does: { ko: "점 마흔 개를 서른 번 나눈다", en: "deal forty points thirty times" } },
  { minutes: "8–10", scene: "plenty", does: { ko: "점을 400개로 늘린다", en: "the same with 400 points" } },
  { minutes: "10–11", scene: "lines", does: { ko: "15차에서 3차로 되돌린다", en: "scrub back from degree 15 to 3" } },
  { minutes: "11–12", scene: "vote", does: { ko: "돌아설 곳을 종이에 적어 둔다", en: "everyone writes a number on paper" } },
  {
    minutes: "12–15",
    scene: "turn",
    does: { ko: "끝까지 실행하고 곡선 여섯 쌍을 숙제로", en: "run to the end; six pairs of curves as homework" },
  },
];
