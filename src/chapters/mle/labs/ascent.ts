/** @file Up the log-likelihood by its gradient: θ ← θ + lr · d/dθ, which autograd finds from the throws themselves. */
import { editsAt, py } from "../../../lesson/listing.ts";
import { choice, describeLab, int, real, toggle } from "../../../lesson/recipe.ts";
import type { Measures } from "../../../lesson/protocol.ts";
import type { Evidence } from "./look.ts";

export interface AscentView extends Evidence, Measures {
  readonly theta: number;
  /** Mean of log P(xᵢ; θ) over the throws, without the coefficient: what −1 times is the cross-entropy. NaN where θ is no probability. */
  readonly meanLogL: number;
  /** Its derivative at θ: (k/θ − (n−k)/(1−θ)) / n. */
  readonly slope: number;
  /** `F.binary_cross_entropy` of the same throws at θ; NaN where θ is no probability. */
  readonly bce: number;
}

export default describeLab({
  config: {
    n: int({ default: 100, min: 1, max: 1000, label: { ko: "던진 횟수 n", en: "throws n" } }),
    k: int({ default: 27, min: 0, max: 1000, label: { ko: "누운 횟수 k", en: "on their backs k" } }),
    start: real({ default: 0.5, min: 0.01, max: 0.99, scale: "linear", label: { ko: "처음 θ", en: "first θ" } }),
    lr: real({
      default: 0.1,
      min: 1e-6,
      max: 1e30,
      slider: [1e-3, 1],
      scale: "log",
      editable: true,
      label: { ko: "학습률", en: "learning rate" },
    }),
    reduction: choice({ default: "mean", options: ["mean", "sum"], label: { ko: "평균·합", en: "mean or sum" } }),
    descent: toggle({ default: false, label: { ko: "−log L을 내려가기", en: "descend −log L" } }),
    steps: int({ default: 20, min: 1, max: 2000, label: { ko: "갱신 횟수", en: "updates" } }),
  },
  length: ({ steps }) => steps,
  epoch: () => 1,

  code: ({ config: { n, k, start, lr, reduction, descent, steps }, edits }) => {
    const [minus, sign] = descent.value ? ["-", "-"] : ["", "+"];
    return py`
    #@fold imports
    import torch

    #@end
    n, k, lr = ${n}, ${k}, ${lr}
    #@fold data
    x = torch.zeros(n)
    x[:k] = 1
    #@end
    theta = torch.tensor(${start}, requires_grad=True)

    for step in range(${steps}):
        ${editsAt("step", edits, { lr: (value) => py`lr = ${value}` })}
        theta.grad = None                #@ zeroGrad
        log_p = x * torch.log(theta) + (1 - x) * torch.log(1 - theta)  #@ forward
        goal = ${minus}log_p.${reduction}()           #@ goal
        goal.backward()                  #@ backward
        with torch.no_grad():
            theta ${sign}= lr * theta.grad    #@ step
        print(step + 1, theta.item())    #@ print
  `;
  },

  lines: {
    zeroGrad: { ko: "지난 기울기를 지웁니다.", en: "Forgets the last gradient." },
    forward: {
      ko: "압정마다 본 대로 나올 확률의 로그를 구합니다. 누운 것은 log θ, 기운 것은 log(1−θ)입니다.",
      en: "For each tack, the log of the probability of what it did: log θ on its back, log(1−θ) leaning.",
    },
    goal: {
      ko: "모두 모아 수 하나로 만듭니다. 로그 가능도(또는 그 평균)입니다.",
      en: "Gathers them into one number: the log-likelihood, or its mean.",
    },
    backward: {
      ko: "자동 미분이 접선의 기울기를 구합니다. 누운 것은 오른쪽으로, 기운 것은 왼쪽으로 당깁니다.",
      en: "Autograd finds the slope of the tangent. Those on their backs pull right, the others left.",
    },
    step: {
      ko: "학습률 × 기울기만큼 θ를 옮깁니다. 가능도가 커지는 쪽입니다.",
      en: "Moves θ by learning rate × slope: the way the likelihood grows.",
    },
    print: { ko: "몇 번째 갱신인지와 새 θ를 출력합니다.", en: "Prints the number of updates and the new θ." },
  },

  columns: {
    goal: { label: { ko: "평균 log L", en: "mean log L" }, unit: { ko: "nat", en: "nats" }, scale: "linear" },
    theta: { label: { ko: "θ", en: "θ" }, unit: { ko: "", en: "" }, scale: "linear" },
    /** θ after the update: what the console prints. */
    next: null,
    /** |θ − k/n|, before the update. */
    off: null,
  },
  guard: "goal",
});
