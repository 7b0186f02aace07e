import type { Chapter } from "../index.ts";

export default {
  id: "mnist",
  order: 5,
  title: { ko: "MNIST 소프트맥스", en: "MNIST softmax" },
  short: { ko: "MNIST", en: "MNIST" },
  blurb: { ko: "네 칸 옆으로 밀면 3은 무엇이 되는가", en: "Push a 3 four pixels aside. What does it become?" },
  question: {
    ko: "컴퓨터는 3을 본 적이 없습니다. 784개의 수로 펼친 그림에서 숫자를 어떻게 알아볼까요?",
    en: "A computer has never seen a 3. How does it read a digit from a picture laid out as 784 numbers?",
  },
  lecture: { number: 11, notebooks: ["lab-07_2_mnist_introduction", "lab-09_1_mnist_softmax"] },
  before: [
    { ko: "수를 곱해 더할 줄 알면 됩니다.", en: "How to multiply numbers and add them up." },
    { ko: "확률은 0과 1 사이의 수라는 것만 알면 됩니다.", en: "That a probability is a number between 0 and 1." },
  ],
  mark: ({ epochs }) => {
    const read = epochs?.columns["testAccuracy"]?.at(-1)?.toFixed(4) ?? "";
    return { ko: `정확도 ${read}`, en: `accuracy ${read}` };
  },
  page: () => import("./Page.tsx"),
} satisfies Chapter;
