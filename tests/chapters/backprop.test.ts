import { describe, expect, test } from "vitest";
import { play } from "../support/play.ts";

/** Figures that PyTorch 1.13 gave for the listing of the lab, seed 777. */
describe("backprop/by-hand", () => {
  test("sums over the batch for weights: .66820 at 400, .109487 at 500, .000322 at 10,000", async () => {
    const { columns } = await (await play("backprop/by-hand")).run();
    const cost = columns["cost"]!;
    expect([cost[0]!.toFixed(4), cost[400]!.toFixed(4), cost[500]!.toFixed(3), cost[10_000]!.toFixed(6)]).toEqual([
      "0.7434",
      "0.6682",
      "0.109",
      "0.000322",
    ]);
  });
  test("means instead give the notebook's run: .4311 at 2,200", async () => {
    const { columns } = await (await play("backprop/by-hand", { config: { reduction: "mean" } })).run();
    expect(columns["cost"]![2200]!.toFixed(3)).toBe("0.431");
  });
  test("a trace shows the chain rule line by line, four times too large for the weights", async () => {
    const trace = await (await play("backprop/by-hand")).trace(0);
    const ops = (line: string) => trace.beats.find((beat) => beat.line === line)!.ops;
    const last = (line: string) => Array.from(ops(line).at(-1)!.output.data!, (v) => Number(v.toFixed(6)));
    expect(trace.beats.map(({ line }) => line)).toEqual([
      ...[
        "hidden",
        "output",
        "loss",
        "dOutput",
        "dLayer2",
        "dBias2",
        "dWeight2",
        "dHidden",
        "dLayer1",
        "dBias1",
        "dWeight1",
        "step",
        "print",
      ],
    ]);
    expect(last("output")).toEqual([0.65986, 0.659613, 0.649457, 0.649189]);
    expect(last("dLayer2")).toEqual([0.65986, -0.340387, -0.350543, 0.649189]);
    expect(last("dBias2")).toEqual([0.15453]);
    expect(last("dWeight2").map((v) => v.toFixed(4))).toEqual(["0.3462", "0.3682"]);
    expect(ops("step").map(({ op }) => op)).toEqual([
      "mulScalar",
      "sub_",
      "mulScalar",
      "sub_",
      "mulScalar",
      "sub_",
      "mulScalar",
      "sub_",
    ]);
  });
});
