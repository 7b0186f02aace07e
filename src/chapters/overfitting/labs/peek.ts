/**
 * @file What it costs to look at the test again and again: every update tries another candidate, as good as the last, and keeps the one the
 * test liked best. What the test says of it falls; what fresh points say does not.
 */
import { py } from "../../../lesson/listing.ts";
import { describeLab, int } from "../../../lesson/recipe.ts";
import { cutListing, dataFields, HELPERS, MAX_DEGREE, pointsListing, type PointsView } from "./poly.ts";

/** After t peeks: the candidate that the test liked best, and what a fresh test of the same size would have said of it. */
export interface PeekView extends PointsView {
  /** How often the seal was broken. */
  readonly peeks: number;
  /** The chosen candidate at `points` equally spaced x in [−1, 1]; null before the first peek. */
  readonly curve: Float32Array | null;
  /** What the test said of it. */
  readonly best: number;
  /** Its error on points nobody has seen. */
  readonly population: number;
  /** What each of the redrawn tests says of it, in the order they are drawn. */
  readonly redrawn: Float32Array;
}
export const REDRAWN = 100;

export default describeLab({
  config: {
    ...dataFields,
    degree: int({ default: 5, min: 0, max: MAX_DEGREE, label: { ko: "차수", en: "degree" } }),
  },
  seed: 777,
  length: () => 60,
  epoch: () => 1,

  code: ({ seed, config, length }) => py`
    #@fold imports
    ${HELPERS}

    #@end
    ${pointsListing(config)}
    ${cutListing(config)}
    x, y = x.double(), y.double()
    torch.manual_seed(${seed})
    best = math.inf

    for peek in range(${length}):
        half = torch.randperm(a)[: a // 2 + 1]  #@ draw
        A = powers(x[half], ${config.degree})
        w = torch.linalg.lstsq(A, y[half, None], driver="gelsd").solution  #@ fit
        test = error(x[b:], y[b:], w)    #@ peek
        if test < best:
            best, chosen = test, w       #@ keep
        print(f"{peek} {test:.4f} {best:.4f}")  #@ print
  `,

  lines: {
    draw: {
      ko: "훈련 점의 절반쯤을 뽑습니다. 후보마다 뽑힌 점이 다릅니다.",
      en: "Draws about half of the training points; each candidate gets others.",
    },
    fit: {
      ko: "뽑힌 점에 다항식을 맞춥니다. 후보들의 실력은 서로 비슷합니다.",
      en: "Fits a polynomial to them. The candidates are about equally good.",
    },
    peek: { ko: "테스트를 엿봅니다. 봉인은 여기서 깨집니다.", en: "Peeks at the test. Here the seal breaks." },
    keep: {
      ko: "지금까지 테스트 점수가 가장 좋은 후보를 간직합니다.",
      en: "Keeps the candidate that the test has liked best so far.",
    },
    print: { ko: "이번 점수와 지금까지의 최고 점수를 출력합니다.", en: "Prints this score and the best one so far." },
  },

  columns: {
    best: { label: { ko: "최고 점수", en: "best score" }, unit: { ko: "", en: "" }, scale: "log" },
    population: { label: { ko: "그 후보의 모집단 오차", en: "its population error" }, unit: { ko: "", en: "" }, scale: "log" },
    test: null,
  },
  guard: "best",
});
