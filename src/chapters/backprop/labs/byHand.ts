/** @file XOR with its gradients written out by hand: every line of the chain rule is a line of the listing, under no_grad. */
import { editsAt, py } from "../../../lesson/listing.ts";
import { choice, describeLab, real } from "../../../lesson/recipe.ts";

export interface ByHandView {
  /** ŷ of the four points. */
  readonly outputs: readonly number[];
  readonly weights: { readonly [name: string]: readonly number[] };
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
    reduction: choice({
      default: "sum",
      options: ["sum", "mean"],
      editable: true,
      label: { ko: "가중치 기울기를 모으는 법", en: "how weight gradients are gathered" },
    }),
  },
  seed: 777,
  length: () => 10001,
  epoch: () => 1,

  code: ({ seed, config: { lr, reduction }, edits, length }) => py`
    #@fold imports
    import torch
    import torch.nn as nn

    #@end
    torch.manual_seed(${seed})

    #@fold data
    X = torch.FloatTensor([[0, 0], [0, 1], [1, 0], [1, 1]])
    Y = torch.FloatTensor([[0], [1], [1], [0]])

    #@end
    #@fold prologue
    layer1, layer2 = nn.Linear(2, 2), nn.Linear(2, 1)
    w1, b1 = layer1.weight.detach().t().clone(), layer1.bias.detach().clone()
    w2, b2 = layer2.weight.detach().t().clone(), layer2.bias.detach().clone()

    #@end
    lr = ${lr}
    reduction = "${reduction}"  # of weight gradients over the batch; those of biases are means
    with torch.no_grad():
        for step in range(${length}):
            ${editsAt("step", edits, { lr: (value) => py`lr = ${value}`, reduction: (value) => py`reduction = "${value}"` })}
            a1 = torch.sigmoid(X @ w1 + b1)                           #@ hidden
            y_pred = torch.sigmoid(a1 @ w2 + b2)                      #@ output
            cost = nn.functional.binary_cross_entropy(y_pred, Y)      #@ loss
            n = len(X) if reduction == "mean" else 1
            d_y_pred = (y_pred - Y) / (y_pred * (1 - y_pred) + 1e-7)  #@ dOutput
            d_l2 = d_y_pred * y_pred * (1 - y_pred)                   #@ dLayer2
            d_b2 = d_l2.mean(0)                                       #@ dBias2
            d_w2 = a1.t() @ d_l2 / n                                  #@ dWeight2
            d_a1 = d_l2 @ w2.t()                                      #@ dHidden
            d_l1 = d_a1 * a1 * (1 - a1)                               #@ dLayer1
            d_b1 = d_l1.mean(0)                                       #@ dBias1
            d_w1 = X.t() @ d_l1 / n                                   #@ dWeight1
            w1 -= lr * d_w1                                           #@ step
            b1 -= lr * d_b1
            w2 -= lr * d_w2
            b2 -= lr * d_b2
            if step % 100 == 0:
                print(step, cost.item())                              #@ print
  `,

  lines: {
    hidden: {
      ko: "은닉층: 입력에 가중치를 곱하고 편향을 더해 시그모이드에 넣습니다.",
      en: "Hidden layer: weigh the inputs, add the bias, squash.",
    },
    output: { ko: "출력층: 은닉층의 활성값으로 같은 일을 합니다.", en: "Output layer: the same with the hidden activations." },
    loss: { ko: "네 점의 교차 엔트로피 평균이 비용입니다.", en: "The cost: mean cross-entropy of the four points." },
    dOutput: {
      ko: "비용을 출력 ŷ으로 미분합니다. 분모의 1e-7은 0으로 나누지 않기 위한 것입니다.",
      en: "Differentiates the cost by the output ŷ; 1e-7 keeps the denominator off zero.",
    },
    dLayer2: {
      ko: "시그모이드의 국소 미분 ŷ(1−ŷ)을 곱합니다. 앞의 분모와 약분되어 ŷ − y만 남습니다.",
      en: "Multiplies by the sigmoid's local derivative ŷ(1−ŷ), which cancels the denominator: ŷ − y is left.",
    },
    dBias2: { ko: "편향의 기울기는 네 점의 평균입니다.", en: "The bias gradient is the mean over the four points." },
    dWeight2: {
      ko: "가중치의 기울기는 입력의 전치와 δ₂의 곱입니다. 네 점의 합이라는 데 주의하세요.",
      en: "The weight gradient is the transposed input times δ₂. Mind that this sums over the four points.",
    },
    dHidden: {
      ko: "출력층의 가중치를 거슬러 은닉층으로 기울기를 보냅니다.",
      en: "Sends the gradient back through the output weights.",
    },
    dLayer1: {
      ko: "은닉층 시그모이드의 국소 미분 a(1−a)을 곱합니다.",
      en: "Multiplies by the hidden sigmoid's local derivative a(1−a).",
    },
    dBias1: { ko: "은닉층 편향의 기울기, 네 점의 평균입니다.", en: "The hidden bias gradient: the mean over the four points." },
    dWeight1: { ko: "은닉층 가중치의 기울기입니다.", en: "The hidden weight gradient." },
    step: { ko: "네 파라미터를 기울기의 반대쪽으로 옮깁니다.", en: "Moves all four parameters against their gradients." },
    print: { ko: "100스텝마다 비용을 출력합니다.", en: "Prints the cost every 100 steps." },
  },

  columns: { cost: { label: { ko: "비용", en: "cost" }, unit: { ko: "nat", en: "nats" }, scale: "linear" } },
  guard: "cost",
});
