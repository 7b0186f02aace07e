/**
 * @file Polynomials of degree 0 to 15 through noisy points, one degree an update; and what every lab of the chapter says of its data: how
 * many points, where they are cut, which function they come from or which points the reader brought.
 */
import { pythonOf, readExpression, type Expression } from "../../../lesson/expression.ts";
import { py, type Listing } from "../../../lesson/listing.ts";
import { readPoints } from "../../../lesson/points.ts";
import { describeLab, int, text, type CodeOf } from "../../../lesson/recipe.ts";

/** The points as they lie in the plane. Those up to `train` are trained on, those from there to `val` choose, the rest are the test. */
export interface PointsView {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly train: number;
  readonly val: number;
  /** The curve without its noise, at as many equally spaced x as the fit; null where the points are the reader's own. */
  readonly truth: Float32Array | null;
}
/** The fit at θₜ, and the mean squared errors there and then; NaN where there is no point to measure on. */
export interface FitView extends PointsView {
  readonly degree: number;
  /** ŷ at `points` equally spaced x in [−1, 1]. */
  readonly curve: Float32Array;
  readonly trainError: number;
  readonly valError: number;
  readonly testError: number;
  readonly population: number;
}
export interface FitQuery {
  readonly points: number;
}

export const MAX_DEGREE = 15;
const SINE = "pi~x~mul~sin";

/** What every lab of the chapter lets the reader choose of its data. */
export const dataFields = {
  n: int({ default: 40, min: 10, max: 400, label: { ko: "데이터 수", en: "data points" } }),
  trainEnd: int({ default: 80, min: 10, max: 98, label: { ko: "훈련 끝(%)", en: "end of training, %" } }),
  valEnd: int({ default: 90, min: 10, max: 100, label: { ko: "검증 끝(%)", en: "end of validation, %" } }),
  dataSeed: int({ default: 1, min: 0, max: 9999, label: { ko: "데이터 시드", en: "data seed" } }),
  f: text({
    default: SINE,
    fits: (it) => readExpression(it) !== null,
    examples: ["x~2~pow", "x~1~sub~log"],
    label: { ko: "참 함수", en: "true function" },
  }),
  points: text({
    default: "",
    fits: (it) => it === "" || readPoints(it) !== null,
    examples: ["-0.9_-0.2~-0.7_-0.8~-0.5_-1~-0.3_-0.7~-0.1_-0.3~0.1_0.4~0.3_0.9~0.5_1~0.7_0.7~0.9_0.3"],
    label: { ko: "내 점", en: "points of your own" },
  }),
};

/** The function the points come from; null where the reader brought the points. */
export function functionOf({ f, points }: { readonly f: string; readonly points: string }): Expression | null {
  return points === "" ? readExpression(f) : null;
}

/** How many points there are, and where they are cut: as the listing's whole-number divisions say. */
export function cut(config: {
  readonly n: number;
  readonly trainEnd: number;
  readonly valEnd: number;
  readonly points: string;
}): {
  readonly n: number;
  readonly train: number;
  readonly val: number;
} {
  const n = readPoints(config.points)?.length ?? config.n;
  const train = Math.floor((n * config.trainEnd) / 100);
  return { n, train, val: Math.max(train, Math.floor((n * config.valEnd) / 100)) };
}

/** What the listings of polynomials begin with. */
export const HELPERS: Listing = py`
  import math
  import torch

  def powers(x, degree):
      return x[:, None] ** torch.arange(degree + 1)

  def error(x, y, w):
      return (powers(x, len(w) - 1) @ w - y[:, None]).square().mean().item()
`;

/** Where the points come from: drawn, or written down. */
export function pointsListing({ n, dataSeed, f, points }: CodeOf<typeof dataFields>["config"]): Listing {
  const own = readPoints(points.value);
  if (own) {
    return py`
      x = torch.tensor([${own.map(({ x }) => x).join(", ")}])
      y = torch.tensor([${own.map(({ y }) => y).join(", ")}])
      n = len(x)
    `;
  }
  return py`
    n = ${n}
    g = torch.Generator().manual_seed(${dataSeed})
    x = torch.rand(n, generator=g) * 2 - 1
    y = ${pythonOf(readExpression(f.value)!)}
    y += 0.3 * torch.randn(n, generator=g)
  `;
}
/** The two borders: before `a` training, from `b` on test, validation between them. */
export const cutListing = ({ trainEnd, valEnd }: CodeOf<typeof dataFields>["config"]): Listing => py`
  a = n * ${trainEnd} // 100  # x[:a] training
  b = n * ${valEnd} // 100  # x[b:] test
`;

export default describeLab({
  config: dataFields,
  length: () => MAX_DEGREE + 1,
  epoch: () => 1,

  code: ({ config, length }) => py`
    #@fold imports
    ${HELPERS}

    #@end
    ${pointsListing(config)}
    ${cutListing(config)}
    x, y = x.double(), y.double()
    w = y[:a].mean().reshape(1, 1)

    for degree in range(${length}):
        train = error(x[:a], y[:a], w)    #@ train
        val = error(x[a:b], y[a:b], w)    #@ validate
        print(f"{degree} {train:.4f} {val:.4f}")  #@ print
        if degree < ${MAX_DEGREE}:
            A = powers(x[:a], degree + 1)  #@ powers
            w = torch.linalg.lstsq(A, y[:a, None], driver="gelsd").solution  #@ fit
  `,

  lines: {
    train: {
      ko: "훈련 점에서 지금 차수의 곡선이 얼마나 틀리는지 잽니다.",
      en: "Measures how far the curve of this degree is off at the training points.",
    },
    validate: {
      ko: "맞출 때 쓰지 않은 검증 점에서 같은 오차를 잽니다.",
      en: "Measures the same at the validation points, which no fit has used.",
    },
    print: {
      ko: "차수, 훈련 오차, 검증 오차를 출력합니다.",
      en: "Prints the degree, the training error and the validation error.",
    },
    powers: {
      ko: "다음 차수까지 x의 거듭제곱을 열로 세웁니다. 훈련 점만 씁니다.",
      en: "Lines up the powers of x, to the next degree, as columns. Training points only.",
    },
    fit: {
      ko: "오차 제곱의 합이 가장 작은 계수를 구합니다. 여럿이면 가장 짧은 것입니다. 여기에는 기울기도 학습률도 없습니다.",
      en: "Finds the coefficients with the least sum of squares; where many do, the shortest. No gradient, no learning rate.",
    },
  },

  columns: {
    train: { label: { ko: "훈련 오차", en: "training error" }, unit: { ko: "", en: "" }, scale: "log" },
    val: { label: { ko: "검증 오차", en: "validation error" }, unit: { ko: "", en: "" }, scale: "log" },
    population: null,
  },
  guard: "train",
  counts: { name: { ko: "차수", en: "degree" }, columns: ["train", "val"] },
});
