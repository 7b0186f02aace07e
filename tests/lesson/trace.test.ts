import { describe, expect, test } from "vitest";
import { Arena, F, nn, noGrad, optim, randn, tensor, type Tensor } from "../../src/core/index.ts";
import { py } from "../../src/lesson/listing.ts";
import { defineMachine } from "../../src/lesson/machine.ts";
import type { Trace, TracedOp } from "../../src/lesson/protocol.ts";
import { describeLab } from "../../src/lesson/recipe.ts";
import { Run } from "../../src/lesson/run.ts";
import { traceUpdate } from "../../src/lesson/trace.ts";

const label = { ko: "값", en: "value" };
const lab = describeLab({
  config: {},
  length: () => 10,
  epoch: () => 1,
  code: () => py`print()  #@ print`,
  lines: { forward: label, backward: label, step: label, print: label },
  columns: { cost: null },
  guard: "cost",
});

const machine = defineMachine(lab, {
  init() {
    const model = new nn.Sequential(new nn.Linear(2, 3), new nn.ReLU(), new nn.Linear(3, 1));
    return {
      model,
      w: tensor([0.5], { requiresGrad: true }),
      X: tensor([
        [1, 2],
        [-3, 4],
        [0.5, -0.25],
        [2, 1],
      ]),
      adam: new optim.Adam(model.parameters()),
    };
  },
  update({ model, w, X, adam }, { at, i }) {
    at("forward");
    const hidden = model.layers[1]!.forward(model.layers[0]!.forward(X));
    const cost = F.softmax(model.layers[2]!.forward(hidden), 0).mul(w).square().sum();
    at("backward");
    cost.backward();
    at("step");
    adam.step();
    noGrad(() => w.sub_(w.grad!.mul(0.1)));
    if (i === 1) noGrad(() => randn([1100]).tanh());
    return { cost };
  },
  view: () => null,
  print: (i) => `line ${i}`,
  names: ({ X }) => ({ X }),
});

function traces(count: number): Trace[] {
  const run = new Run(machine, { lab: "toy/trace", config: {}, seed: 4, edits: [] }, undefined, new Arena("test"));
  return Array.from({ length: count }, () => traceUpdate(run, null));
}
const opsOf = ({ beats }: Trace): TracedOp[] => beats.flatMap(({ ops }) => ops);
const find = (trace: Trace, op: string, direction: TracedOp["direction"]): TracedOp =>
  opsOf(trace).find((each) => each.op === op && each.direction === direction)!;

describe("beats", () => {
  test("trace: ops stand under the line that was announced before them, in the order in which they ran, and the print comes last", () => {
    const [first] = traces(1);
    expect(first!.beats.map(({ line, ops }) => [line, ...ops.map(({ op, direction }) => `${op} ${direction}`)])).toEqual([
      [
        "forward",
        "linear forward",
        "relu forward",
        "linear forward",
        "softmax forward",
        "mul forward",
        "square forward",
        "sum forward",
      ],
      [
        "backward",
        "sum backward",
        "square backward",
        "mul backward",
        "softmax backward",
        "linear backward",
        "relu backward",
        "linear backward",
      ],
      ["step", "adam inPlace", "adam inPlace", "adam inPlace", "adam inPlace", "mulScalar forward", "sub_ inPlace"],
      ["print"],
    ]);
    expect(first!.printed).toBe("line 0");
  });
});

describe("names and refs", () => {
  test("trace: parameters, bare tensors, constants, gradients and moments are called by name; what an op made has none", () => {
    const [first, second] = traces(2);
    const linear = find(first!, "linear", "forward");
    expect(linear.inputs.map(({ name }) => name)).toEqual(["X", "model.0.weight", "model.0.bias"]);
    expect(linear.output.name).toBe("");
    expect(find(first!, "mul", "forward").inputs.map(({ name }) => name)).toEqual(["", "w"]);
    expect(find(first!, "adam", "inPlace")).toMatchObject({
      output: { name: "model.0.weight" },
      inputs: [{ name: "model.0.weight.grad" }],
    });
    expect(first!.before.map(({ name }) => name)).toEqual([
      "model.0.weight",
      "model.0.bias",
      "model.2.weight",
      "model.2.bias",
      "w",
      "X",
    ]);
    expect(first!.after.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["model.0.weight.grad", "w.grad", "adam.state.0.exp_avg", "adam.state.3.exp_avg_sq"]),
    );
    expect(second!.before).toHaveLength(first!.after.length);
  });

  test("trace: one tensor has one ref wherever it appears, and the values it had at that moment", () => {
    const [first] = traces(1);
    const there = find(first!, "linear", "forward");
    const back = opsOf(first!).findLast(({ op, direction }) => op === "linear" && direction === "backward")!;
    const weight = first!.before[0]!;
    expect(there.inputs[1]).toBe(weight); // unchanged: not even copied again
    expect(find(first!, "adam", "inPlace").output.ref).toBe(weight.ref);
    expect(find(first!, "adam", "inPlace").output.data).not.toEqual(weight.data);
    expect(first!.after[0]!.data).toEqual(find(first!, "adam", "inPlace").output.data);
    expect(back.inputs.map(({ ref }) => ref)).toEqual(there.inputs.map(({ ref }) => ref));
  });
});

describe("gradients", () => {
  test("trace: upstream times local is downstream, and local is known where upstream is 0", () => {
    const [first] = traces(1);
    for (const op of ["relu", "square"]) {
      const { upstream, local, downstream } = find(first!, op, "backward");
      const product = local!.data!.map((x, i) => x * upstream!.data![i]!);
      product.forEach((x, i) => expect(x).toBeCloseTo(downstream[0]!.data![i]!, 6));
    }
    const relu = find(first!, "relu", "backward");
    expect([...relu.local!.data!]).toEqual([...relu.output.data!].map((y) => (y > 0 ? 1 : 0)));
  });

  test("trace: an op that mixes entries, or has several inputs, has no local derivative", () => {
    const [first] = traces(1);
    expect(find(first!, "softmax", "backward").local).toBeNull();
    expect(find(first!, "mul", "backward").local).toBeNull();
    expect(find(first!, "sum", "backward").local).toBeNull();
  });

  test("trace: looking for local derivatives leaves the run's own gradients alone", () => {
    const quiet = new Run(machine, { lab: "toy/trace", config: {}, seed: 4, edits: [] }, undefined, new Arena("test"));
    for (let i = 0; i < 3; i++) quiet.update();
    const loud = traces(3).at(-1)!;
    const { model, w } = quiet.state as { readonly model: nn.Sequential; readonly w: Tensor };
    for (const [name, p] of model.namedParameters()) {
      expect(loud.after.find((each) => each.name === `model.${name}.grad`)!.data).toEqual(p.grad!.toArray());
    }
    expect(loud.after.find((each) => each.name === "w.grad")!.data).toEqual(w.grad!.toArray());
  });
});

test("trace: beyond a thousand entries only smallest, largest and mean travel", () => {
  const { output } = find(traces(2)[1]!, "tanh", "forward");
  expect(output).toMatchObject({ shape: [1100], data: null, name: "" });
  const { min, max, mean } = output.summary!;
  expect(min).toBeGreaterThan(-1);
  expect(max).toBeLessThan(1);
  expect(Math.abs(mean)).toBeLessThan(0.1);
});
