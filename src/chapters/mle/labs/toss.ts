/** @file Thrown tacks, one an update: how many lie on their backs, and what share of the throws that is. */
import { py } from "../../../lesson/listing.ts";
import type { Measures } from "../../../lesson/protocol.ts";
import { describeLab, int, real, toggle } from "../../../lesson/recipe.ts";

export interface TossView extends Measures {
  /** The true θ, which a reader may not know. */
  readonly theta: number;
  /** On their backs so far. */
  readonly k: number;
}

export default describeLab({
  config: {
    secret: toggle({ default: false, label: { ko: "θ 숨기기", en: "hide θ" } }),
    theta: real({ default: 0.27, min: 0, max: 1, scale: "linear", label: { ko: "진짜 θ", en: "true θ" } }),
    throws: int({ default: 1000, min: 1, max: 10_000, label: { ko: "던질 횟수", en: "throws" } }),
  },
  seed: 10, // its first hundred are those of the cover: 27 lie on their backs
  length: ({ throws }) => throws,
  epoch: () => 1,

  code: ({ seed, config: { secret, theta, throws } }) => py`
    #@fold imports
    import torch

    #@end
    torch.manual_seed(${seed})
    secret = ${secret}
    theta = torch.rand(1) if secret else torch.tensor([${theta}])
    k = torch.zeros(1)

    for step in range(${throws}):
        u = torch.rand(1)            #@ throw
        back = (u < theta).float()   #@ land
        k += back                    #@ count
        estimate = k / (step + 1)    #@ estimate
        print(step + 1, estimate.item())  #@ print
  `,

  lines: {
    throw: {
      ko: "압정 하나를 던집니다. 0과 1 사이의 수 하나를 고르게 뽑습니다.",
      en: "Throws one tack: draws a number between 0 and 1, every one as likely as another.",
    },
    land: {
      ko: "뽑은 수가 θ보다 작으면 누운 것(1), 아니면 기운 것(0)으로 칩니다.",
      en: "Below θ it lies on its back (1), else it leans (0).",
    },
    count: { ko: "누운 횟수 k에 더합니다.", en: "Adds it to k, the number on their backs." },
    estimate: { ko: "누운 횟수를 던진 횟수로 나눕니다.", en: "Divides by the number of throws so far." },
    print: { ko: "던진 횟수와 누운 비율을 출력합니다.", en: "Prints how many were thrown, and the share on their backs." },
  },

  columns: {
    /** Of the throws before this one; none before the first. */
    share: { label: { ko: "누운 비율 k/n", en: "share k/n" }, unit: { ko: "", en: "" }, scale: "linear" },
    /** The share with this throw: what the console prints. */
    next: null,
    /** The number drawn; a tack lies on its back where it is below θ. */
    u: null,
    /** 1: on its back. */
    back: null,
  },
  guard: "share",
});
