/** @file XOR with one hidden layer, as lab-08_2 trains it: four points, full batch, 10,001 updates. */
import { editsAt, py } from "../../../lesson/listing.ts";
import { describeLab, int, real } from "../../../lesson/recipe.ts";

/** The picture at θₜ. Points stand in the order of X: (0, 0), (0, 1), (1, 0), (1, 1). */
export interface TwoHiddenView {
  /** ŷ of the four points. */
  readonly outputs: readonly number[];
  /** Activations of the hidden layer at the four points: (4, hidden). */
  readonly hidden: readonly (readonly number[])[];
  /** ŷ over [−0.25, 1.25]²: n × n, x₁ running fastest, first row at x₂ = −0.25. */
  readonly surface: Float32Array;
  /** What each hidden unit gives out over the same square, on a coarser grid of `units` × `units`; empty where none was asked for. */
  readonly unitSurfaces: readonly Float32Array[];
  /** ŷ over the hidden plane [0, 1]², h₁ running fastest, as fine as `surface`; null unless there are two hidden units. */
  readonly hiddenSurface: Float32Array | null;
  /** Where the hidden layer puts the points of a coarse n × n grid of the same square: (n², hidden). Only if it was asked for. */
  readonly lattice?: Float32Array;
  /** The state dict: `0.weight` (hidden, 2), `0.bias`, `2.weight` (1, hidden), `2.bias`. */
  readonly weights: { readonly [name: string]: readonly number[] };
}
/** How fine the surfaces are wanted: n × n points of the whole network, `units` × `units` of each hidden unit (none unless said). */
export interface TwoHiddenQuery {
  readonly grid: number;
  readonly units?: number;
  readonly lattice?: number;
}
/** Columns that hold the hidden layer's parameters at θᵢ, where it has two units: `0.weight` row by row, then `0.bias`. */
export const HIDDEN_COLUMNS = ["w11", "w12", "w21", "w22", "b1", "b2"] as const;
/** For the trails of the four points in the hidden plane; no track of their own. */
const hiddenColumns = Object.fromEntries(HIDDEN_COLUMNS.map((name) => [name, null]));
/** The square of hidden activations. */
export const HIDDEN_SQUARE = { from: 0, to: 1 };
/** The square of inputs the surface covers, on both axes. */
export const SURFACE = { from: -0.25, to: 1.25 };

export default describeLab({
  config: {
    hidden: int({ default: 2, min: 1, max: 16, label: { ko: "은닉 유닛 수", en: "hidden units" } }),
    lr: real({
      default: 1,
      min: 1e-3,
      max: 1e30, // far past sense, so that a reader can see what too much does
      slider: [1e-3, 100],
      scale: "log",
      editable: true,
      label: { ko: "학습률", en: "learning rate" },
    }),
  },
  seed: 777,
  length: () => 10001,
  epoch: () => 1,

  code: ({ seed, config: { hidden, lr }, edits, length }) => py`
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
        nn.Linear(2, ${hidden}), nn.Sigmoid(),
        nn.Linear(${hidden}, 1), nn.Sigmoid())
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
      ko: "순전파: 네 점을 신경망에 넣어 출력 ŷ을 계산합니다.",
      en: "Forward pass: sends the four points through the network to get the outputs ŷ.",
    },
    loss: {
      ko: "출력과 정답의 차이를 비용 하나로 모읍니다. 네 점의 교차 엔트로피 평균입니다.",
      en: "Condenses outputs and targets into one cost: the mean cross-entropy of the four points.",
    },
    backward: {
      ko: "역전파: 비용에서부터 거꾸로 거슬러 가며 가중치마다 기울기를 구합니다.",
      en: "Backward pass: walks back from the cost and finds the gradient for every weight.",
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
    /** How many points are right at threshold ½. */
    right: null,
    ...hiddenColumns,
  },
  names: { right: { ko: "맞힌 점", en: "points right" } },
  guard: "cost",
});
