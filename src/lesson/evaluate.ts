/** @file A typed formula, computed by the core: the same bits on every device, in PyTorch's own operations. */
import { add, div, mul, neg, rdiv, rpow, rsub, sub, type Tensor } from "../core/index.ts";
import type { Expression } from "./expression.ts";

/** f(x), entry by entry. Shape and dtype of x. `readExpression` has seen to it that no operator stands between two numbers. */
export function evaluate(e: Expression, x: Tensor): Tensor {
  switch (e.kind) {
    case "x":
      return x;
    case "call":
      return e.name === "neg" ? neg(evaluate(e.of, x)) : evaluate(e.of, x)[e.name]();
    case "binary": {
      const [a, b] = [numberOf(e.left), numberOf(e.right)];
      if (a !== null) return { add, mul, sub: rsub, div: rdiv, pow: rpow }[e.name](evaluate(e.right, x), a);
      const left = evaluate(e.left, x);
      const right = b ?? evaluate(e.right, x);
      return e.name === "pow" ? left.pow(right) : { add, sub, mul, div }[e.name](left, right);
    }
    default:
      throw new Error("evaluate: expected a formula with x, came a number");
  }
}

const numberOf = (e: Expression): number | null => (e.kind === "pi" ? Math.PI : e.kind === "number" ? e.value : null);
