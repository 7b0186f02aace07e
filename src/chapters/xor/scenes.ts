/** @file The chapter in front of a class: acts 1 and 2 in seven scenes, and a sheet of fifteen minutes. */
import type { Scene } from "../../ui/scene.ts";
import type { SheetRow } from "../../ui/Sheet.tsx";

export type Layout = "hand" | "proof" | "one" | "two" | "fold" | "beats";

export const scenes: readonly Scene<Layout>[] = [
  {
    id: "hand",
    title: { ko: "직선 하나로 될까요?", en: "Will one line do?" },
    question: { ko: "세 수를 골라 네 점을 모두 맞힐 수 있을까요?", en: "Can three numbers get all four points right?" },
    layout: "hand",
    link: "lab=xor/hand-line&w1=2&w2=2&b=-1",
  },
  {
    id: "proof",
    title: { ko: "많아야 셋", en: "Three is the most" },
    question: { ko: "네 부등식 가운데 어느 둘이 서로 싸우나요?", en: "Which two sums of these inequalities fight?" },
    layout: "proof",
    link: "lab=xor/hand-line&w1=2&w2=2&b=-1",
  },
  {
    id: "half",
    title: { ko: "한 층의 최선은 반반", en: "The best of one layer: fifty-fifty" },
    question: { ko: "비용은 0.693에서 멈췄습니다. 고장일까요, 바닥일까요?", en: "The cost rests at 0.693. A fault, or a floor?" },
    layout: "one",
    link: "lab=xor/one-layer&t=1000",
  },
  {
    id: "guess",
    title: { ko: "은닉 유닛 둘을 더했습니다", en: "Two hidden units more" },
    question: { ko: "2,000번 동안 0.693입니다. 더 돌릴까요, 포기할까요?", en: "2,000 updates at 0.693. Run on, or give up?" },
    layout: "two",
    link: "lab=xor/two-hidden&t=2000",
  },
  {
    id: "fold",
    title: { ko: "은닉층이 공간을 접는 순간", en: "The moment space folds" },
    question: {
      ko: "2,000번 동안 0.693이었습니다. 그사이 무엇이 자라고 있었을까요?",
      en: "0.693 for 2,000 updates. What was growing meanwhile?",
    },
    layout: "fold",
    link: "lab=xor/two-hidden&t=2000&loupe=2000-2400",
  },
  {
    id: "update",
    title: { ko: "갱신 한 번, 다섯 박자", en: "One update in five beats" },
    question: { ko: "어느 줄이 가중치를 바꿀까요?", en: "Which line changes the weights?" },
    layout: "beats",
    link: "lab=xor/two-hidden&t=2150&beat=0&unit=beat",
  },
  {
    id: "faster",
    title: { ko: "학습률이 3이었다면", en: "Had the learning rate been 3" },
    question: {
      ko: "1,000번부터 세 배로 걸었습니다. 고원은 어디서 끝나나요?",
      en: "From update 1,000 on, a stride three times as long. Where does the plateau end?",
    },
    layout: "two",
    link: "lab=xor/two-hidden&e=1000:lr=3&t=4000&beside=seed=777/hidden=2/lr=1",
  },
];

/** Fifteen minutes for acts 1 and 2: from minute to minute, which scene, and what is done in it. */
export const sheet: readonly SheetRow[] = [
  { minutes: "0–2", scene: "hand", does: { ko: "두세 사람이 나와 직선을 긋는다", en: "two or three students draw a line" } },
  { minutes: "2–5", scene: "proof", does: { ko: "부등식 넷, 왜 셋이 끝인가", en: "four inequalities: why three is the most" } },
  { minutes: "5–7", scene: "half", does: { ko: "0.693 = ln 2, 바닥", en: "0.693 = ln 2, a floor" } },
  { minutes: "7–8", scene: "guess", does: { ko: "손을 들어 예측한다", en: "a show of hands" } },
  { minutes: "8–11", scene: "fold", does: { ko: "2,000에서 2,400까지 문지른다", en: "scrub from 2,000 to 2,400" } },
  { minutes: "11–13", scene: "update", does: { ko: "한 박자씩, 앞으로 뒤로", en: "beat by beat, both ways" } },
  {
    minutes: "13–15",
    scene: "faster",
    does: { ko: "두 실행을 나란히, 확인 문제 2번을 숙제로", en: "two runs side by side; check 2 as homework" },
  },
];
