/** @file The panels' arithmetic: where a pixel stands, what the bars show, what is said for whoever sees nothing. */
import { describe, expect, test } from "vitest";
import {
  caseRows,
  conditionOf,
  logitRows,
  mistakes,
  placesOf,
  rightOf,
  rowSums,
  scaleOf,
  signedBar,
  timesPixels,
} from "../../src/chapters/mnist/panels/bars.ts";
import { isUntouched } from "../../src/chapters/mnist/panels/Before.tsx";
import { found, windowOf } from "../../src/chapters/mnist/panels/digits.ts";
import { inPicture, inspectorFrame, onStrip, openedCells, pixelAt } from "../../src/chapters/mnist/panels/inspectorFrame.ts";
import { walked } from "../../src/chapters/mnist/panels/keys.ts";
import { cellFrom } from "../../src/chapters/mnist/panels/Matrix.tsx";
import { altOf, pixelTable } from "../../src/chapters/mnist/panels/inspectorWords.ts";
import {
  byteOf,
  columnOf,
  extentOf,
  indexOf,
  inkOf,
  moved,
  neighbours,
  PIXELS,
  rowOf,
  SIDE,
} from "../../src/chapters/mnist/panels/pixels.ts";
import en from "../../src/chapters/mnist/panels/words.en.ts";
import ko from "../../src/chapters/mnist/panels/words.ko.ts";
import softmax from "../../src/chapters/mnist/labs/softmax.ts";
import { paceOf } from "../../src/chapters/mnist/playEpoch.ts";
import textEn from "../../src/chapters/mnist/text.en.ts";
import textKo from "../../src/chapters/mnist/text.ko.ts";
import { areasOf, inkSaid, pullsSaid } from "../../src/chapters/mnist/unseen.ts";
import { AS_TRAINED, type Reading } from "../../src/chapters/mnist/views.ts";
import { MNIST } from "../../src/lesson/data/ids.ts";
import type { PlayerState } from "../../src/lesson/player.ts";

const blank = () => new Float32Array(PIXELS);

test("an epoch in front of a class takes about five seconds, whatever the set", () => {
  expect(paceOf(60)).toEqual({ slow: 5, fast: 30, turn: 18 });
  expect(paceOf(600)).toEqual({ slow: "frame", fast: 300, turn: 225 });
  expect(paceOf(3)).toEqual({ slow: 1, fast: 1, turn: 0 });
  const rate = (speed: ReturnType<typeof paceOf>["slow"]) => (speed === "max" ? Infinity : speed === "frame" ? 60 : speed);
  for (let n = 1; n <= 6000; n += 7) {
    const { slow, fast, turn } = paceOf(n);
    const seconds = turn / rate(slow) + (n - turn) / rate(fast);
    expect(seconds).toBeLessThan(5.5);
    if (n > 5) expect(seconds).toBeGreaterThan(4.5);
  }
});

describe("a pixel's place", () => {
  test("pixel (11, 17) goes to 28 · 11 + 17 = 325, and back", () => {
    expect(indexOf(11, 17)).toBe(325);
    for (let k = 0; k < PIXELS; k++) expect(indexOf(rowOf(k), columnOf(k))).toBe(k);
    expect(byteOf(Math.fround(253 / 255))).toBe(253);
  });

  test("arrows walk in the picture and stop at its edges; at a row's end the next place is the next row's start", () => {
    expect(moved(325, "ArrowDown")).toBe(353);
    expect(moved(325, "ArrowUp")).toBe(297);
    expect(moved(27, "ArrowRight")).toBe(28);
    expect([moved(0, "ArrowLeft"), moved(5, "ArrowUp"), moved(783, "ArrowRight"), moved(760, "ArrowDown")]).toEqual([
      0, 5, 783, 760,
    ]);
    expect([moved(325, "Home"), moved(325, "End"), moved(325, "a"), moved(325, "PageDown")]).toEqual([0, 783, null, null]);
  });

  test("nine neighbours are always nine, and the chosen one is among them", () => {
    for (const k of [0, 3, 325, 780, 783]) {
      const near = neighbours(k, 4);
      expect(near).toHaveLength(9);
      expect(near).toContain(k);
      expect(near[0]).toBeGreaterThanOrEqual(0);
      expect(near.at(-1)).toBeLessThan(PIXELS);
    }
  });

  test("the drawing finds every pixel under its own middle, in the picture, on the strip and where it is opened", () => {
    for (const size of [
      { width: 358, height: 473, em: 12 },
      { width: 700, height: 500, em: 20 },
    ]) {
      const frame = inspectorFrame(size);
      const { picture, strip, opened } = frame;
      expect(picture.left + picture.width).toBeLessThanOrEqual(size.width);
      expect(opened.top + opened.height + 3 * size.em).toBeLessThanOrEqual(size.height);
      for (const k of [0, 27, 28, 325, 783]) {
        const at = inPicture(frame, k);
        expect(pixelAt(frame, 0, at.left + at.width / 2, at.top + at.height / 2)).toBe(k);
        expect(pixelAt(frame, 0, onStrip(frame, k), strip.top + strip.height / 2)).toBe(k);
        for (const cell of openedCells(frame, k))
          expect(pixelAt(frame, k, cell.left + cell.width / 2, cell.top + 1)).toBe(cell.index);
      }
      expect(pixelAt(frame, 0, picture.left - 1, picture.top + 5)).toBeNull();
    }
  });
});

describe("ink", () => {
  test("every pixel with ink is drawn once, as dark as it is; paper is not drawn", () => {
    const pixels = blank();
    pixels.set([1, 1, 0.5], 26); // over the end of the first row
    const ink = inkOf(pixels, SIDE);
    expect(ink.map(({ share, d }) => [share, d])).toEqual([
      [1, "M26 0h2v1h-2z"],
      [0.5, "M0 1h1v1h-1z"],
    ]);
    expect(inkOf(blank(), SIDE)).toEqual([]);
    expect(
      inkOf(
        pixels.map((x) => 255 * x),
        SIDE,
        255,
      ),
    ).toEqual(ink);
  });

  test("the picture is described by where its ink lies; blank paper is called blank", () => {
    const pixels = blank();
    pixels[indexOf(4, 10)] = 1;
    pixels[indexOf(22, 7)] = 0.2;
    expect(extentOf(pixels)).toEqual({ many: 2, top: 4, bottom: 22, left: 7, right: 10 });
    expect(altOf({ index: 0, label: 3, pixels }, en.inspector)).toBe(
      "A picture of the digit 3. Of 28×28 cells 2 have ink. They lie in rows 4 to 22, columns 7 to 10.",
    );
    expect(altOf({ index: null, label: null, pixels: blank() }, ko.inspector)).toBe("784칸이 모두 비어 있습니다.");
    expect(pixelTable(pixels, en.inspector).rows).toEqual([
      ["122", "4", "10", "1.000", "255"],
      ["623", "22", "7", "0.200", "51"],
    ]);
  });
});

describe("bars", () => {
  test("a scale seldom moves and always holds; nothing finite gives one", () => {
    expect([[0], [0.4], [1.01], [-5.04], [21], [-4800]].map(scaleOf)).toEqual([1, 1, 2, 6, 30, 6000]);
    expect(scaleOf([NaN, Infinity])).toBe(1);
    expect(signedBar(-2.5, 5)).toEqual({ left: 25, width: 25 });
    expect(signedBar(5, 5)).toEqual({ left: 50, width: 50 });
    expect(signedBar(NaN, 5).width).toBe(0);
  });

  const reading: Reading = {
    pixels: blank(),
    label: 0,
    logits: Float32Array.from([2, 1, 0.1, ...Array<number>(7).fill(-Infinity)]),
    probabilities: Float32Array.from([0.659, 0.2424, 0.0986, ...Array<number>(7).fill(0)]),
    cost: 0.417,
    said: 0,
    products: null,
  };
  test("the lecture's (2, 1, 0.1): exponentials are those of the logits, rows are the ten digits", () => {
    const rows = logitRows(reading);
    expect(rows).toHaveLength(10);
    expect(rows[0]!.exp / rows.reduce((sum, { exp }) => sum + exp, 0)).toBeCloseTo(0.659, 4);
  });

  test("the bias is what a logit has beside the product, and the same at both scales; with a hidden layer there are no such rows", () => {
    const of = (scale: number): Reading => {
      const products = Float32Array.from({ length: 10 }, (_, k) => scale * (k - 3.3));
      return { ...reading, products, logits: products.map((z, k) => z + 0.1 * k) };
    };
    const [small, large] = [of(1), of(255)];
    const rows = caseRows(large, small)!;
    expect(rows[7]!.product).toBeCloseTo(255 * 3.7, 2);
    rows.forEach(({ bias }, k) => expect(bias).toBeCloseTo(0.1 * k, 5));
    expect(caseRows(reading, small)).toBeNull();
    const times = timesPixels(small, 255)!; // what the build shows before anybody can be asked
    times.logits.forEach((z, k) => expect(z).toBeCloseTo(large.logits[k]!, 3));
    expect([times.said, timesPixels(reading, 255)]).toEqual([9, null]);
  });

  test("mistakes are off the diagonal, the most frequent first; what is right lies on it", () => {
    const counts = Array<number>(100).fill(0);
    counts[49] = 41; // 4 taken for 9
    counts[94] = 12;
    for (let k = 0; k < 10; k++) counts[11 * k] = 100;
    const matrix = { counts, total: 1053 };
    expect(mistakes(matrix, 5)).toEqual([
      { truth: 4, said: 9, count: 41 },
      { truth: 9, said: 4, count: 12 },
    ]);
    expect(rightOf(matrix)).toBe(1000);
    expect(rowSums(matrix)[4]).toBe(141);
  });

  test("a way has its places; none of them moved is as trained", () => {
    expect(placesOf("right")).toEqual([-4, -3, -2, -1, 0, 1, 2, 3, 4]);
    expect(conditionOf("right", -2)).toEqual({ ...AS_TRAINED, right: -2 });
    expect(conditionOf("down", 4)).toEqual({ ...AS_TRAINED, down: 4 });
    expect(placesOf("invert").map((place) => conditionOf("invert", place).invert)).toEqual([false, true]);
    expect(conditionOf("down", 0)).toEqual(AS_TRAINED);
  });
});

describe("another digit", () => {
  const listed = [3, 7, 3, 1].map((label, k) => ({ index: 10 + k, label, pixels: blank() }));
  test("forward the first of the label, backward the last; without a label the nearest", () => {
    expect(found({ step: 1, label: 3, edge: 10 }, listed)).toMatchObject({ index: 10 });
    expect(found({ step: -1, label: 3, edge: 13 }, listed)).toMatchObject({ index: 12 });
    expect(found({ step: -1, label: null, edge: 13 }, listed)).toMatchObject({ index: 13 });
  });
  test("what is not in this stretch is looked for in the next, until the set ends", () => {
    const full = Array.from({ length: 40 }, (_, k) => ({ index: k, label: 1, pixels: blank() }));
    expect(found({ step: 1, label: 5, edge: 0 }, full)).toEqual({ step: 1, label: 5, edge: 40 });
    expect(found({ step: 1, label: 5, edge: 10 }, listed)).toBeNull();
    expect(windowOf({ step: -1, label: 5, edge: 12 })).toEqual({ first: 0, count: 13 });
    expect(found({ step: -1, label: 5, edge: 12 }, full.slice(0, 13))).toBeNull();
    expect(found({ step: -1, label: 5, edge: 99 }, full)).toEqual({ step: -1, label: 5, edge: 59 });
  });
});

test("the build's model stands only for a run that has not begun and is the lab's own", () => {
  const config = Object.fromEntries(Object.entries(softmax.config).map(([key, field]) => [key, field.default]));
  const recipe = { lab: "mnist/softmax", config, seed: 777, edits: [], data: softmax.data![0]! };
  const at = (state: Partial<PlayerState>) =>
    isUntouched({ t: 0, seen: 0, goal: null, playing: false, recipe, lab: softmax, ...state } as PlayerState);
  expect(at({})).toBe(true);
  expect([at({ t: 1 }), at({ seen: 5 }), at({ goal: 900 }), at({ playing: true })]).toEqual([false, false, false, false]);
  const others = [{ seed: 1 }, { data: MNIST }, { config: { ...config, permuted: true } }, { edits: [{ t: 0, set: { lr: 1 } }] }];
  expect(others.map((other) => at({ recipe: { ...recipe, ...other } }))).toEqual([false, false, false, false]);
});

test("the English words hold no Hangul, the Korean ones hardly a sentence without", () => {
  const said: string[] = [];
  const walk = (it: unknown) => {
    if (typeof it === "string") said.push(it);
    else if (typeof it === "function") said.push(String((it as (...args: unknown[]) => unknown)(1, 2, "3", "4", 5, 6)));
    else if (it && typeof it === "object") Object.values(it).forEach(walk);
  };
  walk(en);
  expect(said.filter((it) => /[가-힣]/.test(it))).toEqual([]);
  said.length = 0;
  walk(ko);
  expect(said.filter((it) => it.split(" ").length > 4 && !/[가-힣]/.test(it) && !/[=(]/.test(it))).toEqual([]);
});

test("keys walk in a row of buttons and in the matrix, and stop at an edge", () => {
  const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false });
  expect(["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown", "Home", "End", "a"].map((key) => walked(7, press(key), 9))).toEqual(
    [6, 6, 8, 8, 0, 8, null], // prettier-ignore
  );
  expect(walked(8, press("ArrowRight"), 9)).toBe(8);
  expect(walked(3, press("ArrowRight", true), 9)).toBeNull();
  expect(walked(-1, press("ArrowRight"), 9), "the press was not on a button").toBeNull();
  expect([cellFrom(45, press("Home")), cellFrom(45, press("End"))]).toEqual([40, 49]);
  expect([cellFrom(45, press("Home", true)), cellFrom(45, press("End", true))]).toEqual([0, 99]);
  expect([cellFrom(45, press("ArrowUp")), cellFrom(9, press("ArrowRight")), cellFrom(45, press("x"))]).toEqual([35, 9, null]);
});

test("a picture in a few words: its ink, and in which ninth its weights pull most", () => {
  const digit = blank();
  digit[indexOf(4, 10)] = digit[indexOf(23, 12)] = 1;
  expect(inkSaid(digit, textKo)).toBe(", 잉크 2칸, 4행에서 23행");
  expect(inkSaid(blank(), textKo)).toBe("");
  const weights = blank();
  weights[indexOf(2, 25)] = 3; // upper right
  weights[indexOf(14, 14)] = -1; // middle
  expect(areasOf(weights)).toEqual({ most: 2, least: 4 });
  expect(pullsSaid(weights, textEn)).toBe(", raises the score most at the upper right, lowers it most at the middle");
  expect(pullsSaid(blank(), textEn)).toBe("");
});
