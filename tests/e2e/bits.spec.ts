/** @file The same recipe gives the same bits in the page's worker and in Node: a fingerprint over every byte of the state. */
import twoHidden from "../../src/chapters/xor/labs/twoHidden.run.ts";
import type { Command } from "../../src/lesson/protocol.ts";
import { createRunner } from "../../src/lesson/runner.ts";
import { expect, open, test } from "./book.ts";

const MOMENTS = [0, 777, 2200];

async function inNode(t: number, lr: number): Promise<string> {
  const runner = createRunner(async () => twoHidden, { now: () => performance.now() });
  const recipe = { lab: "xor/two-hidden", config: { hidden: 2, lr }, seed: 777, edits: [{ t: 500, set: { lr: 2.5 } }] };
  const { report } = await runner.handle({ type: "hash", id: 1, recipe, t } satisfies Command);
  if (report.type !== "hash") throw new Error(`inNode: expected a hash, came ${JSON.stringify(report)}`);
  return report.hash;
}

for (const t of MOMENTS) {
  test(`bits: page and Node agree at θ of ${t}`, async ({ page }) => {
    await open(page, `ko/xor/#v=1&lab=xor/two-hidden&seed=777&hidden=2&lr=1&e=500:lr=2.5&t=${t}`);
    await expect(page.locator("#lab-two [data-hash]")).toHaveAttribute("data-hash", await inNode(t, 1));
  });
}
