/** @file The case file: lab-07_1 as the lecture's notebook runs it, twenty updates and an accuracy of 0.0 %, and then on to 20,000. */
import { editsAt, py } from "../../../lesson/listing.ts";
import { describeLab, real } from "../../../lesson/recipe.ts";

/** The picture at θₜ. */
export interface CaseView {
  /** The probabilities of the three classes, point by point: eight training points, then three test points. */
  readonly probabilities: readonly (readonly number[])[];
  readonly targets: readonly number[];
  readonly trainCost: number;
  readonly testCost: number;
  /** Right answers, of eight and of three. */
  readonly trainRight: number;
  readonly testRight: number;
}
/** The notebook stops here. */
export const STOPPED = 20;

export default describeLab({
  config: {
    lr: real({
      default: 0.1,
      min: 1e-10,
      max: 1e30,
      slider: [1e-4, 10],
      scale: "log",
      editable: true,
      label: { ko: "학습률", en: "learning rate" },
    }),
  },
  seed: 1,
  length: () => 20_000,
  epoch: () => 1,

  code: ({ seed, config: { lr }, edits, length }) => py`
    #@fold imports
    import torch
    import torch.nn as nn
    import torch.nn.functional as F
    import torch.optim as optim

    #@end
    torch.manual_seed(${seed})
    #@fold data
    x_train = torch.FloatTensor([[1, 2, 1], [1, 3, 2], [1, 3, 4], [1, 5, 5],
                                 [1, 7, 5], [1, 2, 5], [1, 6, 6], [1, 7, 7]])
    y_train = torch.LongTensor([2, 2, 2, 1, 1, 1, 0, 0])
    x_test = torch.FloatTensor([[2, 1, 1], [3, 1, 2], [3, 3, 4]])
    y_test = torch.LongTensor([2, 2, 2])

    #@end
    model = nn.Linear(3, 3)
    optimizer = optim.SGD(
        model.parameters(), lr=${lr})

    for epoch in range(${length}):
        ${editsAt("epoch", edits, { lr: (value) => py`optimizer.param_groups[0]["lr"] = ${value}` })}
        prediction = model(x_train)      #@ forward
        cost = F.cross_entropy(prediction, y_train)  #@ loss
        with torch.no_grad():
            test = F.cross_entropy(model(x_test), y_test)  #@ test
        optimizer.zero_grad()            #@ zeroGrad
        cost.backward()                  #@ backward
        optimizer.step()                 #@ step
        if epoch < ${STOPPED} or epoch % 100 == 0:
            print(epoch, cost.item(), test.item())  #@ print
  `,

  lines: {
    forward: {
      ko: "순전파: 여덟 훈련 점의 세 클래스 점수를 구합니다.",
      en: "Forward pass: three class scores for each of the eight training points.",
    },
    loss: { ko: "점수와 정답을 비용 하나로 모읍니다.", en: "Condenses scores and answers into one cost." },
    test: {
      ko: "세 테스트 점의 비용을 기울기 없이 잽니다.",
      en: "Measures the cost of the three test points, without gradients.",
    },
    zeroGrad: { ko: "지난 기울기를 비웁니다.", en: "Clears the old gradients." },
    backward: { ko: "역전파: 훈련 비용의 기울기를 구합니다.", en: "Backward pass: the gradients of the training cost." },
    step: { ko: "기울기의 반대쪽으로 학습률만큼 갑니다.", en: "Goes against the gradient, learning rate times as far." },
    print: {
      ko: "처음 20에폭은 모두, 그 뒤로는 100에폭마다 출력합니다.",
      en: "Prints every one of the first 20 epochs, and then every hundredth.",
    },
  },

  columns: {
    train: { label: { ko: "훈련 비용", en: "training cost" }, unit: { ko: "nat", en: "nats" }, scale: "log" },
    test: { label: { ko: "테스트 비용", en: "test cost" }, unit: { ko: "nat", en: "nats" }, scale: "log" },
    trainRight: null,
    testRight: null,
  },
  guard: "train",
});
