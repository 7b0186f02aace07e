/** @file The chapter in front of a class: six scenes, and a sheet of fifteen minutes. */
import { MNIST } from "../../lesson/data/ids.ts";
import type { DataId } from "../../lesson/recipe.ts";
import type { Scene } from "../../ui/scene.ts";
import type { SheetRow } from "../../ui/Sheet.tsx";

export type Layout = "pixel" | "vote" | "train" | "epoch" | "raw" | "shift";

/** `run`: as a link says it; `epoch`: how many updates one epoch of it has. */
const scenesOf = (run: string, epoch: number): readonly Scene<Layout>[] => [
  {
    id: "pixel",
    title: { ko: "그림 한 장은 수 784개", en: "A picture is 784 numbers" },
    question: { ko: "11행 17열의 픽셀은 몇 번 자리로 갈까요?", en: "To which place does the pixel in row 11, column 17 go?" },
    layout: "pixel",
    link: `${run}&t=0`,
  },
  {
    id: "first",
    title: { ko: "아무것도 모르는 모델", en: "A model that knows nothing" },
    question: { ko: "학습 전 첫 비용은 대략 얼마일까요? 0, 1, 2.3?", en: "About how much is its first cost? 0, 1, or 2.3?" },
    layout: "vote",
    link: `${run}&t=0`,
  },
  {
    id: "batch",
    title: { ko: "배치 하나, 여섯 박자", en: "One batch in six beats" },
    question: { ko: "‘역전파’에서 열 장은 무엇이 될까요?", en: "What do the ten images become at “backward”?" },
    layout: "train",
    link: `${run}&t=1&unit=beat`,
  },
  {
    id: "epoch",
    title: { ko: "한 에폭 뒤의 본", en: "The stencils after one epoch" },
    question: { ko: "0의 본은 왜 가운데가 청색일까요?", en: "Why is the 0 blue in the middle?" },
    layout: "epoch",
    link: `${run}&t=${epoch}`,
  },
  {
    id: "raw",
    title: { ko: "같은 가중치, 두 정확도", en: "One set of weights, two accuracies" },
    question: { ko: "어느 쪽이 이 모델의 정확도일까요?", en: "Which of them is the model’s accuracy?" },
    layout: "raw",
    link: `${run}&t=${15 * epoch}`,
  },
  {
    id: "shift",
    title: { ko: "네 칸 옆의 숫자", en: "A digit, four pixels aside" },
    question: { ko: "숫자를 4픽셀 옆으로 밀면 정확도는?", en: "Push the digit four pixels aside: what becomes of accuracy?" },
    layout: "shift",
    link: `${run}&t=${15 * epoch}`,
  },
];

/** On the digits that the book draws. */
export const scenes = scenesOf("lab=mnist/softmax", 60);
const onMnist = scenesOf(`lab=mnist/softmax&data=${MNIST.name}:${MNIST.hash}&images=60000`, 600);
/** The same six on the data that the class has before it: who has given MNIST its files keeps it. */
export const scenesOn = (data: DataId | undefined): readonly Scene<Layout>[] => (data?.hash === MNIST.hash ? onMnist : scenes);

/** Fifteen minutes: from minute to minute, which scene, and what is done in it. */
export const sheet: readonly SheetRow[] = [
  { minutes: "0–2", scene: "pixel", does: { ko: "한 칸을 골라 자리를 센다", en: "pick a cell and count its place" } },
  { minutes: "2–5", scene: "first", does: { ko: "손을 들어 예측하고 한 번 갱신한다", en: "a show of hands, then one update" } },
  { minutes: "5–8", scene: "batch", does: { ko: "한 박자씩, 앞으로 뒤로", en: "beat by beat, both ways" } },
  { minutes: "8–10", scene: "epoch", does: { ko: "처음부터 한 에폭을 실행한다", en: "play one epoch from the beginning" } },
  { minutes: "10–13", scene: "raw", does: { ko: "시험 픽셀의 눈금을 바꾼다", en: "switch the scale of the test pixels" } },
  {
    minutes: "13–15",
    scene: "shift",
    does: { ko: "한 칸씩 밀고, 직접 쓰기를 숙제로", en: "push it pixel by pixel; drawing as homework" },
  },
];
