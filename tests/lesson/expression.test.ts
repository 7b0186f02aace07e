import { describe, expect, test } from "vitest";
import { tensor } from "../../src/core/index.ts";
import { evaluate } from "../../src/lesson/evaluate.ts";
import { printExpression, pythonOf, readExpression, textOf } from "../../src/lesson/expression.ts";
import { printPoints, readPoints } from "../../src/lesson/points.ts";

const at = (text: string, x: number) => evaluate(readExpression(text)!, tensor([x])).item();

describe("expression", () => {
  test.for([
    ["pi~x~mul~sin", "torch.sin(math.pi * x)", "sin(pi * x)"],
    ["x~2~pow~neg", "-x ** 2", "-x ^ 2"],
    ["x~neg~2~pow", "(-x) ** 2", "(-x) ^ 2"],
    ["x~1~add~2~x~sub~mul", "(x + 1) * (2 - x)", "(x + 1) * (2 - x)"],
    ["1~x~x~sub~sub", "1 - (x - x)", "1 - (x - x)"],
    ["x~x~2~pow~pow", "x ** x ** 2", "x ^ x ^ 2"],
    ["x~-2~mul~exp", "torch.exp(x * (-2))", "exp(x * (-2))"],
    ["2~x~div~x~neg~sub", "2 / x - (-x)", "2 / x - (-x)"],
  ])("%s is written %s and %s", ([text, python, plain]) => {
    const e = readExpression(text!)!;
    expect([pythonOf(e), textOf(e), printExpression(e)]).toEqual([python, plain, text]);
  });
  test.for([
    ["pi~x~mul~sin", 0.5, 1],
    ["1~x~sub", 3, -2],
    ["1~x~div", 4, 0.25],
    ["2~x~pow", 3, 8],
    ["x~2~pow~x~neg~sub~abs~sqrt", 3, Math.sqrt(12)],
    ["x~x~mul~x~add~1~div", 2, 6],
    ["x~sign~x~tanh~mul", -1, Math.tanh(1)],
  ] as const)("%s at %d", ([text, x, y]) => expect(at(text, x)).toBeCloseTo(y, 6));
  test.for([
    "",
    "1",
    "pi",
    "x~x",
    "x~add",
    "sin",
    "2~sin~x~add",
    "1~2~add~x~mul",
    "x~alert",
    "x~constructor",
    "x~1e99~mul",
    "x~NaN~mul",
    Array(61).fill("x").join("~"),
  ])("%s is no formula", (text) => expect(readExpression(text)).toBeNull());
});

describe("points", () => {
  const ten = Array.from({ length: 10 }, (_, k) => ({ x: (k - 5) / 10, y: 1 - k }));
  test("what is printed is read back", () => expect(readPoints(printPoints(ten))).toEqual(ten));
  test("digits beyond the fourth are left out, and −0 is 0", () => {
    expect(printPoints([{ x: 1 / 3, y: -1e-9 }])).toBe("0.3333_0");
  });
  test.for([
    "",
    "1_2",
    printPoints(ten.slice(1)),
    `${printPoints(ten)}~1_2_3`,
    `${printPoints(ten)}~1`,
    `${printPoints(ten)}~1_x`,
    `${printPoints(ten)}~1e9_0`,
  ])("%s is none", (text) => expect(readPoints(text)).toBeNull());
  test("two hundred and no more", () => {
    const many = (n: number) => Array.from({ length: n }, () => "0_0").join("~");
    expect([readPoints(many(200))?.length, readPoints(many(201))]).toEqual([200, null]);
  });
});
