/** @file What lab-07_1 does, and goes on doing: the machine of overfitting/case-file. */
import { F, int64, nn, noGrad, optim, tensor, type Tensor } from "../../../core/index.ts";
import { float32Item } from "../../../core/format/index.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import caseFile, { STOPPED, type CaseView } from "./caseFile.ts";

/** How many rows have their largest score at the right class. Shape: (n, 3), (n). */
const rightOf = (scores: Tensor, y: Tensor): number => noGrad(() => scores.argmax(1).eq(y).float().sum().item());

export default defineMachine(caseFile, {
  init({ config: { lr } }) {
    const model = new nn.Linear(3, 3);
    return {
      model,
      optimizer: new optim.SGD(model.parameters(), { lr }),
      xTrain: tensor([
        [1, 2, 1],
        [1, 3, 2],
        [1, 3, 4],
        [1, 5, 5],
        [1, 7, 5],
        [1, 2, 5],
        [1, 6, 6],
        [1, 7, 7],
      ]),
      yTrain: tensor([2, 2, 2, 1, 1, 1, 0, 0], { dtype: int64 }),
      xTest: tensor([
        [2, 1, 1],
        [3, 1, 2],
        [3, 3, 4],
      ]),
      yTest: tensor([2, 2, 2], { dtype: int64 }),
    };
  },

  update({ model, optimizer, xTrain, yTrain, xTest, yTest }, { config, i, at }) {
    optimizer.lr = config.lr;
    at("forward");
    const prediction = model.forward(xTrain); // (8, 3) → (8, 3)
    at("loss");
    const cost = F.crossEntropy(prediction, yTrain); // nats
    at("test");
    const said = noGrad(() => model.forward(xTest)); // (3, 3) → (3, 3)
    const test = noGrad(() => F.crossEntropy(said, yTest));
    at("zeroGrad");
    optimizer.zeroGrad();
    at("backward");
    cost.backward();
    at("step");
    optimizer.step();
    if (prints(i)) at("print");
    return { train: cost, test, trainRight: rightOf(prediction, yTrain), testRight: rightOf(said, yTest) };
  },

  view({ model, xTrain, yTrain, xTest, yTest }): CaseView {
    return noGrad(() => {
      const [train, test] = [model.forward(xTrain), model.forward(xTest)];
      const rows = [train, test].flatMap((scores) => {
        const all = Array.from(scores.softmax(1).toArray(), Number);
        return Array.from({ length: all.length / 3 }, (_, k) => all.slice(3 * k, 3 * k + 3));
      });
      return {
        probabilities: rows,
        targets: [yTrain, yTest].flatMap((y) => Array.from(y.toArray(), Number)),
        trainCost: F.crossEntropy(train, yTrain).item(),
        testCost: F.crossEntropy(test, yTest).item(),
        trainRight: rightOf(train, yTrain),
        testRight: rightOf(test, yTest),
      };
    });
  },

  print: (i, { train, test }) => (prints(i) ? `${i} ${float32Item(train!)} ${float32Item(test!)}` : null),
  names: ({ xTrain, yTrain, xTest, yTest }) => ({ xTrain, yTrain, xTest, yTest }),
  sometimes: ["print"],
});

const prints = (i: number): boolean => i < STOPPED || i % 100 === 0;
