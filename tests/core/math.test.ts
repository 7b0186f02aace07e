import { describe, expect, test } from "vitest";
import * as math from "../../src/core/math.ts";
import { ulp } from "../support/ulp.ts";

const { exp, expm1, log, log1p, pow, erf, tanh, sigmoid, sin, cos } = math;

describe("special values", () => {
  const inf = Infinity;
  const huge = Number.MAX_VALUE;
  const tiny = Number.MIN_VALUE;
  const cases: readonly [string, (...x: number[]) => number, readonly (readonly number[])[]][] = [
    [
      "exp",
      exp,
      [
        [0, 1],
        [-0, 1],
        [inf, inf],
        [-inf, 0],
        [NaN, NaN],
        [710, inf],
        [-746, 0],
        [huge, inf],
        [-huge, 0],
        [tiny, 1],
      ],
    ],
    [
      "expm1",
      expm1,
      [
        [0, 0],
        [-0, -0],
        [inf, inf],
        [-inf, -1],
        [NaN, NaN],
        [710, inf],
        [-60, -1],
        [-huge, -1],
        [tiny, tiny],
      ],
    ],
    [
      "log",
      log,
      [
        [1, 0],
        [0, -inf],
        [-0, -inf],
        [inf, inf],
        [-inf, NaN],
        [-tiny, NaN],
        [NaN, NaN],
      ],
    ],
    [
      "log1p",
      log1p,
      [
        [0, 0],
        [-0, -0],
        [-1, -inf],
        [-2, NaN],
        [inf, inf],
        [-inf, NaN],
        [NaN, NaN],
        [tiny, tiny],
        [-tiny, -tiny],
      ],
    ],
    [
      "tanh",
      tanh,
      [
        [0, 0],
        [-0, -0],
        [inf, 1],
        [-inf, -1],
        [NaN, NaN],
        [huge, 1],
        [tiny, tiny],
      ],
    ],
    [
      "sigmoid",
      sigmoid,
      [
        [0, 0.5],
        [-0, 0.5],
        [inf, 1],
        [-inf, 0],
        [NaN, NaN],
        [huge, 1],
        [-huge, 0],
      ],
    ],
    [
      "erf",
      erf,
      [
        [0, 0],
        [-0, -0],
        [inf, 1],
        [-inf, -1],
        [NaN, NaN],
        [6, 1],
      ],
    ],
    [
      "sin",
      sin,
      [
        [0, 0],
        [-0, -0],
        [inf, NaN],
        [-inf, NaN],
        [NaN, NaN],
        [tiny, tiny],
      ],
    ],
    [
      "cos",
      cos,
      [
        [0, 1],
        [-0, 1],
        [inf, NaN],
        [-inf, NaN],
        [NaN, NaN],
      ],
    ],
    [
      "pow",
      pow,
      [
        [NaN, 0, 1],
        [1, NaN, 1],
        [NaN, 1, NaN],
        [2, NaN, NaN],
        [-1, inf, 1],
        [-1, -inf, 1],
        [-1, 3, -1],
        [-1, 0.5, NaN],
        [2, inf, inf],
        [2, -inf, 0],
        [0.5, inf, 0],
        [0.5, -inf, inf],
        [-2, inf, inf],
        [-0.5, -inf, inf],
        [0, 2, 0],
        [-0, 3, -0],
        [-0, 2, 0],
        [0, -1, inf],
        [-0, -1, -inf],
        [-0, -2, inf],
        [-0, 0.5, 0],
        [inf, 2, inf],
        [inf, -2, 0],
        [-inf, 3, -inf],
        [-inf, 2, inf],
        [-inf, -3, -0],
        [-inf, 0.5, inf],
        [-8, 1 / 3, NaN],
        [-2, 3, -8],
        [-2, -1, -0.5],
        [2, 1024, inf],
        [2, -1075, 0],
        [2, -1074, tiny],
        [-2, 1023, -(2 ** 1023)],
        [1 + 2 ** -52, 1e300, inf],
        [1 - 2 ** -53, 1e300, 0],
        [huge, tiny, 1],
        [-3, 2 ** 53, inf],
      ],
    ],
  ];
  for (const [name, f, rows] of cases) {
    test.each(rows.map((row) => ({ row, x: row.slice(0, -1), y: row.at(-1)! })))(`${name}: $row`, ({ x, y }) => {
      expect(f(...x)).toBe(y);
    });
  }

  test("exp: reaches the last finite and the last denormal double", () => {
    expect(exp(709.782712893384)).toBe(1.7976931348622732e308);
    expect(exp(709.7827128933841)).toBe(inf);
    expect(exp(-745.1332191019411)).toBe(tiny);
    expect(exp(-745.1332191019412)).toBe(0);
  });

  test("log: denormals are as exact as the rest", () => {
    expect(log(tiny)).toBe(-744.4400719213812);
    expect(log(huge)).toBe(709.782712893384);
  });

  test("sin and cos: huge arguments are reduced by enough digits of π", () => {
    expect(sin(1e22)).toBe(-0.8522008497671888);
    expect(cos(1e22)).toBeCloseTo(0.5232147853951389, 15);
    expect(sin(huge)).toBe(0.004961954789184062);
    expect(cos(-huge)).toBe(-0.9999876894265599);
  });
});

describe("laws", () => {
  const xs = Array.from({ length: 2000 }, (_, i) => ((i + 1) * 0.0173 * 1.003 ** i) % 40);

  test("tanh, erf and sin are odd, cos is even, to the bit", () => {
    for (const x of xs) {
      expect(tanh(-x)).toBe(-tanh(x));
      expect(erf(-x)).toBe(-erf(x));
      expect(sin(-x)).toBe(-sin(x));
      expect(cos(-x)).toBe(cos(x));
    }
  });

  test("pow: integer powers that are doubles come out exactly", () => {
    for (let x = 2; x <= 40; x++) for (let n = 1, y = x; y < 2 ** 53; n++, y *= x) expect(pow(-x, n)).toBe(n % 2 ? -y : y);
  });

  test("exp and log: powers of two are exact", () => {
    for (let k = -1074; k < 1024; k++) expect(pow(2, k)).toBe(2 ** k);
    for (let k = -1074; k < 1024; k++) expect(Math.abs(log(2 ** k) - k * Math.LN2)).toBeLessThan(3e-13);
  });

  test("exp grows with x across every seam of its reduction", () => {
    for (let k = -1000; k < 1000; k++) {
      const seam = (k + 0.5) * Math.LN2;
      const step = ulp(seam);
      for (let i = -4; i < 4; i++) expect(exp(seam + i * step)).toBeLessThanOrEqual(exp(seam + (i + 1) * step));
    }
  });
});
