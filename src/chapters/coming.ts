/** @file The plan of the book: chapters that have no folder yet are listed by it, honestly, as coming. */
import type { Text } from "../lesson/recipe.ts";

/** What the contents say of a page. */
export interface Titled {
  /** Its folder, which is its route. */
  readonly id: string;
  readonly title: Text;
  /** Under its title on the cover. */
  readonly blurb: Text;
}
export interface Announcement extends Titled {
  /** Its place in the book, from 1. */
  readonly order: number;
  /** Its name on the ruler at the head of every page: one word. */
  readonly short: Text;
}

export const coming: readonly Announcement[] = [
  {
    id: "mle",
    order: 1,
    title: { ko: "최대가능도추정", en: "Maximum likelihood" },
    short: { ko: "가능도", en: "Likelihood" },
    blurb: { ko: "백 번 던져 스물일곱 번. θ는 얼마인가", en: "Twenty-seven out of a hundred throws. What is θ?" },
  },
  {
    id: "overfitting",
    order: 2,
    title: { ko: "과적합과 분할", en: "Overfitting and the split" },
    short: { ko: "과적합", en: "Overfitting" },
    blurb: { ko: "다 맞힌 곡선이 왜 가장 많이 틀리는가", en: "Why does the curve that hits every point miss the most?" },
  },
  {
    id: "remedies",
    order: 3,
    title: { ko: "규제와 처방", en: "Regularization and remedies" },
    short: { ko: "규제", en: "Remedies" },
    blurb: { ko: "비용이 늘었는데 왜 더 나아졌는가", en: "The cost went up. Why is it better?" },
  },
  {
    id: "preprocessing",
    order: 4,
    title: { ko: "데이터 전처리", en: "Preparing the data" },
    short: { ko: "전처리", en: "Scaling" },
    blurb: {
      ko: "같은 학습률, 어느 길이 먼저 바닥에 닿는가",
      en: "One learning rate, two valleys. Which floor is reached first?",
    },
  },
  {
    id: "mnist",
    order: 5,
    title: { ko: "MNIST 소프트맥스", en: "MNIST softmax" },
    short: { ko: "MNIST", en: "MNIST" },
    blurb: { ko: "네 칸 옆으로 밀면 3은 무엇이 되는가", en: "Push a 3 four pixels aside. What does it become?" },
  },
  {
    id: "perceptron",
    order: 6,
    title: { ko: "퍼셉트론", en: "The perceptron" },
    short: { ko: "퍼셉트론", en: "Perceptron" },
    blurb: { ko: "이 점을 틀렸다. 선은 어느 쪽으로 가는가", en: "This point is wrong. Which way does the line move?" },
  },
  {
    id: "xor",
    order: 7,
    title: { ko: "XOR와 다층 퍼셉트론", en: "XOR and the multilayer perceptron" },
    short: { ko: "XOR", en: "XOR" },
    blurb: { ko: "선 하나로는 나눌 수 없다", en: "One straight line will not do" },
  },
  {
    id: "backprop",
    order: 8,
    title: { ko: "역전파", en: "Backpropagation" },
    short: { ko: "역전파", en: "Backprop" },
    blurb: { ko: "손으로 쓴 기울기, 어디가 네 배 틀렸는가", en: "A gradient written by hand. Where is it four times off?" },
  },
];
