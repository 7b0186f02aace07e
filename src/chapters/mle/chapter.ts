import { viewAt } from "../../lesson/facts.ts";
import type { Chapter } from "../index.ts";
import type { AscentView } from "./labs/ascent.ts";

export default {
  id: "mle",
  order: 1,
  title: { ko: "최대가능도추정", en: "Maximum likelihood" },
  short: { ko: "가능도", en: "Likelihood" },
  blurb: { ko: "백 번 던져 스물일곱 번. θ는 얼마인가", en: "Twenty-seven out of a hundred throws. What is θ?" },
  question: {
    ko: "압정을 백 번 던졌더니 스물일곱 번 누웠습니다. 누울 확률 θ를 얼마라고 해야 가장 그럴듯할까요?",
    en: "A thumbtack was thrown a hundred times and lay on its back twenty-seven times. Which θ makes that most plausible?",
  },
  lecture: { number: 10, notebooks: [] },
  before: [
    { ko: "확률이 0과 1 사이의 수라는 것만 알면 됩니다.", en: "That a probability is a number between 0 and 1." },
    { ko: "미분은 ‘접선의 기울기’라는 뜻만 알면 됩니다.", en: "Of derivatives, only that they are the slope of a tangent." },
  ],
  mark: ({ walk }) => {
    const text = `θ = ${(viewAt<AscentView>(walk, 20)?.theta ?? NaN).toFixed(2)}`;
    return { ko: text, en: text };
  },
  page: () => import("./Page.tsx"),
} satisfies Chapter;
