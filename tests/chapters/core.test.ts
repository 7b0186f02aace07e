/** @file The engine's page: its check can fail, its ops are all there, its examples are computed. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { casesOf, type Case } from "../../src/chapters/core/engine/case.ts";
import { check, checkOrFail } from "../../src/chapters/core/engine/check.ts";
import { aboutOf } from "../../src/chapters/core/engine/abouts.ts";
import answer from "../../src/chapters/core/engine/index.ts";
import type { Asked, ExampleAnswer, GoldenAnswer, OpRecordAnswer } from "../../src/chapters/core/engine/questions.ts";
import tell from "../../src/chapters/core/engine/told.ts";
import { noteOf } from "../../src/chapters/core/notes.ts";
import { overflows, plain, power, read, typed } from "../../src/chapters/core/numbers.ts";
import { docsOf } from "../../src/chapters/core/Op.tsx";
import stills, { inFormulas, worded } from "../../src/chapters/core/stills.ts";
import { placeOf, sameBits, tallyByOp, tallyOf } from "../../src/chapters/core/tally.ts";
import en from "../../src/chapters/core/text.en.ts";
import ko from "../../src/chapters/core/text.ko.ts";
import { heap, ops } from "../../src/core/index.ts";
import { fileOf } from "../support/opFiles.ts";

const ask = <T>(question: Asked): T => tell(question) as T;
const files = ["ops", "ops-more"].map((name) => readFileSync(`tests/golden/${name}.json`, "utf8"));
const cases = files.flatMap(casesOf);
const sigmoid = cases.find(({ op, grads }) => op === "sigmoid" && "a" in grads)!;
const records = ask<readonly OpRecordAnswer[]>({ what: "records" });

/** The case with one number moved by `by` times the largest entry. */
function moved(c: Case, where: "output" | "gradient", by: number): Case {
  const move = <T extends { readonly data: readonly (number | string)[] }>(array: T): T => {
    const largest = Math.max(...array.data.map(Number).map(Math.abs));
    return { ...array, data: array.data.map((v, i) => (i === 0 ? Number(v) + by * largest : v)) };
  };
  return where === "output" ? { ...c, outputs: c.outputs.map(move) } : { ...c, grads: { ...c.grads, a: move(c.grads["a"]!) } };
}

describe("check", () => {
  test("a case agrees as PyTorch printed it, and the op at work is named", () => {
    expect(check(sigmoid)).toMatchObject({ agrees: true, loose: false, ops: ["sigmoid"], op: "sigmoid" });
  });
  test.each(["output", "gradient"] as const)(
    "a number of the %s that is off by 1e-5 is found, one off by 1e-8 forgiven",
    (where) => {
      const off = check(moved(sigmoid, where, 1e-5));
      expect(off).toMatchObject({ agrees: false, worst: { at: 0 } });
      expect(off.worst.what).toBe(where === "output" ? "output 0" : "gradient of a");
      expect(off.worst.error).toBeCloseTo(1e-5, 6);
      expect(check(moved(sigmoid, where, 1e-8)).agrees).toBe(true);
    },
  );
  test("a NaN on one side only is never forgiven", () => {
    const broken = { ...sigmoid, outputs: sigmoid.outputs.map((y) => ({ ...y, data: ["nan", ...y.data.slice(1)] })) };
    expect(check(broken)).toMatchObject({ agrees: false, error: Infinity });
  });
  test("an op that is not known fails its case and no other", () => {
    const unknown = { ...sigmoid, op: "teleport" };
    expect(() => check(unknown)).toThrow('op "teleport" is not known');
    expect(checkOrFail(unknown)).toMatchObject({
      agrees: false,
      id: sigmoid.id,
      worst: { what: 'golden: op "teleport" is not known' },
    });
  });
  test("what throws in the middle does not reach the next case", () => {
    const wrong = { ...sigmoid, outputs: sigmoid.outputs.map((y) => ({ ...y, shape: [1, ...y.shape] })) };
    expect(checkOrFail(wrong).agrees).toBe(false);
    expect(check(sigmoid).agrees).toBe(true);
  });
  test("all cases leave nothing on the heap, and give the same bits twice", () => {
    const before = heap.size;
    const twice = [0, 1].map(() => cases.map(check).map(({ bits }) => bits));
    expect(twice[0]).toEqual(twice[1]);
    expect(heap.size).toBe(before);
  });
  test("a file that is no golden file is refused", () => {
    for (const text of ["", "{", '{"cases":[{}]}', '{"cases":3}', "null", '{"cases":[null]}'])
      expect(() => casesOf(text), text).toThrow();
  });
});

describe("what the build is told", () => {
  const golden = ask<GoldenAnswer>({ what: "golden", files });
  test("bits of each case, cases of each op, and no verdict", () => {
    expect(golden.bits).toHaveLength(cases.length);
    expect(Object.keys(golden).sort()).toEqual(["bits", "bytes", "perOp", "spread"]);
    expect(Object.keys(golden.perOp).filter((op) => !ops.some(({ name }) => name === op))).toEqual([]);
    expect(golden.perOp["crossEntropy"]).toBeGreaterThan(0); // the fused one, which only a call without options reaches
  });
  test("every op is there once, with its examples", () => {
    expect(records.map(({ name }) => name).sort()).toEqual(ops.map(({ name }) => name).sort());
    for (const { name, examples } of records)
      expect(examples.length, name).toBe(ops.find((op) => op.name === name)!.examples.length);
  });
  test("JSON says all of it", () => expect(JSON.parse(JSON.stringify(records))).toEqual(records));
});

describe("examples", () => {
  const run = (inputs: number[][], upstream: number[] | null) =>
    answer({ what: "example", op: "mul", example: 0, inputs, upstream }) as ExampleAnswer;
  test("other numbers give another value and another gradient: ȳ·b and ȳ·a, summed where an input was stretched", () => {
    const { output, gradients } = run(
      [
        [2, 3, 4],
        [5, 7],
      ],
      [1, 0, 0, 0, 0, 2],
    );
    expect(output).toEqual({ shape: [2, 3], data: [10, 15, 20, 14, 21, 28] });
    expect(gradients.map((it) => it!.data)).toEqual([
      [5, 0, 14],
      [2, 8],
    ]);
  });
  test("what is no number is computed, too, and said so that JSON can", () => {
    expect(
      run(
        [
          [Infinity, 1, 1],
          [0, 1],
        ],
        null,
      ).output.data.slice(0, 2),
    ).toEqual(["nan", 0]);
  });
  test("a softmax is shown with a gradient that says something", () => {
    const [example] = records.find(({ name }) => name === "softmax")!.examples;
    expect(example!.upstream.data).toEqual([1, 2, 3, 4, 5, 6]);
    expect(example!.given).toBe("dim = 1");
  });
  test("what else a call was given has PyTorch's name", () => {
    const given = (op: string) => records.find(({ name }) => name === op)!.examples.map((it) => it.given);
    expect(given("leakyRelu")).toEqual(["negative_slope = 0.01", "negative_slope = 0.3"]);
    expect(given("softplus")).toEqual(["beta = 1, threshold = 20", "beta = 2, threshold = 3"]);
    expect(given("clone").concat(given("mulScalar")[0]!)).toEqual(["", "s = 3"]);
  });
});

describe("what the page prints", () => {
  test("results are added up by op; what PyTorch itself is unsure of is set apart", () => {
    const results = cases.map(check);
    const { failed, loose, worst } = tallyOf(results);
    expect(failed).toEqual([]);
    expect(loose.every(({ id }) => cases.find((c) => c.id === id)!.illConditioned! > 0)).toBe(true);
    expect(worst!.error).toBeLessThan(1e-6);
    expect(
      tallyByOp(results)
        .get("sigmoid")!
        .cases.some(({ op }) => op === "xor_mlp_loss"),
    ).toBe(true);
    expect(sameBits(results, [...results.map(({ bits }) => bits).slice(1), ""])).toBeLessThan(results.length);
  });
  test("an error has its place on the scale", () => {
    expect([0, 1e-9, 1e-6, 1, Infinity].map(placeOf)).toEqual([0, 0, 1, 1, 1]);
    expect(placeOf(10 ** -7.5)).toBeCloseTo(0.5);
  });
  test("numbers are printed and read", () => {
    expect([
      plain(-0.10000000149011612),
      plain("-inf"),
      plain("nan"),
      plain(0.1044, 9),
      plain(-1.5e-9),
      typed(-1.5e-9),
      power(3.14e-8),
      power(0),
    ]).toEqual(["−0.1", "−∞", "NaN", "0.1044", "−1.5×10⁻⁹", "−1.5e-9", "3.1×10⁻⁸", "0"]);
    expect(["−0.5", " 2 ", "1e-3", ".5", "−∞", "１．５", "－２"].map(read)).toEqual([-0.5, 2, 0.001, 0.5, -Infinity, 1.5, -2]);
    expect(["", "x", "NaN", "1,5", "0x10", "1e", "--1", "Infinity!"].map(read)).toEqual(Array.from({ length: 8 }, () => null));
    expect(["1e999", "-1e39", "3.4e38", "∞", "x"].map(overflows)).toEqual([true, true, false, false, false]);
    for (const { examples } of records)
      for (const { inputs } of examples)
        for (const x of inputs.flatMap(({ data }) => data)) expect(read(typed(x))).toBeCloseTo(Number(x), 5);
  });
  test.each([
    ["torch.add", "torch.add"],
    ["F.relu", "torch.nn.functional.relu"],
    ['F.gelu(approximate="tanh")', "torch.nn.functional.gelu"],
    ["Tensor.expand", "torch.Tensor.expand"],
    ["s - x", "torch.sub"],
    ["x[index]", null],
    ["Tensor.__getitem__", null],
  ])("PyTorch's page of %s", (torch, page) => {
    expect(docsOf(torch)).toBe(page && `https://pytorch.org/docs/stable/generated/${page}.html`);
  });
  describe.each(ops.map((op) => [op.name, op, fileOf(op)] as const))("%s", (name, op, file) => {
    const formulas = [op.tex, aboutOf(op)?.value ?? ""];
    test.each(["ko", "en"] as const)(`${name}: its formulas and its meaning can be set: %s`, (lang) => {
      const answers = { records: records.filter((it) => it.name === name) };
      const set = () => stills({ answers }, lang);
      expect(set, `tex or value in ${file}`).not.toThrow();
      expect(Object.values(set()).filter((it) => it === "")).toEqual([]);
    });
    test(`${name}: no English word is left in a Korean formula`, () => {
      const names = /^(?:slice|threshold)$/; // PyTorch's
      const left = formulas
        .flatMap((formula) => [...worded(formula, inFormulas.ko).matchAll(/\\text\{([^}]*)\}/g)].map(([, word]) => word!))
        .filter((word) => /[a-z]/.test(word) && !names.test(word));
      expect(left, `${file}: words for src/chapters/core/stills.ts, inFormulas`).toEqual([]);
    });
  });
  test("a word in a formula is replaced by the language's own, a name of JavaScript's by nothing", () => {
    expect(worded(String.raw`x_{\text{toString}}`, inFormulas.ko)).toBe(String.raw`x_{\text{toString}}`);
  });
  test("notes are about ops that exist, in both languages", () => {
    expect(Object.keys(ko.notes).filter((name) => !ops.some((op) => op.name === name))).toEqual([]);
    expect(Object.keys(en.notes)).toEqual(Object.keys(ko.notes));
    expect(noteOf(ko.notes, "toString")).toBeNull();
  });
});
