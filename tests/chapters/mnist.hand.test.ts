import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { draw, lay, posed, type Pose, type Stroke } from "../../src/chapters/mnist/hand/ink.ts";
import {
  ALL_STEPS,
  blank,
  centreOfMass,
  fit,
  inkBox,
  MIDDLE,
  prepare,
  SHEET,
  SIDE,
  type Image,
} from "../../src/chapters/mnist/hand/pipeline.ts";
import { begun, CLEAN, drawn, isClean, laid, moved, moveOf, sheetOf } from "../../src/chapters/mnist/hand/sheet.ts";
import { sayingOf, type Told } from "../../src/chapters/mnist/hand/told.ts";
import { likeliest, partsOf, votes } from "../../src/chapters/mnist/hand/why.ts";
import en from "../../src/chapters/mnist/hand/words.en.ts";
import ko from "../../src/chapters/mnist/hand/words.ko.ts";
import softmax from "../../src/chapters/mnist/labs/softmax.run.ts";
import type { Picture, Reading } from "../../src/chapters/mnist/views.ts";
import { drawDigits } from "../../src/lesson/data/digits/drawn.ts";
import { MNIST } from "../../src/lesson/data/ids.ts";
import type { Command, ViewReport } from "../../src/lesson/protocol.ts";
import { createRunner } from "../../src/lesson/runner.ts";
import { hasMnist, orSkipped, realBytes, realMnist } from "../support/realMnist.ts";

const SEVEN: readonly Stroke[] = [[250, 200, 500, 190, 740, 200, 640, 420, 540, 620, 480, 800]];
const pose = (it: Partial<Pose> = {}): Pose => ({ right: 0, down: 0, turn: 0, size: 1, ...it });
const sum = ({ pixels }: Image): number => pixels.reduce((a, b) => a + b, 0);

const { images } = drawDigits(1, 12);
const digitOf = (bytes: Uint8Array, k: number) => Float32Array.from(bytes.subarray(784 * k, 784 * (k + 1)), (v) => v / 255);
/** Each pixel as a square of so many, from (x, y) on. */
function enlarged(digit: Float32Array, times: number, x: number, y: number): Image {
  const sheet = blank(SHEET);
  for (let v = 0; v < SIDE * times; v++)
    for (let u = 0; u < SIDE * times; u++) {
      const [px, py] = [u + x, v + y];
      if (px < 0 || py < 0 || px >= SHEET || py >= SHEET) continue;
      sheet.pixels[py * SHEET + px] = digit[Math.floor(v / times) * SIDE + Math.floor(u / times)]!;
    }
  return sheet;
}

describe("from ink to 28 × 28", () => {
  test("what has gone through it stays as it is when it goes through again, wherever it lies", () => {
    for (let k = 0; k < 12; k++) {
      const once = prepare(enlarged(digitOf(images, k), 5, 0, 0))!.image.pixels;
      const again = prepare(enlarged(once, 4, k, 20 - k))!.image.pixels;
      for (let i = 0; i < 784; i++) expect(Math.abs(again[i]! - once[i]!), `digit ${k}, pixel ${i}`).toBeLessThan(0.12);
    }
  });

  test("the mass of any drawing comes to the middle, within half a pixel", () => {
    const any = fc.record({
      right: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
      down: fc.double({ min: -0.15, max: 0.15, noNaN: true }),
      turn: fc.double({ min: -180, max: 180, noNaN: true }),
      size: fc.double({ min: 0.3, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(any, (it) => {
        const [x, y] = centreOfMass(prepare(draw(SEVEN, it))!.image);
        expect(Math.max(Math.abs(x - MIDDLE), Math.abs(y - MIDDLE))).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  test("shrinking keeps the ink: a mean of areas, whatever the size", () => {
    for (const size of [0.3, 0.5, 1, 1.3]) {
      const { cropped, fitted } = prepare(draw(SEVEN, pose({ size })))!;
      const scale = 20 / Math.max(cropped.width, cropped.height);
      expect(sum(fitted) / (sum(cropped) * scale * scale)).toBeCloseTo(1, 5);
    }
    const tiny = fit({ width: 2, height: 1, pixels: Float32Array.of(1, 0) }, 20); // enlarging keeps the proportions, too
    expect(inkBox(tiny)).toEqual({ left: 0, top: 5, width: 10, height: 10 });
  });

  test("a blank sheet is nothing; a dot, a line at the edge, and a full sheet are something finite", () => {
    expect(prepare(blank(SHEET))).toBeNull();
    const full = blank(SHEET);
    full.pixels.fill(1);
    for (const ink of [draw([[500, 500]]), draw([[0, 0, 0, 1000]]), draw([[1400, 1400, 990, 990]]), full]) {
      const { image } = prepare(ink)!;
      expect(image.pixels.every((x) => x >= 0 && x <= 1 + 1e-6)).toBe(true);
      expect(sum(image)).toBeGreaterThan(1);
    }
    expect(prepare(draw([[1400, 1400]]))).toBeNull(); // all beside the sheet
  });

  test("each step that is left out shows in what the model gets", () => {
    const ink = draw(SEVEN, pose({ right: 0.2, down: 0.1, size: 0.6 }));
    const all = prepare(ink)!.image;
    const box = inkBox(all)!;
    expect(Math.max(box.width, box.height)).toBe(20);
    const without = (step: keyof typeof ALL_STEPS) => prepare(ink, { ...ALL_STEPS, [step]: false })!;
    expect(Math.max(inkBox(without("crop").image)!.width, inkBox(without("crop").image)!.height)).toBeLessThan(12);
    expect(inkBox(without("fit").fitted)).toMatchObject({ height: 28 });
    expect(without("centre").moved).toEqual([0, 0]);
    const [x, y] = centreOfMass(without("centre").image);
    expect(Math.max(Math.abs(x - MIDDLE), Math.abs(y - MIDDLE))).toBeGreaterThan(0.6);
  });
});

describe("ink", () => {
  test("strokes turn and grow about their own middle; a quarter turn four times is none", () => {
    const [turned] = posed(SEVEN, pose({ turn: 90 }));
    const four = [1, 2, 3].reduce((strokes) => posed(strokes, pose({ turn: 90 })), [turned!] as readonly Stroke[]);
    SEVEN[0]!.forEach((x, k) => expect(four[0]![k]).toBeCloseTo(x, 6));
    const grown = inkBox(draw(SEVEN, pose({ size: 0.5 })))!;
    const whole = inkBox(draw(SEVEN))!;
    expect(grown.height / whole.height).toBeCloseTo(0.5, 1);
    expect(grown.top + grown.height / 2).toBeCloseTo(whole.top + whole.height / 2, -1);
  });
  test("a laid digit is the digit, larger: through the steps it comes back", () => {
    const digit = prepare(enlarged(digitOf(images, 3), 5, 0, 0))!.image.pixels;
    const back = prepare(lay(digit, pose({ right: 0.1, down: -0.1 })))!.image.pixels;
    const off = back.reduce((worst, x, k) => worst + Math.abs(x - digit[k]!), 0) / digit.reduce((a, b) => a + b, 0);
    expect(off).toBeLessThan(0.25);
  });
});

describe("the sheet", () => {
  test("a pen draws: points that are near are one, and there is an end of ink", () => {
    let sheet = begun(CLEAN, 100, 100);
    sheet = drawn(drawn(sheet, 102, 101), 150, 120);
    expect(sheet.strokes).toEqual([[100, 100, 150, 120]]);
    for (let k = 0; k < 3000; k++) sheet = drawn(sheet, (k * 37) % 1000, (k * 91) % 1000);
    expect(sheet.strokes[0]!.length).toBeLessThanOrEqual(4002);
    expect(sheetOf(JSON.parse(JSON.stringify(sheet)))).toEqual(sheet);
  });
  test("a new stroke finds the old ones where they were moved to", () => {
    const before = moved(begun(CLEAN, 100, 100), "right", 7);
    expect(begun(before, 0, 0).strokes).toEqual([
      [350, 100],
      [0, 0],
    ]);
  });
  test("keys push, turn and scale what lies there, within bounds", () => {
    const keys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "BracketLeft", "BracketRight", "Equal", "Minus"];
    const poses = keys.map((code) => JSON.stringify(moved(laid(3), moveOf(code)!).pose));
    expect(new Set(poses).size).toBe(keys.length);
    expect(moveOf("KeyA")).toBeNull();
    expect(moved(laid(3), "larger", 1000).pose.size).toBeLessThan(3);
    expect(moved(laid(3), "left", 1000).pose.right).toBe(-1);
  });
  test("whatever the browser kept, it is a sheet", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.record({ strokes: fc.anything(), digit: fc.anything(), pose: fc.anything() })),
        (kept) => {
          const sheet = sheetOf(kept);
          expect(prepare(draw(sheet.strokes, sheet.pose)) === null || !isClean(sheet)).toBe(true);
        },
      ),
      { seed: 2 },
    );
    const good = { strokes: [[1, 2]], digit: null, pose: pose() };
    expect(sheetOf(good)).toEqual(good);
    expect(sheetOf({ ...good, strokes: [[1, 2, 3]] })).toEqual(CLEAN);
    expect(sheetOf({ ...good, digit: 99_999_999 }).digit).toBeLessThan(1000);
  });
});

describe("why", () => {
  const templates = Float32Array.from({ length: 7840 }, (_, k) => ((k * 7919) % 101) / 50 - 1);
  const x = digitOf(images, 0);
  const products = Float32Array.from({ length: 10 }, (_, k) => x.reduce((s, v, i) => s + v * templates[784 * k + i]!, 0));
  const logits = products.map((z, k) => z + k / 10);
  const reading: Reading = { pixels: x, label: null, logits, probabilities: logits, cost: null, said: 0, products };
  test("what pixels vote adds up to the difference of the products", () => {
    const votes_ = votes({ templates, bias: new Float32Array(10) }, x, 7, 1)!;
    expect(votes_.reduce((a, b) => a + b, 0)).toBeCloseTo(products[7]! - products[1]!, 3);
    expect(votes({ templates: new Float32Array(256 * 784), bias: new Float32Array(10) }, x, 7, 1)).toBeNull();
  });
  test("a logit is product and bias; a hidden layer has no such parts", () => {
    expect(partsOf(reading, 3)!.bias).toBeCloseTo(0.3, 4);
    expect(partsOf({ ...reading, products: null }, 3)).toBeNull();
    const best = [...logits].indexOf(Math.max(...logits));
    expect(likeliest(reading, -1)).toBe(best);
    expect(likeliest(reading, best)).not.toBe(best);
  });
});

describe("what is said", () => {
  const seven: Told = { sheet: laid(17), label: 7, answer: { said: 9, p: 0.5594 }, why: "왜 7을 9로 읽었을까?", trained: null };
  const at = (sheet: Told["sheet"], more: Partial<Told> = {}): Told => ({ ...seven, sheet, ...more });
  const left = moved(moved(seven.sheet, "left"), "down");

  test("of a laid digit its target, the answer, and where the reasons are", () => {
    expect(sayingOf(null, seven, ko)).toBe(
      "테스트 숫자 17번, 정답 7. 9로 읽었습니다. 확률 0.5594. 이유는 종이 다음의 링크 ‘왜 7을 9로 읽었을까?’",
    );
    expect(sayingOf(seven, seven, ko)).toBe("");
    expect(sayingOf(null, at(left), ko)).toMatch(/^테스트 숫자 17번, 정답 7\. 왼쪽으로 4 %, 아래로 4 %\. 9로 읽었습니다/);
  });
  test("of a move the place, and the answer even where it stays", () => {
    expect(sayingOf(seven, at(left), ko)).toBe("왼쪽으로 4 %, 아래로 4 %. 여전히 9, 0.56.");
    expect(sayingOf(seven, at(left), en)).toBe("4 % to the left, 4 % down. Still 9, 0.56.");
    expect(sayingOf(at(left), at({ ...left, pose: pose() }), ko)).toBe("처음 자리. 여전히 9, 0.56.");
    expect(sayingOf(seven, at(left, { answer: { said: 7, p: 0.6 }, why: null }), ko)).toBe(
      "왼쪽으로 4 %, 아래로 4 %. 7로 읽었습니다. 확률 0.6000.",
    );
    expect(sayingOf(seven, at(left, { answer: null }), ko)).toContain("종이 밖으로");
  });
  test("of an epoch learned what came of it, once and before the answer; of a blank sheet nothing at first", () => {
    const trained = at(seven.sheet, { trained: ko.trained("0.7905"), answer: { said: 7, p: 0.8 } });
    expect(sayingOf(seven, trained, ko)).toMatch(/^한 에폭 학습했습니다\. 테스트 정확도 0\.7905\. 7로 읽었습니다/);
    expect(sayingOf(trained, trained, ko)).toBe("");
    const blank = at(CLEAN, { label: null, answer: null, why: null });
    expect(sayingOf(null, blank, ko)).toBe("");
    expect(sayingOf(seven, blank, ko)).toBe(ko.nothing);
  });
  test("pixels moved are named by their side, not by a sign", () => {
    expect(ko.movedBy(-2, 1)).toBe("옮긴 칸: 왼쪽 2, 아래 1");
    expect(en.movedBy(0, -3)).toBe("Pixels moved: 3 up");
    expect(ko.movedBy(0, 0)).toBe("옮긴 칸: 0");
  });
});

test.skipIf(!hasMnist)(
  `MNIST's test digits, enlarged and anywhere on the sheet, are read nearly as well as the originals${orSkipped}`,
  { timeout: 120_000 },
  async () => {
    const N = 600;
    const sets = await realMnist();
    const config = Object.fromEntries(Object.entries(softmax.lab.config).map(([key, field]) => [key, field.default]));
    const recipe = { lab: "mnist/softmax", config: { ...config, images: 60_000, epochs: 2 }, seed: 777, edits: [], data: MNIST };
    const runner = createRunner(async () => softmax, { now: () => performance.now(), data: async () => sets });
    const { report } = await runner.handle({ type: "view", id: 1, recipe, t: 1200, query: { ask: "picture" } } as Command);
    const { templates, bias } = (report as ViewReport).view as Picture;
    const said = (x: Float32Array): number => {
      const logits = Array.from(bias, (b, k) => x.reduce((s, v, i) => s + v * templates[784 * k + i]!, b));
      return logits.indexOf(Math.max(...logits));
    };
    const [pixels, labels] = [realBytes("t10k-images-idx3-ubyte").subarray(16), realBytes("t10k-labels-idx1-ubyte").subarray(8)];
    let lot = 1;
    const random = () => (lot = (lot * 48271) % 2147483647) / 2147483647;
    const lies = Array.from({ length: N }, () => {
      const share = 0.3 + 0.6 * random();
      return { share, at: pose({ right: (random() - 0.5) * (1 - share), down: (random() - 0.5) * (1 - share) }) };
    });
    const right = (read: (k: number) => Float32Array) =>
      Array.from({ length: N }, (_, k) => said(read(k)) === labels[k]).filter(Boolean).length / N;
    const steps = (taken: typeof ALL_STEPS) =>
      right((k) => prepare(lay(digitOf(pixels, k), lies[k]!.at, lies[k]!.share), taken)!.image.pixels);
    const originals = right((k) => digitOf(pixels, k));
    const prepared = steps(ALL_STEPS);
    const none = steps({ crop: false, fit: false, centre: false });
    expect(originals).toBeGreaterThan(0.87);
    expect(prepared, "as many as of the originals").toBeGreaterThan(originals - 0.015);
    expect(none, "without the steps").toBeLessThan(0.4);
  },
);
