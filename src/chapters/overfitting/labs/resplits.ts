/** @file The same points, cut thirty times: each update deals them out anew, fits one polynomial, and sees what a tenth of the points says of it. */
import type { Measures } from "../../../lesson/protocol.ts";
import { py } from "../../../lesson/listing.ts";
import { describeLab, int } from "../../../lesson/recipe.ts";
import { cutListing, dataFields, HELPERS, MAX_DEGREE, pointsListing, type FitView } from "./poly.ts";

/** The fit on the present split; x and y stand in the order in which they were dealt. */
export interface SplitView extends FitView, Measures {
  /** Which point stands where: order[k] is the number of the k-th. */
  readonly order: Float32Array;
}
const SPLITS = 30;

export default describeLab({
  config: {
    ...dataFields,
    degree: int({ default: 3, min: 0, max: MAX_DEGREE, label: { ko: "차수", en: "degree" } }),
  },
  seed: 777,
  length: () => SPLITS,
  epoch: () => 1,

  code: ({ seed, config, length }) => py`
    #@fold imports
    ${HELPERS}

    #@end
    ${pointsListing(config)}
    ${cutListing(config)}
    x, y = x.double(), y.double()
    torch.manual_seed(${seed})
    order = torch.randperm(n)

    for split in range(${length}):
        xs, ys = x[order], y[order]     #@ deal
        A = powers(xs[:a], ${config.degree})  #@ powers
        w = torch.linalg.lstsq(A, ys[:a, None], driver="gelsd").solution  #@ fit
        val = error(xs[a:b], ys[a:b], w)    #@ validate
        test = error(xs[b:], ys[b:], w)     #@ test
        print(f"{split} {val:.4f} {test:.4f}")  #@ print
        order = torch.randperm(n)       #@ shuffle
  `,

  lines: {
    deal: {
      ko: "섞인 순서대로 점을 나누어 놓습니다. 앞은 훈련, 가운데는 검증, 뒤는 테스트입니다.",
      en: "Deals the points out in the shuffled order: first training, then validation, then test.",
    },
    powers: { ko: "훈련 점에서 x의 거듭제곱을 열로 세웁니다.", en: "Lines up the powers of x at the training points." },
    fit: { ko: "훈련 점만으로 다항식을 맞춥니다.", en: "Fits the polynomial, on the training points alone." },
    validate: {
      ko: "검증 점에서 오차를 잽니다. 점이 몇 개인지 보세요.",
      en: "Measures the error at the validation points. Mind how many they are.",
    },
    test: {
      ko: "테스트 점에서도 잽니다. 실제로는 한 번만 하는 일입니다.",
      en: "Measures it at the test points, too: in earnest, something done once.",
    },
    print: {
      ko: "이번 분할의 검증 오차와 테스트 오차를 출력합니다.",
      en: "Prints what validation and test said about this split.",
    },
    shuffle: { ko: "다음 분할을 위해 점을 다시 섞습니다.", en: "Shuffles the points for the next split." },
  },

  columns: {
    val: { label: { ko: "검증 오차", en: "validation error" }, unit: { ko: "", en: "" }, scale: "log" },
    test: { label: { ko: "테스트 오차", en: "test error" }, unit: { ko: "", en: "" }, scale: "log" },
    train: { label: { ko: "훈련 오차", en: "training error" }, unit: { ko: "", en: "" }, scale: "log" },
    population: null,
  },
  guard: "train",
});
