/**
 * @file A function as a reader types it → the one form a recipe keeps. mathjs parses, and does nothing else: of its tree only numbers, x, pi,
 * e, the four operations, powers and the functions of lesson/expression.ts are taken. A chunk of its own, loaded when something is typed.
 */
import { create, parseDependencies } from "mathjs/number";
import {
  hasX,
  isFunction,
  MAX_NUMBER,
  MAX_PARTS,
  printExpression,
  textOf,
  type BinaryName,
  type Expression,
  type FunctionName,
} from "../lesson/expression.ts";

export type Typed =
  | { readonly ok: true; /** For the recipe. */ readonly text: string; /** As the book writes it. */ readonly shown: string }
  | { readonly ok: false; readonly why: "empty" | "long" | "noX" }
  /** It cannot be read from character `at` on, counted from 1. */
  | { readonly ok: false; readonly why: "syntax"; readonly at: number }
  /** A name or a sign the book does not know. */
  | { readonly ok: false; readonly why: "unknown"; readonly what: string }
  /** f(x) is no number there, or too large to draw. */
  | { readonly ok: false; readonly why: "value"; readonly x: number };

const MAX_TYPED = 200;
/** f may be so large on [−1, 1]. */
const MAX_VALUE = 1000;

const { parse } = create({ ...parseDependencies }, {}) as unknown as { readonly parse: (text: string) => Node };

/** What of mathjs's nodes is looked at. */
interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: string;
  readonly fn?: unknown;
  readonly op?: string;
  readonly args?: readonly Node[];
  readonly content?: Node;
}
class Unknown extends Error {}

/** Reads what was typed; never throws. */
export function readTyped(typed: string): Typed {
  const text = typed
    .trim()
    .replace(/[−–]/g, "-")
    .replace(/[×·]/g, "*")
    .replace(/÷/g, "/")
    .replaceAll("**", "^")
    .replaceAll("π", " pi ");
  if (text === "") return { ok: false, why: "empty" };
  if (text.length > MAX_TYPED) return { ok: false, why: "long" };
  try {
    return settled(expressionOf(parse(text.replace(/^(?:y|f\s*\(\s*x\s*\))\s*=/i, ""))));
  } catch (error) {
    if (error instanceof Unknown) return { ok: false, why: "unknown", what: error.message.slice(0, 20) };
    const { char } = error as { readonly char?: unknown };
    return { ok: false, why: "syntax", at: typeof char === "number" ? char : 1 };
  }
}

function settled(e: Expression): Typed {
  if (!hasX(e)) return { ok: false, why: "noX" };
  const text = printExpression(e);
  if (text.split("~").length > MAX_PARTS) return { ok: false, why: "long" };
  for (let k = 0; k <= 200; k++) {
    const x = (k - 100) / 100;
    if (!(Math.abs(valueAt(e, x)) <= MAX_VALUE)) return { ok: false, why: "value", x };
  }
  return { ok: true, text, shown: textOf(e) };
}

function expressionOf(node: Node): Expression {
  switch (node.type) {
    case "ParenthesisNode":
      return expressionOf(node.content!);
    case "ConstantNode":
      if (typeof node.value === "number" && Math.abs(node.value) <= MAX_NUMBER) return { kind: "number", value: node.value };
      throw new Unknown(String(node.value));
    case "SymbolNode":
      return symbol(node.name!);
    case "OperatorNode":
      return operator(node);
    case "FunctionNode":
      return call(node);
    default:
      throw new Unknown(node.type.replace("Node", ""));
  }
}

function symbol(name: string): Expression {
  if (/^x$/i.test(name)) return { kind: "x" };
  if (name === "pi" || name === "PI") return { kind: "pi" };
  if (name === "e") return { kind: "number", value: Math.E };
  throw new Unknown(name);
}

const OPERATORS: { readonly [sign: string]: BinaryName } = { "+": "add", "-": "sub", "*": "mul", "/": "div", "^": "pow" };

function operator({ op = "", args = [] }: Node): Expression {
  const parts = args.map(expressionOf);
  if (parts.length === 1 && op === "-") return applied("neg", parts[0]!);
  if (parts.length === 1 && op === "+") return parts[0]!;
  const name = OPERATORS[op];
  if (!name || parts.length !== 2) throw new Unknown(op);
  return joined(name, parts[0]!, parts[1]!);
}

function call({ fn, args = [] }: Node): Expression {
  const name = (fn as { readonly name?: string }).name ?? "";
  const parts = args.map(expressionOf);
  if (parts.length !== 1) throw new Unknown(name);
  const known = name === "ln" ? "log" : name;
  if (isFunction(known) && known !== "neg") return applied(known, parts[0]!);
  if (/^(?:x|pi|e)$/i.test(name)) return joined("mul", symbol(name), parts[0]!); // x(x − 1)
  throw new Unknown(name);
}

/** A part without x is worked out at once: what a recipe keeps has x in every operation. */
const folded = (e: Expression): Expression => (hasX(e) ? e : { kind: "number", value: valueAt(e, 0) });
const applied = (name: FunctionName, of: Expression): Expression => folded({ kind: "call", name, of });
const joined = (name: BinaryName, left: Expression, right: Expression): Expression =>
  folded({ kind: "binary", name, left, right });

const CALLS: { readonly [F in FunctionName]: (x: number) => number } = {
  ...{
    sin: Math.sin,
    cos: Math.cos,
    exp: Math.exp,
    log: Math.log,
    sqrt: Math.sqrt,
    abs: Math.abs,
    sign: Math.sign,
    tanh: Math.tanh,
  },
  neg: (x) => -x,
};

/** f(x) near enough for a look; a run computes it by the core. */
export function valueAt(e: Expression, x: number): number {
  switch (e.kind) {
    case "x":
      return x;
    case "pi":
      return Math.PI;
    case "number":
      return e.value;
    case "call":
      return CALLS[e.name](valueAt(e.of, x));
    case "binary": {
      const [a, b] = [valueAt(e.left, x), valueAt(e.right, x)];
      return e.name === "add" ? a + b : e.name === "sub" ? a - b : e.name === "mul" ? a * b : e.name === "div" ? a / b : a ** b;
    }
  }
}
