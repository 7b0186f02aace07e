import { describe, expect, test } from "vitest";
import type { BenchView } from "../../src/chapters/remedies/labs/bench.ts";
import type { Config } from "../../src/lesson/recipe.ts";
import { play } from "../support/play.ts";

/** Population errors that PyTorch 2.13 gave for the same recipe; builds differ by ±4 %, late λ = 1e-4 by more. */
async function population(config: Config, t = 4000): Promise<number> {
  return (await (await play("remedies/bench", { config })).view<BenchView>(t, { points: 2 })).population;
}
const within = (percent: number, figure: number) =>
  expect.toSatisfy((x: number) => Math.abs(x / figure - 1) <= percent / 100, `${figure} ± ${percent} %`);

describe("remedies/bench", () => {
  test(
    "the network without a remedy: validation error is best at update 120, .0290, then rises",
    { timeout: 60_000 },
    async () => {
      const { columns } = await (await play("remedies/bench")).run();
      const val = columns["val"]!;
      const best = val.indexOf(Math.min(...val));
      expect([best, val[best]!.toFixed(4)]).toEqual([120, "0.0290"]);
      expect(val[3999]!).toBeGreaterThan(0.1);
    },
  );
  test("each remedy ends where PyTorch says", { timeout: 120_000 }, async () => {
    expect({
      none: await population({}),
      smaller: await population({ hidden: 4 }),
      moreData: await population({ n: 400 }),
    }).toEqual({ none: within(4, 0.499), smaller: within(4, 0.377), moreData: within(4, 0.096) });
  });
  test("weight decay: .1076 at 500, and about .107 at the end", { timeout: 60_000 }, async () => {
    const lab = await play("remedies/bench", { config: { weightDecay: 1e-2 } });
    const at = async (t: number) => (await lab.view<BenchView>(t, { points: 2 })).population;
    expect((await at(500)).toFixed(4)).toBe("0.1076");
    // Adam hops about the minimum: PyTorch's own float64 run goes from .105 to .112 within these hundred updates. So the median.
    const last: number[] = [];
    for (let t = 3900; t <= 4000; t += 10) last.push(await at(t));
    expect(last.sort((a, b) => a - b)[5]).toEqual(within(4, 0.107));
  });
  test("early stopping ends the run and hands back the best weights", async () => {
    const lab = await play("remedies/bench", { config: { patience: 5 } });
    const { end } = await lab.run();
    expect(end).toEqual({ why: "done", t: 601 });
    const view = await lab.view<BenchView>(601, { points: 2 });
    expect(view.best).toEqual({ t: 100, val: view.val });
    expect(view.population).toEqual(within(4, 0.117));
  });
  test("weight decay that comes in mid-run changes what follows, and nothing before", async () => {
    const [plain, edited] = await Promise.all([
      play("remedies/bench").then((lab) => lab.run(600)),
      play("remedies/bench", { edits: [{ t: 300, set: { weightDecay: 0.01 } }] }).then((lab) => lab.run(600)),
    ]);
    const [a, b] = [plain.columns["train"]!, edited.columns["train"]!];
    expect(b.slice(0, 301)).toEqual(a.slice(0, 301));
    expect(b[301]).not.toBe(a[301]);
  });
  test("five runs at once are the runs they are alone", async () => {
    const configs: Config[] = [{}, { weightDecay: 1e-2 }, { hidden: 4 }, { irrelevant: 4 }, { patience: 5 }];
    const alone: string[] = [];
    for (const config of configs) alone.push(await (await play("remedies/bench", { config })).hash(200));
    const together = await Promise.all(configs.map((config) => play("remedies/bench", { config })));
    for (const t of [7, 90, 200]) for (const lab of together) await lab.run(t);
    expect(await Promise.all(together.map((lab) => lab.hash(200)))).toEqual(alone);
  });
});
