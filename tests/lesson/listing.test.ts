import { expect, test } from "vitest";
import twoHidden from "../../src/chapters/xor/labs/twoHidden.ts";
import { editsAt, listingOf, py, toPython } from "../../src/lesson/listing.ts";
import { pyNumber } from "../../src/lesson/pyNumber.ts";
import type { Recipe } from "../../src/lesson/recipe.ts";

const texts = (listing: ReturnType<typeof py>) => listing.map(({ text }) => text);
const recipe: Recipe = { lab: "xor/two-hidden", config: { hidden: 2, lr: 1 }, seed: 777, edits: [] };

test.for<[number, string]>([
  [1, "1"],
  [0, "0"],
  [-0, "-0.0"],
  [0.3, "0.3"],
  [-2.5, "-2.5"],
  [100, "100"],
  [0.0001, "0.0001"],
  [0.00012345, "0.00012345"],
  [-0.00099, "-0.00099"],
  [0.00001, "1e-05"],
  [1.5e-7, "1.5e-07"],
  [1e-100, "1e-100"],
  [123456789012345.6, "123456789012345.6"],
  [1e15, "1000000000000000"],
  [1e16, "1e+16"],
  [1.2345678901234567e22, "1.2345678901234568e+22"],
  [1e30, "1e+30"],
  [Infinity, "inf"],
  [-Infinity, "-inf"],
  [NaN, "nan"],
])("pyNumber: %d prints as Python prints it, %s", ([x, text]) => expect(pyNumber(x)).toBe(text));

test("py: the common indentation goes, deeper lines keep theirs, blank lines inside stay", () => {
  expect(
    texts(py`
      for i in range(3):
          f(i)

      g()
    `),
  ).toEqual(["for i in range(3):", "    f(i)", "", "g()"]);
});

test("py: a name at a line's end names the line and is not printed", () => {
  const [line] = py`
    cost.backward()   #@ backward
  `;
  expect(line).toEqual({ text: "cost.backward()", name: "backward", slots: [] });
});

test("py: slots remember where their value stands, after dedenting; strings and numbers are text", () => {
  const [line] = py`
        f(${{ key: "lr", value: 1e-5 }}, ${"x"}, ${3}, ${{ key: "bias", value: true }})
  `;
  expect(line!.text).toBe("f(1e-05, x, 3, True)");
  expect(line!.slots.map(({ key, from, to }) => [key, line!.text.slice(from, to)])).toEqual([
    ["lr", "1e-05"],
    ["bias", "True"],
  ]);
});

test("py: what stands between #@fold and #@end is folded, the marks are not printed", () => {
  expect(py`
    #@fold imports
    import torch
    #@end
    x = 1
  `).toEqual([
    { text: "import torch", fold: "imports", slots: [] },
    { text: "x = 1", slots: [] },
  ]);
  expect(
    () => py`
    #@fold data
    x = 1
  `,
  ).toThrow("#@fold data has no #@end");
});

test("py: a listing inside takes its line's indentation, its names and its slots along; an empty one leaves no line", () => {
  const inner = py`
    a = ${{ key: "a", value: 2 }}  #@ first
      b
  `;
  const outer = py`
    while True:
        ${inner}
        ${[]}
        c
  `;
  expect(texts(outer)).toEqual(["while True:", "    a = 2", "      b", "    c"]);
  expect(outer[1]).toEqual({ text: "    a = 2", name: "first", slots: [{ key: "a", from: 8, to: 9 }] });
  expect(() => py`x = ${inner}`).toThrow("on a line of its own");
});

test("editsAt: an edit is printed under its step, its value a slot that knows the step", () => {
  const edits = [
    { t: 2200, set: { lr: 0.3 } },
    { t: 5000, set: { lr: 0.1, wd: 1e-5 } },
  ];
  const setters = {
    lr: (value: { key: string; value: number | string | boolean }) => py`group["lr"] = ${value}`,
    wd: (value: { key: string; value: number | string | boolean }) => py`group["weight_decay"] = ${value}`,
  };
  const lines = editsAt("step", edits, setters);
  expect(texts(lines)).toEqual([
    "if step == 2200:",
    '    group["lr"] = 0.3',
    "if step == 5000:",
    '    group["lr"] = 0.1',
    '    group["weight_decay"] = 1e-05',
  ]);
  expect(lines[1]!.slots).toEqual([{ key: "lr", from: 18, to: 21, t: 2200 }]);
  expect(() => editsAt("step", [{ t: 1, set: { momentum: 0 } }], setters)).toThrow('no setter for "momentum", there are lr, wd');
});

test("xor/two-hidden: the listing names a line for each sentence, and has a slot for each value", () => {
  const listing = listingOf(twoHidden, { ...recipe, edits: [{ t: 2200, set: { lr: 0.3 } }] });
  expect(listing.flatMap(({ name }) => name ?? [])).toEqual(Object.keys(twoHidden.lines));
  const slots = listing.flatMap(({ slots, text }) => slots.map(({ key, from, to }) => `${key} ${text.slice(from, to)}`));
  expect(slots).toEqual(["seed 777", "hidden 2", "hidden 2", "lr 1", "lr 0.3"]);
});

test("toPython: the whole script, folded parts and edits included, ends in a newline", () => {
  const script = toPython(listingOf(twoHidden, { ...recipe, edits: [{ t: 150, set: { lr: 0 } }] }));
  expect(script.startsWith("import torch\n")).toBe(true);
  expect(script).toContain('    if step == 150:\n        optimizer.param_groups[0]["lr"] = 0\n');
  expect(script.endsWith("print(step, cost.item())\n")).toBe(true);
  expect(script).not.toContain("#@");
});
