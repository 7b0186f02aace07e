import type { Chapter } from "../index.ts";

export default {
  id: "xor",
  order: 7,
  title: { ko: "XOR와 다층 퍼셉트론", en: "XOR and the multilayer perceptron" },
  short: { ko: "XOR", en: "XOR" },
  blurb: { ko: "선 하나로는 나눌 수 없다", en: "One straight line will not do" },
  question: {
    ko: "직선 하나로는 나눌 수 없는 네 점. 은닉층은 무엇을 바꾸어 놓기에 직선 하나로 충분해질까요?",
    en: "Four points no straight line can part. What must a hidden layer change for one line to do?",
  },
  lecture: { number: 12, notebooks: ["lab-08_1_xor", "lab-08_2_xor_nn"] },
  before: [
    { ko: "표에 적힌 수를 읽을 수 있으면 됩니다.", en: "How to read a table of numbers." },
    {
      ko: "미분은 ‘조금 밀면 얼마나 움직이는가’라는 뜻만 알면 됩니다.",
      en: "Of derivatives, only what they mean: push a little, how far does it move?",
    },
  ],
  mark: ({ cover }) => {
    const [t] = Object.keys(cover?.views ?? {});
    const place = `${Number(t ?? 0).toLocaleString("en-US")} / 10,000`;
    return { ko: place, en: place };
  },
  page: () => import("./Page.tsx"),
} satisfies Chapter;
