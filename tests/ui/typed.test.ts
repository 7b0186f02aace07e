import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readExpression } from "../../src/lesson/expression.ts";
import { MAX_POINTS } from "../../src/lesson/points.ts";
import { fitToLab, readCsv } from "../../src/ui/csv.ts";
import { readTyped } from "../../src/ui/mathjs.ts";

describe("readTyped", () => {
  test.for([
    ["sin(pi*x)", "pi~x~mul~sin"],
    ["y = sin(πx)", "pi~x~mul~sin"],
    ["2π x", "6.283185307179586~x~mul"],
    ["f(x) = x^2 - 1", "x~2~pow~1~sub"],
    ["2x", "2~x~mul"],
    ["x(x − 1)", "x~x~1~sub~mul"],
    ["x**3 × 2", "x~3~pow~2~mul"],
    ["-x^2", "x~2~pow~neg"],
    ["(-x)^2", "x~neg~2~pow"],
    ["2*pi*x/2", "6.283185307179586~x~mul~2~div"],
    ["ln(x+2)", "x~2~add~log"],
    ["exp(1)+x", "2.718281828459045~x~add"],
    ["+x", "x"],
    ["1e-7 x", "1e-7~x~mul"],
  ] as const)("%s", ([typed, text]) => {
    const read = readTyped(typed);
    expect(read.ok ? read.text : null).toBe(text);
    if (read.ok) expect(readExpression(read.text)).not.toBeNull();
  });
  test.for([
    ["", { why: "empty" }],
    ["3", { why: "noX" }],
    ["sin(", { why: "syntax", at: 5 }],
    ["x + + * 2", { why: "syntax", at: 7 }],
    ["tan(x)", { why: "unknown", what: "tan" }],
    ["z + x", { why: "unknown", what: "z" }],
    ["x!", { why: "unknown", what: "!" }],
    ["a = x", { why: "unknown", what: "Assignment" }],
    ["x; x", { why: "unknown", what: "Block" }],
    ["[x, 1]", { why: "unknown", what: "Array" }],
    ['import("x")', { why: "unknown" }],
    ["x.constructor", { why: "unknown", what: "Accessor" }],
    ["sin(x, 2)", { why: "unknown", what: "sin" }],
    ["1/x", { why: "value", x: 0 }],
    ["log(x)", { why: "value", x: -1 }],
    ["exp(exp(9 x))", { why: "value" }],
    ["sqrt(x)", { why: "value", x: -1 }],
    ["x+".repeat(90) + "x", { why: "long" }],
    ["x".repeat(300), { why: "long" }],
  ] as const)("%s is refused, and why is said", ([typed, why]) => expect(readTyped(typed)).toMatchObject({ ok: false, ...why }));
  test("whatever is typed: an answer, and what is taken can be read back", () => {
    const letters = fc.constantFrom(..."x12.()+-*/^ sincoepl,;=[]'\"π".split(""));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 60 }),
          fc.array(letters, { maxLength: 24 }).map((it) => it.join("")),
        ),
        (typed) => {
          const read = readTyped(typed);
          return !read.ok || readExpression(read.text) !== null;
        },
      ),
      { seed: 3, numRuns: 2000 },
    );
  });
});

describe("readCsv", () => {
  test("commas, semicolons, tabs, spaces, quotes, a header, decimal commas", () => {
    const text = 'x,y\n0.1,0.2\n0,3;0,4\n1\t2\n-1   -2\n"5","6"\n\n# note\n7,8,\n';
    expect(readCsv(text)).toEqual({
      header: true,
      bad: [],
      points: [
        { x: 0.1, y: 0.2 },
        { x: 0.3, y: 0.4 },
        { x: 1, y: 2 },
        { x: -1, y: -2 },
        { x: 5, y: 6 },
        { x: 7, y: 8 },
      ],
    });
  });
  test("rows that are no point are named, the others stay", () => {
    const { points, bad } = readCsv("1,2\n3\nfour,5\n6,7,8\n9,1e9\n10,11\n12,0x10");
    expect(points).toEqual([
      { x: 1, y: 2 },
      { x: 10, y: 11 },
    ]);
    expect(bad.map(({ row, why }) => [row, why])).toEqual([
      [2, "columns"],
      [3, "number"],
      [4, "columns"],
      [5, "large"],
      [7, "number"],
    ]);
  });
  test("more than two hundred: the rest is named", () => {
    const { points, bad } = readCsv("0,0\n".repeat(MAX_POINTS + 2));
    expect([points.length, bad.map(({ why }) => why)]).toEqual([MAX_POINTS, ["tooMany", "tooMany"]]);
  });
  test("whatever is pasted: no exception, and every row is a point, is named or is empty", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: "grapheme" }), (text) => {
        const { points, bad } = readCsv(text);
        return points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)) && bad.every(({ row }) => row > 0);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
  test("points that lie outside are brought into the labs' room, and it is said from where", () => {
    const far = [
      { x: 10, y: 100 },
      { x: 20, y: 300 },
      { x: 30, y: 200 },
    ];
    expect(fitToLab(far)).toEqual({
      points: [
        { x: -1, y: -1.5 },
        { x: 0, y: 1.5 },
        { x: 1, y: 0 },
      ],
      from: { x: [10, 30], y: [100, 300] },
    });
    const near = [{ x: -1, y: 2 }];
    expect(fitToLab(near)).toEqual({ points: near, from: null });
    expect(
      fitToLab([
        { x: 5, y: 5 },
        { x: 5, y: 5 },
      ]).points,
    ).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 0 },
    ]);
  });
});
