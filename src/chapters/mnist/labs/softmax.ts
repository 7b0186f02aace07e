/** @file lab-07_2: softmax regression on MNIST, 784 pixels to ten classes, in batches. */
import { drawn, MNIST } from "../../../lesson/data/ids.ts";
import { py } from "../../../lesson/listing.ts";
import { describeLab } from "../../../lesson/recipe.ts";
import { batches, digitConfig, length, rate } from "./parts/config.ts";
import { digitColumns, digitLines, digitNames, idleLines, script } from "./parts/script.ts";

export default describeLab({
  config: { lr: rate({ default: 0.1, min: 1e-4, slider: [1e-3, 10] }), ...digitConfig },
  seed: 777,
  data: [drawn(), MNIST],
  length,
  epoch: batches,

  code: (at) =>
    script(at, {
      name: "linear",
      made: py`
        linear = nn.Linear(784, 10, bias=True)
        criterion = nn.CrossEntropyLoss()
        optimizer = torch.optim.SGD(linear.parameters(), lr=${at.config.lr})
      `,
    }),

  lines: digitLines({
    forward: {
      ko: "순전파: 784픽셀에서 숫자마다 하나씩, 로짓 열 개를 계산합니다.",
      en: "Forward pass: from 784 pixels to ten logits, one a digit.",
    },
    backward: {
      ko: "역전파: 가중치 7,840개와 편향 10개의 기울기를 구합니다.",
      en: "Backward pass: gradients for 7,840 weights and 10 biases.",
    },
  }),
  idle: idleLines,

  columns: digitColumns,
  names: digitNames,
  guard: "cost",
});
