/** @file The remedies bench: one small network that overfits, and five ways to help it. Each remedy is this lab with another config. */
import { editsAt, py } from "../../../lesson/listing.ts";
import { describeLab, int, real } from "../../../lesson/recipe.ts";

/** The picture at θₜ: the fitted curve, and the mean squared errors there and then. */
export interface BenchView {
  /** ŷ at `points` equally spaced x in [−1, 1], irrelevant inputs at 0. */
  readonly curve: Float32Array;
  readonly train: number;
  readonly val: number;
  readonly test: number;
  readonly population: number;
  /** Σw² over all parameters, biases included. */
  readonly sumOfSquares: number;
  /** What early stopping would hand back: the update with the least validation error among those looked at. */
  readonly best: { readonly t: number; readonly val: number };
}
export interface BenchQuery {
  readonly points: number;
}
/** Early stopping, the columns and the reader look at the validation error every so many updates. */
export const LOOK = 100;

/** 0.8 / 0.1 / 0.1 of n, as the listing cuts: first train, then validation, then test. */
export function split(n: number): { train: number; val: number; test: number } {
  const train = Math.floor(0.8 * n);
  const val = Math.floor((n - train) / 2);
  return { train, val, test: n - train - val };
}

export default describeLab({
  config: {
    n: int({ default: 40, min: 10, max: 400, label: { ko: "데이터 수", en: "data points" } }),
    irrelevant: int({ default: 0, min: 0, max: 16, label: { ko: "무관한 특성 수", en: "irrelevant features" } }),
    hidden: int({ default: 32, min: 1, max: 64, label: { ko: "은닉 유닛 수", en: "hidden units" } }),
    weightDecay: real({
      default: 0,
      min: 1e-5,
      max: 1,
      scale: "log",
      zero: true,
      editable: true,
      label: { ko: "가중치 감쇠", en: "weight decay" },
    }),
    patience: int({
      default: 0,
      min: 0,
      max: 40,
      label: { ko: "조기 종료 인내(0: 끔)", en: "early stopping patience (0: off)" },
    }),
    lr: real({
      default: 0.01,
      min: 1e-5,
      max: 1e30,
      slider: [1e-4, 1],
      scale: "log",
      editable: true,
      label: { ko: "학습률", en: "learning rate" },
    }),
    dataSeed: int({ default: 1, min: 0, max: 9999, label: { ko: "데이터 시드", en: "data seed" } }),
  },
  seed: 1,
  length: () => 4000,
  epoch: () => 1,

  code: ({ seed, config: { n, irrelevant, hidden, weightDecay, patience, lr, dataSeed }, edits, length }) => py`
    #@fold imports
    import copy
    import math
    import torch
    import torch.nn as nn
    import torch.nn.functional as F

    #@end
    #@fold data
    g = torch.Generator().manual_seed(${dataSeed})
    x = torch.rand(${n}, generator=g) * 2 - 1
    y = torch.sin(math.pi * x) + 0.3 * torch.randn(${n}, generator=g)
    extra = torch.randn(${n}, ${irrelevant}, generator=torch.Generator().manual_seed(101))
    X, Y = torch.cat([x[:, None], extra], dim=1), y[:, None]
    train, val = int(0.8 * len(X)), (len(X) - int(0.8 * len(X))) // 2
    X_train, Y_train = X[:train], Y[:train]
    X_val, Y_val = X[train : train + val], Y[train : train + val]

    #@end
    torch.manual_seed(${seed})
    model = nn.Sequential(
        nn.Linear(1 + ${irrelevant}, ${hidden}), nn.Tanh(),
        nn.Linear(${hidden}, ${hidden}), nn.Tanh(),
        nn.Linear(${hidden}, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=${lr}, weight_decay=${weightDecay})
    patience, waited, best = ${patience}, 0, math.inf

    for step in range(${length}):
        ${editsAt("step", edits, {
          lr: (value) => py`optimizer.param_groups[0]["lr"] = ${value}`,
          weightDecay: (value) => py`optimizer.param_groups[0]["weight_decay"] = ${value}`,
        })}
        optimizer.zero_grad()                       #@ zeroGrad
        cost = F.mse_loss(model(X_train), Y_train)  #@ forward
        with torch.no_grad():
            val_cost = F.mse_loss(model(X_val), Y_val).item()  #@ validate
        if step % ${LOOK} == 0:
            print(step, cost.item(), val_cost)      #@ print
            waited += 1
            if val_cost < best:
                best, waited, best_state = val_cost, 0, copy.deepcopy(model.state_dict())  #@ keepBest
        cost.backward()                             #@ backward
        optimizer.step()                            #@ step
        if 0 < patience <= waited:
            model.load_state_dict(best_state)       #@ stop
            break
  `,

  lines: {
    zeroGrad: { ko: "지난 스텝의 기울기를 비웁니다.", en: "Clears the gradients of the last step." },
    forward: { ko: "훈련 데이터에서 평균제곱오차를 계산합니다.", en: "Computes the mean squared error on the training data." },
    validate: { ko: "기울기 없이 검증 데이터의 오차를 봅니다.", en: "Looks at the validation error, without gradients." },
    print: { ko: "100스텝마다 두 오차를 출력합니다.", en: "Prints both errors every 100 steps." },
    keepBest: {
      ko: "검증 오차가 가장 낮으면 그때의 가중치를 간직합니다.",
      en: "Keeps the weights whenever the validation error is the lowest so far.",
    },
    backward: { ko: "역전파로 기울기를 구합니다.", en: "Finds the gradients by the backward pass." },
    step: {
      ko: "Adam이 가중치를 옮깁니다. 가중치 감쇠는 기울기에 더해집니다.",
      en: "Adam moves the weights; weight decay is added to the gradient.",
    },
    stop: {
      ko: "참을 만큼 참았으면 간직한 가중치로 되돌리고 멈춥니다.",
      en: "Out of patience: goes back to the weights it kept, and stops.",
    },
  },

  columns: {
    train: { label: { ko: "훈련 오차", en: "training error" }, unit: { ko: "", en: "" }, scale: "log" },
    val: { label: { ko: "검증 오차", en: "validation error" }, unit: { ko: "", en: "" }, scale: "log" },
    population: { label: { ko: "모집단 오차", en: "population error" }, unit: { ko: "", en: "" }, scale: "log" },
  },
  guard: "train",
});
