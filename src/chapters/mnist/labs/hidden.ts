/** @file The same digits with one hidden layer: 784-256-10, ReLU, Adam. */
import { drawn, MNIST } from "../../../lesson/data/ids.ts";
import { py } from "../../../lesson/listing.ts";
import { describeLab } from "../../../lesson/recipe.ts";
import { batches, digitConfig, length, rate } from "./parts/config.ts";
import { digitColumns, digitLines, digitNames, idleLines, script } from "./parts/script.ts";

/** Units of the hidden layer. */
export const UNITS = 256;

export default describeLab({
  config: { lr: rate({ default: 1e-3, min: 1e-5, slider: [1e-4, 1] }), ...digitConfig },
  seed: 777,
  data: [drawn(), MNIST],
  length,
  epoch: batches,

  code: (at) =>
    script(at, {
      name: "model",
      made: py`
        model = nn.Sequential(nn.Linear(784, ${UNITS}), nn.ReLU(), nn.Linear(${UNITS}, 10))
        criterion = nn.CrossEntropyLoss()
        optimizer = torch.optim.Adam(model.parameters(), lr=${at.config.lr})
      `,
    }),

  lines: digitLines({
    forward: {
      ko: "순전파: 784픽셀에서 은닉 유닛 256개를 거쳐 로짓 열 개를 계산합니다.",
      en: "Forward pass: from 784 pixels through 256 hidden units to ten logits.",
    },
    backward: {
      ko: "역전파: 두 층의 가중치와 편향, 모두 203,530개의 기울기를 구합니다.",
      en: "Backward pass: gradients for the weights and biases of both layers, 203,530 in all.",
    },
  }),
  idle: idleLines,

  columns: digitColumns,
  names: digitNames,
  guard: "cost",
});
