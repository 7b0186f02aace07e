/** @file What every lab of digits lets a reader change, and how long it runs. */
import { choice, int, real, toggle, type ConfigOf } from "../../../../lesson/recipe.ts";

/** The learning rate; where it begins and how far its slider reaches is the optimiser's. */
export const rate = (reach: { readonly default: number; readonly min: number; readonly slider: readonly [number, number] }) =>
  real({ ...reach, max: 1e30, scale: "log", editable: true, label: { ko: "학습률", en: "learning rate" } });

export const digitConfig = {
  batchSize: int({ default: 100, min: 1, max: 1000, label: { ko: "배치 크기", en: "batch size" } }),
  /** Few enough that drawn digits are at once there and an epoch is soon over; the notebook has 60,000. */
  images: int({ default: 6000, min: 100, max: 60_000, label: { ko: "훈련 이미지 수", en: "training images" } }),
  epochs: int({ default: 15, min: 1, max: 100, label: { ko: "에폭 수", en: "epochs" } }),
  order: choice({
    default: "2019",
    options: ["2019", "today"],
    label: { ko: "데이터 순서(PyTorch 판)", en: "data order (PyTorch of)" },
  }),
  zeroGrad: toggle({ default: true, editable: true, label: { ko: "기울기 비우기", en: "clear gradients" } }),
  softmaxTwice: toggle({ default: false, editable: true, label: { ko: "소프트맥스 두 번", en: "softmax twice" } }),
  shuffledLabels: toggle({ default: false, label: { ko: "훈련 라벨 뒤섞기", en: "shuffle the training labels" } }),
  permuted: toggle({ default: false, label: { ko: "픽셀 784개 뒤섞기", en: "shuffle all 784 pixels" } }),
};
export type DigitConfig = ConfigOf<typeof digitConfig> & { readonly lr: number };

/** Updates an epoch: whole batches of the images that are trained on. */
export const batches = ({ images, batchSize }: { readonly images: number; readonly batchSize: number }): number =>
  Math.max(1, Math.floor(images / batchSize));

export const length = (config: { readonly epochs: number; readonly images: number; readonly batchSize: number }): number =>
  config.epochs * batches(config);
