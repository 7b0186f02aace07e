import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { float32Item, numpyArray, pyExp, pyFixed, pyFloat, torchTensor } from "../../src/core/format/index.ts";

const doubles = fc.double({ noNaN: true, noDefaultInfinity: true });
const floats = fc.float({ noNaN: true, noDefaultInfinity: true });
const run = { numRuns: 2000, seed: 1 };

describe("format: numbers", () => {
  test("pyFloat reads back to the same number, and never looks like an integer", () => {
    fc.assert(
      fc.property(doubles, (x) => Object.is(Number(pyFloat(x)), x) && /[.e]/.test(pyFloat(x))),
      run,
    );
  });

  test("a float32 item reads back to the same float32", () => {
    fc.assert(
      fc.property(floats, (x) => Object.is(Number(float32Item(x)), x)),
      run,
    );
  });

  test("a 0-d numpy float32 reads back to the same float32, with at most nine digits", () => {
    fc.assert(
      fc.property(floats, (x) => {
        const text = numpyArray([x], [], "float32");
        expect(Math.fround(Number(text))).toBe(x);
        const digits = text.replace(/e.*/, "").replace(/[-.]/g, "").replace(/^0+/, "").replace(/0+$/, "");
        expect(digits.length).toBeLessThanOrEqual(9);
      }),
      run,
    );
  });

  test("pyFixed and pyExp round to the nearest, and have the digits that were asked for", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.nat(6), (x, digits) => {
        const fixed = pyFixed(x, digits);
        expect(Math.abs(Number(fixed) - x)).toBeLessThanOrEqual(0.5 * 10 ** -digits + Math.abs(x) * 2 ** -52);
        expect(fixed.split(".")[1]?.length ?? 0).toBe(digits);
        expect(pyExp(x, digits)).toMatch(new RegExp(`^-?\\d${digits > 0 ? `\\.\\d{${digits}}` : ""}e[+-]\\d\\d+$`));
      }),
      run,
    );
  });

  test("pyFixed goes beyond 10^21, where toFixed gives up, and rounds half to even, where toFixed rounds up", () => {
    expect(pyFixed(1e23, 1)).toBe("99999999999999991611392.0");
    expect((2.5).toFixed(0)).toBe("3");
    expect(pyFixed(2.5, 0)).toBe("2");
    expect(pyFixed(-0.0001, 2)).toBe("-0.00");
  });

  test("impossible digits are refused", () => {
    expect(() => pyFixed(1, -1)).toThrow("pyFixed: expected 0 to 1000 digits, came -1");
    expect(() => pyExp(1, 1.5)).toThrow("pyExp: expected 0 to 1000 digits, came 1.5");
  });
});

describe("format: arrays", () => {
  test("entries may come in typed arrays, as booleans, or as bigints", () => {
    expect(torchTensor(Float32Array.of(0.1, 0.2), [2], "float32")).toBe("tensor([0.1000, 0.2000])");
    expect(torchTensor(BigInt64Array.of(1n, -2n), [2], "int64")).toBe("tensor([ 1, -2])");
    expect(torchTensor([true, false], [2], "bool")).toBe("tensor([ True, False])");
    expect(numpyArray(Uint8Array.of(1, 0), [2], "bool")).toBe("[ True False]");
    expect(numpyArray(Int32Array.of(5, 10), [2, 1], "int64")).toBe("[[ 5]\n [10]]");
  });

  test("a shape that does not fit is refused by name", () => {
    expect(() => torchTensor([1, 2, 3], [2, 2], "float32")).toThrow("torchTensor: expected 4 entries for (2,2), came 3");
    expect(() => numpyArray([1, 2, 3], [], "float32")).toThrow("numpyArray: expected 1 entries for (), came 3");
  });

  test("every entry of an array that is not summarised stands in its place", () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(shapes, fc.integer(), (shape, seed) => {
        const size = shape.reduce((product, length) => product * length, 1);
        const data = Array.from({ length: size }, (_, i) => (i + 1) * 1000 + (seed % 1000));
        for (const text of [torchTensor(data, shape, "int64"), numpyArray(data, shape, "int64")]) {
          expect((text.match(/-?\d+/g) ?? []).map(Number)).toEqual(data);
          expect(text.split("[").length - 1).toBe(text.split("]").length - 1);
        }
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});
