/** @file The least a page does before it has trained once: the core, XOR's network, one update. */
import { Arena, beginUpdate, F, manualSeed, nn, optim, tensor, withRegion } from "../../../src/core/index.ts";

export function firstUpdate(): number {
  manualSeed(777);
  const [X, Y] = [tensor([[0, 0], [0, 1], [1, 0], [1, 1]]), tensor([[0], [1], [1], [0]])]; // prettier-ignore
  const model = new nn.Sequential(new nn.Linear(2, 2), new nn.Sigmoid(), new nn.Linear(2, 1), new nn.Sigmoid());
  const optimizer = new optim.SGD(model.parameters(), { lr: 1 });
  const arena = new Arena("update");
  beginUpdate(arena);
  return withRegion(arena, () => {
    const cost = F.binaryCrossEntropy(model.forward(X), Y);
    cost.backward();
    optimizer.step();
    return cost.item();
  });
}
