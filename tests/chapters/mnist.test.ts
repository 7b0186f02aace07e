/** @file The chapter's stories on digits the book draws, and what its models answer; the numbers on real MNIST are in mnist.real.test.ts. */
import { describe, expect, test } from "vitest";
import { withWeights } from "../../src/chapters/mnist/panels/bars.ts";
import { AS_TRAINED, type Answers, type AnswerOf, type Condition, type Query } from "../../src/chapters/mnist/views.ts";
import { drawDigits } from "../../src/lesson/data/digits/drawn.ts";
import { drawnSets } from "../../src/lesson/data/digitSets.ts";
import type { Config } from "../../src/lesson/recipe.ts";
import { play } from "../support/play.ts";

const sets = drawnSets(1);
async function learn(config: Config, lab = "mnist/softmax") {
  const it = await play(lab, { config, data: async () => sets });
  const { columns, to } = await it.run();
  const ask = <Q extends Query>(query: Q, t = to) => it.view<AnswerOf<Q>>(t, query);
  const test = async (condition: Partial<Condition> = {}) => {
    const [{ right, total, cost }] = (await ask({ ask: "tests", conditions: [{ ...AS_TRAINED, ...condition }] })) as [
      Answers["tests"][number],
    ];
    return { share: right / total, total, cost };
  };
  const epochs = (column: string) => [...columns[column]!].filter((value) => !Number.isNaN(value));
  return { it, to, columns, ask, test, epochs };
}
const usual = await learn({ images: 2000, epochs: 5 });
/** Digit `index` of the training set, as the book draws it. */
const drawn = (index: number) => [...drawDigits(1, 1, index).images].map((byte) => Math.fround(byte / 255));

describe("on drawn digits", () => {
  test("five epochs on two thousand read eight of ten of those it has not seen", async () => {
    expect(usual.columns["cost"]![0]).toBeCloseTo(Math.log(10), 1);
    expect(usual.epochs("averageCost").at(-1)).toBeLessThan(0.8);
    const { share, total } = await usual.test();
    expect(share).toBeGreaterThan(0.8);
    expect(total).toBe(2000);
    expect(usual.epochs("testAccuracy").at(-1)).toBeCloseTo(share, 6);
    expect(usual.epochs("testAccuracy")).toHaveLength(5);
  });

  test("moved, turned or unscaled they are read worse, the further the worse", async () => {
    const right = await Promise.all([0, 1, 2, 3, 4].map(async (by) => (await usual.test({ right: by })).share));
    right.slice(1).forEach((share, k) => expect(share).toBeLessThan(right[k]!));
    expect(right[4]).toBeLessThan(0.5);
    expect((await usual.test({ down: 4 })).share).toBeLessThan(right[4]!);
    expect((await usual.test({ invert: true })).share).toBeLessThan(0.1);
    const [scaled, raw] = [await usual.test(), await usual.test({ scale: 255 })];
    expect(raw.share).toBeLessThan(scaled.share);
    expect(raw.cost).toBeGreaterThan(20 * scaled.cost);
  });

  test("read on the page for a frame, a digit is read as the machine reads it: to what is shown, also with permuted pixels", async () => {
    for (const { ask, to } of [usual, await learn({ images: 2000, epochs: 1, permuted: true })]) {
      const query = { ask: "reading", digit: { from: "test", index: 2 }, condition: AS_TRAINED } as const;
      const before = await ask(query, 1);
      const machine = await ask(query, to);
      const page = withWeights(before, await ask({ ask: "picture" }, to))!;
      for (const name of ["logits", "probabilities", "products"] as const)
        machine[name]!.forEach((x, k) => expect(page[name]![k], `${name} ${k}`).toBeCloseTo(x, 5));
      expect(page.cost).toBeCloseTo(machine.cost!, 5);
      expect(page).toMatchObject({ said: machine.said, label: machine.label, pixels: machine.pixels });
    }
    expect(
      withWeights({ ...(await usual.ask({ ask: "reading", digit: { from: "test", index: 2 } })), products: null }, {} as never),
    ).toBeNull();
  });

  test("shuffled pixels are learned as well; shuffled labels, softmax twice and heaped gradients are not", async () => {
    const share = async (config: Config) => (await (await learn({ images: 2000, epochs: 5, ...config })).test()).share;
    const { share: best } = await usual.test();
    expect(Math.abs((await share({ permuted: true })) - best)).toBeLessThan(0.02);
    expect(await share({ shuffledLabels: true })).toBeLessThan(0.25);
    const twice = await learn({ images: 2000, epochs: 5, softmaxTwice: true });
    expect(Math.min(...twice.columns["cost"]!)).toBeGreaterThan(1.4612);
    expect((await twice.test()).share).toBeLessThan(best);
    const heaped = await learn({ images: 2000, epochs: 5, zeroGrad: false });
    expect(heaped.epochs("averageCost").at(-1)).toBeGreaterThan(usual.epochs("averageCost").at(-1)!);
  });

  test("a hidden layer reads more of them", async () => {
    const hidden = await learn({ images: 2000, epochs: 5 }, "mnist/hidden");
    expect((await hidden.test()).share).toBeGreaterThan((await usual.test()).share);
    expect((await hidden.ask({ ask: "picture" })).templates.length).toBe(256 * 784);
    expect((await hidden.ask({ ask: "reading", digit: { from: "test", index: 0 } })).products).toBeNull();
  });
});

describe("answers", () => {
  test("a reading: from the pixels to the cost, each part made of the one before", async () => {
    const { templates, bias } = await usual.ask({ ask: "picture" });
    const read = await usual.ask({ ask: "reading", digit: { from: "train", index: 7 } });
    expect([...read.pixels]).toEqual(drawn(7));
    const products = Array.from({ length: 10 }, (_, k) =>
      read.pixels.reduce((sum, x, j) => sum + x * templates[784 * k + j]!, 0),
    );
    products.forEach((product, k) => expect(read.products![k]).toBeCloseTo(product, 4));
    read.logits.forEach((logit, k) => expect(logit).toBeCloseTo(read.products![k]! + bias[k]!, 5));
    const total = read.logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
    read.probabilities.forEach((p, k) => expect(p).toBeCloseTo(Math.exp(read.logits[k]!) / total, 6));
    expect(read.cost).toBeCloseTo(-Math.log(read.probabilities[read.label!]!), 5);
    expect(read.said).toBe(read.logits.indexOf(Math.max(...read.logits)));
  });

  test.each([
    [3, -2],
    [-4, 5],
    [-1, 0],
  ])(
    "a condition: pixel (r, c) comes from (r − down, c − right), what moves in is 0, 255 gives the bytes back",
    async (right, down) => {
      const condition = { scale: 255, right, down, invert: true } as const;
      const { pixels } = await usual.ask({ ask: "reading", digit: { from: "train", index: 7 }, condition });
      const bytes = drawDigits(1, 1, 7).images;
      const inside = (k: number) => k >= 0 && k < 28;
      pixels.forEach((pixel, at) => {
        const [r, c] = [Math.floor(at / 28) - down, (at % 28) - right];
        expect(pixel).toBe(inside(r) && inside(c) ? 255 - bytes[28 * r + c]! : 0);
      });
    },
  );

  test("a digit of the reader's own has no label and no cost, and is moved and read like any other", async () => {
    const ask = (pixels: readonly number[] | Float32Array) => usual.ask({ ask: "reading", digit: { from: "hand", pixels } });
    const own = await ask(drawn(7));
    const same = await usual.ask({ ask: "reading", digit: { from: "train", index: 7 } });
    expect([own.label, own.cost]).toEqual([null, null]);
    expect(own.logits).toEqual(same.logits);
    expect((await ask(Float32Array.from(drawn(7)))).logits).toEqual(same.logits);
    await expect(ask([1, 2])).rejects.toThrow("expected 784 pixels, came 2");
  });

  test("confusion and its cells: the matrix of the test, and the digits that are in a cell", async () => {
    const { counts, total } = await usual.ask({ ask: "confusion", condition: AS_TRAINED });
    const right = counts.filter((_, k) => k % 11 === 0).reduce((a, b) => a + b);
    expect(right / total).toBeCloseTo((await usual.test()).share, 9);
    expect(counts.reduce((a, b) => a + b)).toBe(2000);
    const [truth, said] = [4, 9];
    const cell = { ask: "cell", truth, said, most: 5, condition: AS_TRAINED } as const;
    const { digits } = await usual.ask({ ...cell, most: 1000 });
    expect(digits.length).toBe(counts[10 * truth + said]);
    expect(new Set(digits.map(({ index }) => index)).size).toBe(digits.length);
    for (const { index, label, pixels } of digits) {
      const read = await usual.ask({ ask: "reading", digit: { from: "test", index } });
      expect([read.label, label, read.said]).toEqual([truth, truth, said]);
      expect(pixels).toEqual(read.pixels);
    }
    expect((await usual.ask(cell)).digits).toEqual(digits.slice(0, cell.most));
  });

  test("digits: a stretch of a set, as far as it goes; with shuffled labels, the labels that are learned", async () => {
    const { digits } = await usual.ask({ ask: "digits", from: "train", first: 10, count: 3 });
    expect(digits.map(({ index }) => index)).toEqual([10, 11, 12]);
    expect([...digits[1]!.pixels]).toEqual(drawn(11));
    expect((await usual.ask({ ask: "digits", from: "test", first: 9_999, count: 50 })).digits).toHaveLength(1);
    const shuffled = await learn({ images: 200, epochs: 1, shuffledLabels: true, permuted: true });
    const { digits: dealt } = await shuffled.ask({ ask: "digits", from: "train", first: 0, count: 100 });
    const own = drawDigits(1, 100).labels;
    expect(dealt.filter(({ label, index }) => label === own[index]).length).toBeLessThan(30);
    expect([...dealt[11]!.pixels]).toEqual(drawn(11)); // each pixel in its place for the reader, and not for the model
    const { pixels, label } = await shuffled.ask({ ask: "reading", digit: { from: "train", index: 11 } });
    expect(label).toBe(dealt[11]!.label);
    expect([...pixels]).not.toEqual(drawn(11));
    expect([...pixels].sort()).toEqual(drawn(11).sort());
  });

  test("the gradient: what the next update subtracts, times lr; and nothing has changed by looking", async () => {
    const before = await usual.it.hash(30);
    const { weight, bias } = await usual.ask({ ask: "gradient" }, 30);
    const [now, next] = [await usual.ask({ ask: "picture" }, 30), await usual.ask({ ask: "picture" }, 31)];
    weight.forEach((g, k) => expect(next.templates[k]).toBeCloseTo(now.templates[k]! - 0.1 * g, 6));
    bias.forEach((g, k) => expect(next.bias[k]).toBeCloseTo(now.bias[k]! - 0.1 * g, 6));
    expect(await usual.it.hash(30)).toBe(before);
  });

  test("a question of no kind is refused, saying so", async () => {
    await expect(usual.it.view(0, { ask: "weather" })).rejects.toThrow('expected a question of views.ts, came {"ask":"weather"}');
  });
});

test("the columns: cost and accuracy at every update, the epoch's mean and the test at its end", async () => {
  const { columns } = usual;
  expect([...columns["accuracy"]!].every((share) => share >= 0 && share <= 1)).toBe(true);
  const measured = (column: string) => [...columns[column]!].flatMap((value, i) => (Number.isNaN(value) ? [] : [i]));
  expect(measured("averageCost")).toEqual([19, 39, 59, 79, 99]);
  expect(measured("testAccuracy")).toEqual([19, 39, 59, 79, 99]);
  const trace = await usual.it.trace(19);
  expect(trace.columns["testAccuracy"]).toBe(columns["testAccuracy"]![19]);
  expect(trace.beats.flatMap(({ ops }) => ops).filter(({ op }) => op === "linear").length).toBe(2); // there and back; the test is unheard
});
