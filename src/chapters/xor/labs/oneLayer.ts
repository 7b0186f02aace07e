/** @file XOR with one layer, as lab-08_1 trains it: a line and a sigmoid, four points, full batch, 10,001 updates. */
import { editsAt, py } from "../../../lesson/listing.ts";
import { describeLab, real } from "../../../lesson/recipe.ts";

/** The picture at θₜ. Points stand in the order of X: (0, 0), (0, 1), (1, 0), (1, 1). */
export interface LineView {
  /** ŷ of the four points. */
  readonly outputs: readonly number[];
  /** ŷ over [−0.25, 1.25]²: n × n, x₁ running fastest, first row at x₂ = −0.25. */
  readonly surface: Float32Array;
  /** w₁, w₂, b: where w₁x₁ + w₂x₂ + b is 0, ŷ is ½. */
  readonly line: readonly [w1: number, w2: number, b: number];
}
/** How fine the surface is wanted: n. */
export interface LineQuery {
  readonly grid: number;
}

export default describeLab({
  config: {
    lr: real({
      default: 1,
      min: 1e-3,
      max: 1e30,
      slider: [1e-3, 100],
      scale: "log",
      editable: true,
      label: { ko: "학습률", en: "learning rate" },
    }),
  },
  seed: 777,
  length: () => 10001,
  epoch: () => 1,

  code: ({ seed, config: { lr }, edits, length }) => py`
    #@fold imports
    import torch
    import torch.nn as nn
    import torch.optim as optim

    #@end
    torch.manual_seed(${seed})
    #@fold data
    X = torch.FloatTensor([[0, 0], [0, 1], [1, 0], [1, 1]])
    Y = torch.FloatTensor([[0], [1], [1], [0]])

    #@end
    model = nn.Sequential(
        nn.Linear(2, 1), nn.Sigmoid())
    criterion = nn.BCELoss()
    optimizer = optim.SGD(
        model.parameters(), lr=${lr})

    for step in range(${length}):
        ${editsAt("step", edits, { lr: (value) => py`optimizer.param_groups[0]["lr"] = ${value}` })}
        optimizer.zero_grad()            #@ zeroGrad
        hypothesis = model(X)            #@ forward
        cost = criterion(hypothesis, Y)  #@ loss
        cost.backward()                  #@ backward
        optimizer.step()                 #@ step
        if step % 100 == 0:
            print(step, cost.item())     #@ print
  `,

  lines: {
    zeroGrad: {
      ko: "지난 스텝의 기울기를 비웁니다. 비우지 않으면 이번 기울기가 그 위에 더해집니다.",
      en: "Clears the gradients of the last step; otherwise the new ones would be added on top of them.",
    },
    forward: {
      ko: "순전파: 네 점마다 w₁x₁ + w₂x₂ + b를 구해 시그모이드에 넣습니다.",
      en: "Forward pass: w₁x₁ + w₂x₂ + b for each of the four points, then the sigmoid.",
    },
    loss: {
      ko: "출력과 정답의 차이를 비용 하나로 모읍니다. 네 점의 교차 엔트로피 평균입니다.",
      en: "Condenses outputs and targets into one cost: the mean cross-entropy of the four points.",
    },
    backward: {
      ko: "역전파: w₁, w₂, b의 기울기를 구합니다. 네 점이 당기는 힘의 합입니다.",
      en: "Backward pass: the gradients of w₁, w₂ and b. Each is the sum of four pulls.",
    },
    step: {
      ko: "가중치마다 학습률 × 기울기를 뺍니다. 비용이 줄어드는 쪽입니다.",
      en: "Subtracts learning rate × gradient from every weight: the way that lowers the cost.",
    },
    print: {
      ko: "100스텝마다 스텝 번호와 비용을 출력합니다. 비용은 이번 갱신 전의 값입니다.",
      en: "Prints the step and its cost, every 100 steps. The cost is the one from before this update.",
    },
  },

  columns: {
    cost: { label: { ko: "비용", en: "cost" }, unit: { ko: "nat", en: "nats" }, scale: "linear" },
    gradNorm: { label: { ko: "기울기 크기", en: "gradient norm" }, unit: { ko: "", en: "" }, scale: "log" },
    right: null,
  },
  names: { right: { ko: "맞힌 점", en: "points right" } },
  guard: "cost",
});
