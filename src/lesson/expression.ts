/**
 * @file A formula in x as a reader may type it, in the one form a recipe keeps: postfix, its parts joined by "~": `pi~x~mul~sin`.
 *
 * Only what stands in the two lists below can be said, so nothing that is typed is ever run as code. The page makes this form
 * (ui/mathjs.ts parses), the machine computes it with the core's own functions (evaluate.ts).
 */
import { readNumber } from "./field.ts";
import { pyNumber } from "./pyNumber.ts";

export type Expression =
  | { readonly kind: "x" }
  | { readonly kind: "pi" }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "call"; readonly name: FunctionName; readonly of: Expression }
  | { readonly kind: "binary"; readonly name: BinaryName; readonly left: Expression; readonly right: Expression };

/** Functions of one argument, with how PyTorch writes them. */
const FUNCTIONS = {
  sin: "torch.sin",
  cos: "torch.cos",
  exp: "torch.exp",
  log: "torch.log",
  sqrt: "torch.sqrt",
  abs: "torch.abs",
  sign: "torch.sign",
  tanh: "torch.tanh",
  neg: "-",
} as const;
export type FunctionName = keyof typeof FUNCTIONS;
/** Operators, with their sign and how tightly they bind. */
export const BINARY = { add: ["+", 1], sub: ["-", 1], mul: ["*", 2], div: ["/", 2], pow: ["**", 4] } as const;
export type BinaryName = keyof typeof BINARY;

export const MAX_PARTS = 60;
/** As large as a typed number may be. */
export const MAX_NUMBER = 1e6;

export const isFunction = (name: string): name is FunctionName => Object.hasOwn(FUNCTIONS, name);
const isBinary = (name: string): name is BinaryName => Object.hasOwn(BINARY, name);

/** Whether the formula has x in it; what has not is a number. */
export function hasX(e: Expression): boolean {
  if (e.kind === "call") return hasX(e.of);
  return e.kind === "binary" ? hasX(e.left) || hasX(e.right) : e.kind === "x";
}

/** The formula of a text in postfix; null where it is none, is too long, has no x, or has a function of a number that could be worked out. */
export function readExpression(text: string): Expression | null {
  const parts = text.split("~");
  if (parts.length > MAX_PARTS) return null;
  const stack: Expression[] = [];
  for (const part of parts) {
    const next = nextOf(part, stack);
    if (next === null) return null;
    stack.push(next);
  }
  const [whole] = stack;
  return stack.length === 1 && whole && hasX(whole) ? whole : null;
}

function nextOf(part: string, stack: Expression[]): Expression | null {
  if (part === "x" || part === "pi") return { kind: part };
  if (isFunction(part)) {
    const of = stack.pop();
    return of && hasX(of) ? { kind: "call", name: part, of } : null;
  }
  if (isBinary(part)) {
    const right = stack.pop();
    const left = stack.pop();
    return left && right && (hasX(left) || hasX(right)) ? { kind: "binary", name: part, left, right } : null;
  }
  const value = readNumber(part);
  return value !== null && Math.abs(value) <= MAX_NUMBER ? { kind: "number", value } : null;
}

/** The one form: what `readExpression` reads back. */
export function printExpression(e: Expression): string {
  switch (e.kind) {
    case "number":
      return String(e.value);
    case "call":
      return `${printExpression(e.of)}~${e.name}`;
    case "binary":
      return `${printExpression(e.left)}~${printExpression(e.right)}~${e.name}`;
    default:
      return e.kind;
  }
}

interface Style {
  readonly pi: string;
  readonly call: (name: FunctionName) => string;
  readonly pow: string;
}
const PYTHON: Style = { pi: "math.pi", call: (name) => FUNCTIONS[name], pow: "**" };
const PLAIN: Style = { pi: "pi", call: (name) => name, pow: "^" };

/** As PyTorch: `torch.sin(math.pi * x)`. */
export const pythonOf = (e: Expression): string => written(e, PYTHON, 0);
/** As one types it: `sin(pi * x)`. */
export const textOf = (e: Expression): string => written(e, PLAIN, 0);

/** `outer`: how tightly what stands around it binds; a part that binds less gets brackets. */
function written(e: Expression, style: Style, outer: number): string {
  switch (e.kind) {
    case "x":
      return "x";
    case "pi":
      return style.pi;
    case "number":
      return e.value < 0 && outer > 1 ? `(${pyNumber(e.value)})` : pyNumber(e.value);
    case "call":
      return e.name === "neg"
        ? bracketed(`-${written(e.of, style, 3)}`, outer > 1)
        : `${style.call(e.name)}(${written(e.of, style, 0)})`;
    case "binary": {
      const [sign, binds] = BINARY[e.name];
      const shown = e.name === "pow" ? style.pow : sign;
      // A power binds to the right, everything else to the left.
      const [left, right] = e.name === "pow" ? [binds + 1, 3] : [binds, binds + 1];
      return bracketed(`${written(e.left, style, left)} ${shown} ${written(e.right, style, right)}`, binds < outer);
    }
  }
}
const bracketed = (text: string, needed: boolean): string => (needed ? `(${text})` : text);
