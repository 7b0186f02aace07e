/** @file A small network on the same points: its training error falls for ever, and somewhere on the way it stops getting better. */
import type { Measures } from "../../../lesson/protocol.ts";
import { editsAt, py } from "../../../lesson/listing.ts";
import { describeLab, int, real, toggle } from "../../../lesson/recipe.ts";
import { cutListing, dataFields, pointsListing, type PointsView } from "./poly.ts";

/** The picture at θₜ: the network's curve, and the mean squared errors there and then; NaN where there is no point to measure on. */
export interface NetworkView extends PointsView, Measures {
  /** ŷ at `points` equally spaced x in [−1, 1]. */
  readonly curve: Float32Array;
  readonly trainError: number;
  readonly valError: number;
  readonly testError: number;
  readonly population: number;
}
/** The population is measured every so many updates: two thousand points take longer than the update itself. */
export const LOOK = 20;
export const UPDATES = 4000;

export default describeLab({
  config: {
    ...dataFields,
    hidden: int({ default: 32, min: 1, max: 64, label: { ko: "은닉 유닛 수", en: "hidden units" } }),
    lr: real({
      default: 0.01,
      min: 1e-5,
      max: 1e30,
      slider: [1e-4, 1],
      scale: "log",
      editable: true,
      label: { ko: "학습률", en: "learning rate" },
    }),
    leak: toggle({ default: false, label: { ko: "검증 점도 훈련에 쓰기", en: "train on the validation points, too" } }),
  },
  seed: 1,
  length: () => UPDATES,
  epoch: () => 1,

  code: ({ seed, config, edits, length }) => py`
    #@fold imports
    import math
    import torch
    import torch.nn as nn
    import torch.nn.functional as F

    #@end
    ${pointsListing(config)}
    ${cutListing(config)}
    X, Y = x[:, None], y[:, None]
    used = b if ${config.leak} else a
    torch.manual_seed(${seed})
    model = nn.Sequential(
        nn.Linear(1, ${config.hidden}), nn.Tanh(),
        nn.Linear(${config.hidden}, ${config.hidden}), nn.Tanh(),
        nn.Linear(${config.hidden}, 1))
    optimizer = torch.optim.Adam(
        model.parameters(), lr=${config.lr})

    for step in range(${length}):
        ${editsAt("step", edits, { lr: (value) => py`optimizer.param_groups[0]["lr"] = ${value}` })}
        optimizer.zero_grad()            #@ zeroGrad
        train = F.mse_loss(model(X[:used]), Y[:used])  #@ forward
        with torch.no_grad():
            val = F.mse_loss(model(X[a:b]), Y[a:b])  #@ validate
        train.backward()                 #@ backward
        optimizer.step()                 #@ step
        if step % 100 == 0:
            print(step, train.item(), val.item())  #@ print
  `,

  lines: {
    zeroGrad: { ko: "지난 스텝의 기울기를 비웁니다.", en: "Clears the gradients of the last step." },
    forward: {
      ko: "순전파: 훈련 점에서 곡선이 틀린 만큼을 잽니다.",
      en: "Forward pass: how far the curve is off at the training points.",
    },
    validate: {
      ko: "기울기 없이 검증 점의 오차를 봅니다. 보기만 하고 배우지는 않습니다.",
      en: "Looks at the validation error, without gradients: seen, not learnt from.",
    },
    backward: {
      ko: "역전파: 훈련 오차의 기울기를 구합니다. 검증 점은 여기에 없습니다.",
      en: "Backward pass: the gradients of the training error. The validation points have no part in it.",
    },
    step: {
      ko: "Adam이 훈련 오차가 줄어드는 쪽으로 가중치를 옮깁니다.",
      en: "Adam moves the weights the way that lowers the training error.",
    },
    print: { ko: "100스텝마다 두 오차를 출력합니다.", en: "Prints both errors, every 100 steps." },
  },

  columns: {
    train: { label: { ko: "훈련 오차", en: "training error" }, unit: { ko: "", en: "" }, scale: "log" },
    val: { label: { ko: "검증 오차", en: "validation error" }, unit: { ko: "", en: "" }, scale: "log" },
    population: null,
  },
  guard: "train",
});
