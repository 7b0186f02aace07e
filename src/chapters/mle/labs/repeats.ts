/** @file The same experiment again and again: one update is n throws, and θ̂ = k/n of each. Their spread is what a single θ̂ does not tell. */
import { py } from "../../../lesson/listing.ts";
import type { Measures } from "../../../lesson/protocol.ts";
import { describeLab, int, real } from "../../../lesson/recipe.ts";

export interface RepeatsView extends Measures {
  readonly theta: number;
  readonly n: number;
}

export default describeLab({
  config: {
    theta: real({ default: 0.27, min: 0, max: 1, scale: "linear", label: { ko: "진짜 θ", en: "true θ" } }),
    n: int({ default: 100, min: 1, max: 2000, label: { ko: "던진 횟수 n", en: "throws n" } }),
    repeats: int({ default: 500, min: 1, max: 10_000, label: { ko: "실험 횟수", en: "experiments" } }),
  },
  seed: 777,
  length: ({ repeats }) => repeats,
  epoch: () => 1,

  code: ({ seed, config: { theta, n, repeats } }) => py`
    #@fold imports
    import torch

    #@end
    torch.manual_seed(${seed})
    theta, n = ${theta}, ${n}

    for step in range(${repeats}):
        x = (torch.rand(n) < theta).float()  #@ throw
        k = x.sum()                          #@ count
        estimate = k / n                     #@ estimate
        print(step, estimate.item())         #@ print
  `,

  lines: {
    throw: { ko: "압정 n개를 새로 던집니다.", en: "Throws n tacks anew." },
    count: { ko: "누운 개수 k를 셉니다.", en: "Counts k, those on their backs." },
    estimate: {
      ko: "이 실험의 추정값 k/n입니다. 가능도가 가장 높은 θ입니다.",
      en: "This experiment’s estimate k/n, where its likelihood is highest.",
    },
    print: { ko: "실험 번호와 추정값을 출력합니다.", en: "Prints the experiment and its estimate." },
  },

  columns: {
    /** Of the experiment before this one; none before the first. */
    last: { label: { ko: "추정값 k/n", en: "estimate k/n" }, unit: { ko: "", en: "" }, scale: "linear" },
    /** Of this experiment: what the console prints. */
    estimate: null,
  },
  guard: "last",
});
