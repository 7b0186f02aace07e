/** The numbers a network shows are those of the lecture: seed 777, update 0, worked by hand. */
import { beforeAll, describe, expect, test } from "vitest";
import type { TwoHiddenView } from "../../src/chapters/xor/labs/twoHidden.ts";
import type { Trace } from "../../src/lesson/protocol.ts";
import { instruments as words } from "../../src/ui/words/instruments.en.ts";
import { instruments as inKorean } from "../../src/ui/words/instruments.ko.ts";
import { layerOf, networkPicture, type NetworkNumbers, type NetworkShape, type Phase } from "../../src/ui/network.ts";
import { defaultDetail, detailOf, parameterRows, sayNetwork, sayPart } from "../../src/ui/networkDetail.ts";
import { shared } from "../../src/ui/labels.ts";
import { layoutNetwork, numbersAt, writtenAt } from "../../src/ui/networkLayout.ts";
import { play } from "../support/play.ts";

const shape: NetworkShape = {
  layers: [["x₁", "x₂"], ["h₁", "h₂"], ["ŷ"]],
  parameters: [
    { weight: "0.weight", bias: "0.bias" },
    { weight: "2.weight", bias: "2.bias" },
  ],
};
const phases: { readonly [line: string]: Phase } = {
  zeroGrad: "clear",
  forward: "forward",
  loss: "loss",
  backward: "backward",
  step: "step",
};
/** (1, 0): the row whose chain is worked out by hand below. */
const ROW = 2;

let trace: Trace;
let second: Trace;
let numbers: NetworkNumbers;
beforeAll(async () => {
  const lab = await play("xor/two-hidden");
  await lab.run(2);
  [trace, second] = [await lab.trace(0), await lab.trace(1)];
  const view = await lab.view<TwoHiddenView>(0, { grid: 2 });
  numbers = { row: ROW, values: [[1, 0], view.hidden[ROW]!, [view.outputs[ROW]!]], weights: view.weights, loss: null };
});
const at = (line: string, more: { op?: number } = {}, of = trace) =>
  networkPicture(shape, numbers, { trace: of, beat: of.beats.findIndex((beat) => beat.line === line), phases, lr: 1, ...more });

describe("networkPicture", () => {
  test("between updates: the view's numbers, nothing lit, no gradient", () => {
    const { units, wires, phase, loss } = networkPicture(shape, numbers, null);
    expect(wires.map(({ name, value }) => `${name} ${value.toFixed(6)}`)).toEqual([
      "x₁ → h₁ -0.591261",
      "x₂ → h₁ -0.012534",
      "x₁ → h₂ -0.136764",
      "x₂ → h₂ -0.161334",
      "h₁ → ŷ 0.317134",
      "h₂ → ŷ 0.004631",
    ]);
    expect(units[1]!.map(({ value }) => value.toFixed(6))).toEqual(["0.487005", "0.599214"]);
    expect(units.flat().some(({ lit }) => lit)).toBe(false);
    expect([phase, loss.value]).toEqual([null, null]);
  });

  test("forward: every unit is at work; the values are those of the trace and of the view", () => {
    const { units, loss } = at("forward");
    expect(units.map((layer) => layer.map(({ lit }) => lit))).toEqual([[false, false], [true, true], [true]]);
    expect(units[2]![0]!.value.toFixed(6)).toBe("0.649457");
    expect(loss.lit).toBe(false);
    expect(at("loss").loss).toMatchObject({ lit: true });
    expect(at("loss").loss.value!.toFixed(6)).toBe("0.743407");
  });

  test("backward: gradients of the whole cost, and the chain rule at the chosen point, as worked by hand", () => {
    const { units, wires } = at("backward");
    // δ₂ = ŷ − y for this point is −.350543; PyTorch divides it by the four points at once.
    const { product } = units[2]![0]!;
    expect(product!.downstream * 4).toBeCloseTo(-0.350543, 5);
    expect(product!.local).toBeCloseTo(0.227663, 5);
    expect(units[1]![0]!.product!.downstream * 4).toBeCloseTo(-0.027773, 5);
    expect(units[1]![0]!.product!.local).toBeCloseTo(0.249831, 5);
    for (const { upstream, local, downstream } of units
      .slice(1)
      .flat()
      .map((unit) => unit.product!))
      expect(upstream * local).toBeCloseTo(downstream, 6);
    expect(wires.map(({ grad }) => grad!.toFixed(6))).toEqual([
      "0.005911",
      "0.006554",
      "0.000088",
      "0.000090",
      "0.086549",
      "0.092061",
    ]);
    expect(units[2]![0]!.bias!.grad!.toFixed(6)).toBe("0.154530");
  });

  test("step: w − lr · gradient = w′, for every parameter", () => {
    const { units, wires } = at("step");
    const parameters = [...wires, ...units.flat().flatMap(({ bias }) => bias ?? [])];
    expect(parameters).toHaveLength(9);
    for (const { value, grad, after } of parameters) expect(value - grad!).toBeCloseTo(after!, 6);
  });

  test("not a beat more than the cursor has seen", () => {
    expect(at("forward").wires.every(({ grad, after }) => grad === null && after === null)).toBe(true);
    expect(at("backward").wires.every(({ after }) => after === null)).toBe(true);
    expect(at("zeroGrad", {}, second).wires.map(({ grad }) => grad)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(
      at("forward", {}, second)
        .units.flat()
        .every(({ product }) => product === null),
    ).toBe(true);
  });

  test("one operation of a beat: only its layer is lit, and later ones are not known yet", () => {
    const back = trace.beats.find(({ line }) => line === "backward")!;
    expect(back.ops.map((op) => layerOf(shape, trace, op))).toEqual([null, 2, 2, 1, 1]);
    const { units, wires } = at("backward", { op: 2 });
    expect(units.map((layer) => layer.some(({ lit }) => lit))).toEqual([false, false, true]);
    expect(wires.map(({ grad }) => grad !== null)).toEqual([false, false, false, false, true, true]);
  });
});

test("networkDetail: a part, and the whole, in words", () => {
  const picture = at("backward");
  const [wire] = picture.wires;
  expect(sayPart(words, picture, wire!)).toBe(
    "weight x₁ → h₁ = −0.5913 · this point’s share −0.006943 = received −0.006943 × value 1.000 · gradient 0.005911",
  );
  expect(sayPart(words, picture, picture.units[1]![0]!)).toContain(
    "hands on −0.006943 = received −0.02779 × local derivative 0.2498",
  );
  const step = at("step");
  expect(
    detailOf(words, step, step.wires[0]!)
      .map(({ text }) => text)
      .join(""),
  ).toBe("weight x₁ → h₁: −0.5913 − 1.00 × 0.005911 = −0.5972");
  expect(sayNetwork(words, at("loss"))).toBe(
    "Network: 2–2–1. x₁ 1.000, x₂ 0.000 → h₁ 0.487, h₂ 0.599 → output ŷ 0.649. cost 0.7434.",
  );
  expect(sayNetwork(inKorean, at("loss"))).toMatch(/출력 ŷ 0\.649\. 비용\(L\) 0\.7434\.$/);
  expect(parameterRows(words, step)).toHaveLength(9);
  expect(parameterRows(words, picture)[0]).toEqual(["weight x₁ → h₁", "−0.5913", "0.005911", "–"]);
});

test("defaultDetail: with nothing chosen, what the beat's leader ends at is spoken of", () => {
  const said = (line: string) =>
    defaultDetail(words, at(line))
      .map(({ text }) => text)
      .join("");
  expect(said("forward")).toMatch(/^output ŷ = /);
  expect(said("loss")).toBe("cost 0.7434");
  expect(said("backward")).toContain("from the cost (L)");
  expect(said("step")).toMatch(/^bias h₁: .* − 1\.00 × \(−.*\) = |^bias h₁: .* − 1\.00 × [\d.]+ = /);
});

test.for([
  [340, 250, 12],
  [360, 205, 12],
  [366, 250, 12],
  [684, 300, 20],
] as const)("layoutNetwork in %d × %d: no number of a wire stands on a name, a bias or another number", ([width, height, em]) => {
  const { units, loss, wire } = layoutNetwork([2, 2, 1], { width, height, em });
  const written = writtenAt(units, loss, em);
  const numbers = [...[0, 1].flatMap((from) => [0, 1].map((to) => wire(1, from, to))), wire(2, 0, 0), wire(2, 1, 0)].map(
    ({ label }) => numbersAt(label!, em),
  );
  // A hair of the box, which is as high as the type's line, is not the type.
  const area = 8 * 0.62 * 2.35 * em * em;
  numbers.forEach((box, k) => {
    for (const other of [...written, ...numbers.slice(k + 1)]) expect(shared(box, other) / area).toBeLessThan(0.1);
  });
});

test.for([
  [[2, 2, 1], 340, 250, 12],
  [[2, 3, 1], 340, 250, 12],
  [[2, 16, 1], 340, 250, 12],
  [[2, 2, 1], 560, 360, 20],
  [[2, 10, 10, 10, 1], 600, 300, 12],
] as const)("layoutNetwork: %j in %d × %d: all inside, none on another", ([sizes, width, height, em]) => {
  const { units, loss, wire } = layoutNetwork(sizes, { width, height, em });
  for (const { x, y, side } of units.flat()) {
    expect(x - side / 2).toBeGreaterThanOrEqual(0);
    expect(y - side / 2).toBeGreaterThanOrEqual(0);
    expect(y + side / 2).toBeLessThanOrEqual(height);
  }
  expect(loss.x + loss.radius).toBeLessThanOrEqual(width);
  for (const layer of units) {
    layer.slice(1).forEach(({ y, side }, k) => expect(y - layer[k]!.y).toBeGreaterThan(side));
  }
  for (let layer = 1; layer < sizes.length; layer++) {
    const { x1, x2 } = wire(layer, 0, 0);
    expect(x2).toBeGreaterThan(x1);
  }
});
