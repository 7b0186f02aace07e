/** @file The small network that overfits the book's noisy points: 1-H-H-1 with tanh, as two chapters train it. */
import { F, nn, noGrad, type Tensor } from "../core/index.ts";

/** Draws its weights from the current generator, in PyTorch's order. */
export function tanhNet(inputs: number, hidden: number): nn.Sequential {
  return new nn.Sequential(
    new nn.Linear(inputs, hidden),
    new nn.Tanh(),
    new nn.Linear(hidden, hidden),
    new nn.Tanh(),
    new nn.Linear(hidden, 1),
  );
}

/** Mean squared error, outside autograd; NaN of no points. Shape: X (n, inputs), Y (n, 1). */
export const errorOfNet = (model: nn.Module, X: Tensor, Y: Tensor): number =>
  X.size(0) === 0 ? NaN : noGrad(() => F.mseLoss(model.forward(X), Y).item());
