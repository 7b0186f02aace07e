import { describe, expect, test } from "vitest";
import {
  float32Item,
  numpyArray,
  pyExp,
  pyFixed,
  pyFloat,
  torchTensor,
  type DTypeName,
  type TensorNotes,
} from "../../src/core/format/index.ts";
import { decodeNumber, goldenFolder, readGolden } from "../support/golden.ts";

interface Case {
  readonly kind: string;
  readonly text: string;
  readonly name?: string;
  readonly x?: number | string;
  readonly digits?: number;
  readonly dtype?: DTypeName;
  readonly shape?: readonly number[];
  readonly data?: readonly (number | string)[];
  readonly ramp?: readonly [number, number];
  readonly notes?: TensorNotes;
}

/** The entries of a case: given one by one, or as start + step·i rounded to the dtype. */
function entries({ data, ramp, dtype, shape }: Case): (number | bigint)[] {
  if (data !== undefined) return data.map((x) => (dtype === "int64" ? BigInt(x) : decodeNumber(x)));
  const count = shape!.reduce((product, length) => product * length, 1);
  const round = dtype === "float32" ? Math.fround : (x: number) => x;
  return Array.from({ length: count }, (_, i) => round(ramp![0] + ramp![1] * i));
}

/** How each kind of case is printed. A kind that is missing here fails. */
const printers: Record<string, (c: Case) => string> = {
  pyFloat: (c) => pyFloat(decodeNumber(c.x!)),
  float32Item: (c) => float32Item(decodeNumber(c.x!)),
  pyFixed: (c) => pyFixed(decodeNumber(c.x!), c.digits!),
  pyExp: (c) => pyExp(decodeNumber(c.x!), c.digits!),
  numpyArray: (c) => numpyArray(entries(c), c.shape!, c.dtype!),
  torchTensor: (c) => torchTensor(entries(c), c.shape!, c.dtype!, c.notes),
};

const file = readGolden<{ cases: Case[] }>("format");
describe("format: format.json", () => {
  if (file === null) test.skip(`format: skipped, no format.json in ${goldenFolder}`);
  for (const [i, c] of (file?.cases ?? []).entries()) {
    const title =
      c.name === undefined
        ? `${c.x}${c.digits === undefined ? "" : ` with ${c.digits} digits`}`
        : `${c.name}, ${c.dtype} (${c.shape})`;
    test(`${i} ${c.kind}: ${title}`, () => {
      const print = printers[c.kind];
      if (print === undefined) throw new Error(`kind "${c.kind}" is not known to this test`);
      expect(print(c)).toBe(c.text);
    });
  }
});

/** The numbers in a text, in order. */
const numbers = (text: string): number[] => (text.match(/-?\d+(?:\.\d*)?/g) ?? []).map(Number);

describe("format: what the lecture's notebooks printed", () => {
  for (const name of ["lab-07_1_tips", "lab-07_2_mnist_introduction", "lab-08_1_xor", "lab-08_2_xor_nn"]) {
    const notebook = readGolden<{ cells: Record<string, string>[] }>(`notebooks/${name}`);
    if (notebook === null) {
      test.skip(`format: skipped, no notebooks/${name}.json in ${goldenFolder}`);
      continue;
    }
    const text = notebook.cells
      .flatMap((cell) => Object.entries(cell).filter(([key]) => key.startsWith("torch_") || key === "stored_2019"))
      .map(([, printed]) => printed)
      .join("\n");
    test(`${name}: every number and table comes out as it stands there`, () => {
      let checked = 0;
      const same = (printed: string, again: string): void => {
        expect(again).toBe(printed);
        checked++;
      };
      for (const [, cost] of text.matchAll(/Cost: (\S+)$/gm)) same(cost!, pyFixed(Math.fround(Number(cost)), 6));
      for (const [, item] of text.matchAll(/^(?:\d+|Accuracy:) +(\d\.\d+(?:e-\d+)?)$/gm)) same(item!, float32Item(Number(item)));
      for (const [table] of text.matchAll(/tensor\(\[\[[^]*?\]\]\)/g)) {
        same(table, torchTensor(numbers(table), [numbers(table).length / 3, 3], "float32"));
      }
      for (const [table] of text.matchAll(/(?<!tensor\()\[\[[^]*?\]\]/g)) {
        const data = numbers(table).map(Math.fround);
        same(table, numpyArray(data, [data.length, 1], "float32"));
      }
      expect(checked).toBeGreaterThan(2);
    });
  }
});
