import type { Appendix } from "../index.ts";

export default {
  id: "core",
  title: { ko: "엔진 들여다보기", en: "Inside the engine" },
  blurb: { ko: "이 책의 숫자는 누구의 숫자인가", en: "Whose numbers are these?" },
  question: {
    ko: "이 책은 파이토치를 부르지 않습니다. 그런데 왜 파이토치와 같은 숫자가 나올까요? 지금 이 브라우저에서 재어 봅니다.",
    en: "This book never calls PyTorch. Why does it print PyTorch’s numbers? Measure it, in this very browser.",
  },
  page: () => import("./Page.tsx"),
} satisfies Appendix;
