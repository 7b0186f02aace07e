import type { Chapter } from "../index.ts";

export default {
  id: "overfitting",
  order: 2,
  title: { ko: "과적합과 분할", en: "Overfitting and the split" },
  short: { ko: "과적합", en: "Overfitting" },
  blurb: { ko: "다 맞힌 곡선이 왜 가장 많이 틀리는가", en: "Why does the curve that hits every point miss the most?" },
  question: {
    ko: "점을 가장 잘 맞힌 곡선이 새 점은 가장 많이 틀립니다. 새 점이 오기 전에 그것을 어떻게 알아낼까요?",
    en: "The curve that hits its points best misses new ones the most. How can you tell before new points come?",
  },
  lecture: { number: 10, notebooks: ["lab-07_1_tips"] },
  before: [
    { ko: "제곱의 평균을 구할 수 있으면 됩니다.", en: "How to take the mean of squares." },
    { ko: "다항식의 차수가 무엇인지 알면 됩니다.", en: "What the degree of a polynomial is." },
  ],
  mark: ({ cover }) => {
    const degree = Object.keys(cover?.views ?? {})[0] ?? "";
    return { ko: `${degree}차`, en: `degree ${degree}` };
  },
  page: () => import("./Page.tsx"),
} satisfies Chapter;
