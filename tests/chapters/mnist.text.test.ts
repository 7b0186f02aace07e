/** @file The chapter's words, scenes, checks and images: both languages say the same, every answer has its reason, weights are tinted honestly. */
import { describe, expect, test } from "vitest";
import { CASES, measuredOf } from "../../src/chapters/mnist/Cases.tsx";
import { ASKED, FAULTS, faultText, gradeGradient, gradeLift, WANTED } from "../../src/chapters/mnist/Checks.tsx";
import { CONDITIONS, EPOCH, MORE, SHORT } from "../../src/chapters/mnist/facts.ts";
import lateEn from "../../src/chapters/mnist/late.en.ts";
import lateKo from "../../src/chapters/mnist/late.ko.ts";
import { MORE_SAID, moreOf } from "../../src/chapters/mnist/moments.ts";
import { isTheirs } from "../../src/chapters/mnist/Notebook.tsx";
import { LAB_07_2 } from "../../src/chapters/mnist/notebook.ts";
import { scenes, scenesOn, sheet } from "../../src/chapters/mnist/scenes.ts";
import { extentOf, fixed, imageOf, tintsOf } from "../../src/chapters/mnist/weights.ts";
import { movedBy } from "../../src/chapters/mnist/Templates.tsx";
import type { Words } from "../../src/chapters/mnist/text.ts";
import type { Facts } from "../../src/lesson/facts.ts";
import { parseLink } from "../../src/lesson/link.ts";
import { drawn, MNIST } from "../../src/lesson/data/ids.ts";
import { terms as known } from "../../src/ui/terms.ts";
import { readGolden } from "../support/golden.ts";
import { labs, sample } from "../support/labs.ts";
import { proseOf } from "../support/prose.ts";

const { source, all, bySection } = proseOf("mnist");
const lab = (id: string) => labs.find(([name]) => name === id)![1];

describe("mnist: prose", () => {
  test.each([
    ["numbers of the book's run", /<((?:First|Mean|Read|Shown|Hidden)\b[^/]*)\/>/g],
    ["numbers quoted", /<Mnist ([^/]*)\/>/g],
    ["terms", /<Term id="([\w-]+)"/g],
  ] as const)("both languages have the same %s in each section", (_, pattern) => {
    expect(all(pattern, "ko").length).toBeGreaterThan(2);
    expect(bySection(pattern, "ko")).toEqual(bySection(pattern, "en"));
  });
  test("every term is in the glossary, and stands once", () => {
    const terms = all(/<Term id="([\w-]+)"/g, "ko");
    expect(terms.filter((id) => !(id in known))).toEqual([]);
    expect(new Set(terms).size).toBe(terms.length);
  });
  test("English has no Hangul, and neither has what comes later", () => {
    expect(source("en")).not.toMatch(/[가-힣]/);
    expect(JSON.stringify(lateEn, (_, it: unknown) => (typeof it === "function" ? String(it) : it))).not.toMatch(/[가-힣]/);
  });
  test("words that come later have the same keys in both languages", () => {
    const keysOf = (it: unknown): unknown =>
      typeof it === "object" && it !== null ? Object.entries(it).map(([key, value]) => [key, keysOf(value)]) : typeof it;
    expect(keysOf(lateEn)).toEqual(keysOf(lateKo));
  });
});

describe("mnist: the notebook", () => {
  test("its costs are quoted as its file has them", () => {
    const golden = readGolden<{ cells: { cell: number; stored_2019: string }[] }>("notebooks/lab-07_2_mnist_introduction");
    const stored = golden?.cells.find(({ cell }) => cell === 7)?.stored_2019 ?? "";
    expect([...stored.matchAll(/cost = ([\d.]+)/g)].map((match) => match[1])).toEqual(LAB_07_2);
  });
  test("only its own run stands beside it: MNIST, all its images, its order, nothing broken", () => {
    const own = { ...sample("mnist/softmax", lab("mnist/softmax")), data: MNIST };
    const theirs = { ...own, config: { ...own.config, batchSize: 100, images: 60_000, epochs: 15 } };
    expect(isTheirs({ recipe: theirs })).toBe(true);
    const others = [
      { ...theirs, data: drawn() },
      { ...theirs, seed: 1 },
      { ...theirs, edits: [{ t: 3, set: { lr: 1 } }] },
      ...[{ images: 6000 }, { order: "today" }, { softmaxTwice: true }, { zeroGrad: false }, { lr: 0.2 }].map((config) => ({
        ...theirs,
        config: { ...theirs.config, ...config },
      })),
    ];
    for (const recipe of others) expect(isTheirs({ recipe })).toBe(false);
  });
});

describe("mnist: scenes", () => {
  test("each has a question in both languages; the sheet names them in their order and lasts 15 minutes", () => {
    const ids = scenes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { title, question } of scenes) for (const it of [title, question]) expect(it.en).not.toMatch(/[가-힣]/);
    for (const { question } of scenes) expect([question.ko, question.en].every((it) => it.trim().endsWith("?"))).toBe(true);
    expect(sheet.map(({ scene }) => scene)).toEqual(ids);
    const minutes = sheet.map(({ minutes }) => minutes.split("–").map(Number));
    expect([minutes[0]![0], minutes.at(-1)![1]]).toEqual([0, 15]);
    minutes.slice(1).forEach(([from], k) => expect(from).toBe(minutes[k]![1]));
  });
  test.each([...scenes, ...scenesOn(MNIST)])("the link of $id is read as it stands: $link", ({ link }) => {
    expect(parseLink(link, "mnist/softmax", lab("mnist/softmax").lab).notes).toEqual([]);
  });
  test("who has MNIST keeps it, at the same epoch of the same scene", () => {
    expect(scenesOn(drawn())).toBe(scenes);
    expect(scenesOn(undefined)).toBe(scenes);
    const { lab: softmax } = lab("mnist/softmax");
    const momentOf = ({ id, link }: (typeof scenes)[number]) => {
      const { recipe, t, beat } = parseLink(link, "mnist/softmax", softmax).link;
      return { id, t, epochs: t / softmax.epoch(recipe.config), beat, data: recipe.data };
    };
    const [own, theirs] = [scenes.map(momentOf), scenesOn(MNIST).map(momentOf)];
    own.forEach(({ id, t, epochs }, k) => {
      expect(theirs[k]).toMatchObject(t > 1 ? { id, epochs, data: MNIST } : { id, t, data: MNIST });
    });
    expect(own.every(({ beat }) => beat === null)).toBe(true);
  });
});

describe("mnist: what breaks", () => {
  test("every fault that is asked for stands in the table with its reason, and one that is none", () => {
    expect([...CASES].sort()).toEqual([...FAULTS, "permuted"].sort());
    for (const { cases } of [lateKo, lateEn]) {
      for (const it of [cases.names, cases.questions, cases.answers]) expect(Object.keys(it).sort()).toEqual([...CASES].sort());
    }
  });
  test("the undivided test has the costs of a sound loop and an accuracy of its own", () => {
    const end = SHORT * EPOCH;
    const fact = (cost: number, accuracy: number) => ({
      at: [EPOCH - 1, 2 * EPOCH - 1, end - 1],
      columns: { averageCost: Float32Array.of(9, 9, cost), testAccuracy: Float32Array.of(0, 0, accuracy) },
    });
    const results = Object.keys(CONDITIONS).map((name) => ({ right: name === "raw" ? 7 : 9, total: 10, cost: 1 }));
    const facts = {
      epochs: fact(0.5, 0.75),
      permuted: fact(0.25, 0.5),
      tests: { views: { [end]: results } },
    } as unknown as Facts;
    expect(measuredOf(facts, "epochs")).toEqual(["0.5000", "0.7500"]);
    expect(measuredOf(facts, "raw")).toEqual(["0.5000", "0.7000"]);
    expect(measuredOf(facts, "permuted")).toEqual(["0.2500", "0.5000"]);
    expect(measuredOf({}, "raw")).toEqual(["–", "–"]);
  });

  test("more data: what each run read at the end of its own last epoch, fewest pictures first; what was not run is left out", () => {
    const read = (images: number, accuracy: number) => ({
      at: Array.from({ length: 15 }, (_, k) => (k + 1) * (images / 100) - 1),
      columns: { testAccuracy: Float32Array.from({ length: 15 }, (_, k) => (k === 14 ? accuracy : 0)) },
    });
    const facts = { few: read(1000, 0.75), epochs: read(6000, 0.875), fewest: read(300, 0.5) } as unknown as Facts;
    expect(moreOf(facts)).toEqual([
      [300, 0.5],
      [1000, 0.75],
      [6000, 0.875],
    ]);
    for (const images of Object.values(MORE)) expect(images % 100).toBe(0);
    expect(MORE_SAID.map(([n]) => n)).toEqual([1000, 5000, 10_000, 60_000]);
  });
});

describe("mnist: checks", () => {
  const words = [lateKo.checks, lateEn.checks] as unknown as Words["checks"][];
  test("a gradient is p − y; what else was typed has its name", () => {
    expect(gradeGradient(-0.89, 0.11, true)).toBe("right");
    expect(gradeGradient(0.89, 0.11, true)).toBe("sign");
    expect(gradeGradient(0.11, 0.11, true)).toBe("forgot");
    expect(gradeGradient(0.3, 0.3, false)).toBe("right");
    expect(gradeGradient(-0.3, 0.3, false)).toBe("sign");
    expect(gradeGradient(0, 0.3, false)).toBe("other");
  });
  test("every answer to every broken loop has its reason", () => {
    expect([...ASKED].sort()).toEqual([...FAULTS].sort());
    for (const it of words)
      for (const asked of FAULTS) expect(new Set(FAULTS.map((answer) => faultText(asked, answer, it))).size).toBe(FAULTS.length);
  });
  test("what lifts the accuracy is told by what was changed", () => {
    for (const it of words) {
      const grade = (outcome: string, lr: number, images: number) => gradeLift(outcome, { lr, images }, it);
      expect(grade(String(WANTED), 0.1, 4000).done).toBe(true);
      const texts = [grade("0.7", 0.1, 1000), grade("0.7", 0.3, 1000), grade("0.79", 0.1, 3000), grade("diverged", 9, 1000)];
      expect(texts.some(({ done }) => done)).toBe(false);
      expect(new Set(texts.map(({ text }) => text)).size).toBe(4);
    }
  });
});

describe("mnist: images of weights", () => {
  const image = Float32Array.from({ length: 784 }, (_, k) => (k === 28 * 11 + 17 ? 0.2 : k === 3 ? -0.2 : 0));
  test("the fullest colour is three times the root mean square, rounded up; a blank image has one too", () => {
    expect(extentOf(Float32Array.from({ length: 784 }, (_, k) => (k % 2 ? 0.1 : -0.1)))).toBeCloseTo(0.3);
    expect(extentOf(new Float32Array(784))).toBe(1);
    expect(extentOf(Float32Array.of(Infinity))).toBe(1);
  });
  test("a cell is tinted by its sign, at its place; zero stays paper", () => {
    expect(tintsOf(image, 0.2, 4)).toEqual([
      { share: -1, d: "M3 0h1v1H3z" },
      { share: 1, d: "M17 11h1v1H17z" },
    ]);
    expect(tintsOf(image, 2, 4)).toEqual([]);
  });
  test("images lie one after the other; a step takes lr times the gradient off; a bias that rounds to nothing has no sign", () => {
    const two = new Float32Array(1568).fill(1, 784);
    expect([imageOf(two, 0)[783], imageOf(two, 1)[0]]).toEqual([0, 1]);
    expect([...movedBy(Float32Array.of(1, 2), Float32Array.of(10, -10), 0.1)]).toEqual([0, 3]);
    expect([fixed(-0.001, 2), fixed(-0.04, 2), fixed(0.5, 2)]).toEqual(["0.00", "−0.04", "0.50"]);
  });
});
