/** @file "This experiment as PyTorch": the exported script prints the console's lines under real PyTorch, where `python3` has it. */
import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { listingOf, toPython } from "../../src/lesson/listing.ts";
import type { Edit } from "../../src/lesson/recipe.ts";
import { labs } from "../support/labs.ts";
import { play } from "../support/play.ts";

function pythonWithTorch(): string | null {
  for (const python of ["python3", "/usr/bin/python3"]) {
    try {
      execFileSync(python, ["-c", "import torch"], { stdio: "ignore" });
      return python;
    } catch {
      // try the next
    }
  }
  return null;
}
const python = pythonWithTorch();

const cases: readonly (readonly [lab: string, digits: number, edits: readonly Edit[]])[] = [
  ["xor/two-hidden", 4, []],
  ["xor/two-hidden", 4, [{ t: 2150, set: { lr: 0.3 } }]],
  ["mle/ascent", 4, [{ t: 5, set: { lr: 0.3 } }]],
  ["mle/toss", 6, []],
  ["mle/repeats", 6, []],
  ["backprop/by-hand", 3, [{ t: 600, set: { reduction: "mean" } }]],
  ["overfitting/poly", 3, []],
  ["overfitting/resplits", 3, []],
  ["overfitting/peek", 2, []],
  ["overfitting/case-file", 5, []],
];

describe.skipIf(python === null)(python === null ? "export (skipped: no python3 with torch)" : "export", () => {
  test.each(cases)(
    "%s prints the console's lines to %i digits under PyTorch, edits %j",
    { timeout: 120_000 },
    async (id, digits, edits) => {
      const lab = await play(id, { edits });
      const script = toPython(listingOf(labs.find(([name]) => name === id)![1].lab, lab.recipe));
      const theirs = execFileSync(python!, ["-"], {
        input: `import torch\ntorch.set_num_threads(1)\n${script}`,
        encoding: "utf8",
      })
        .trim()
        .split("\n");
      const ours = (await lab.run()).printed.map(([, line]) => line);
      expect(ours.length).toBe(theirs.length);
      ours.forEach((line, k) => {
        const [a, b] = [line.split(" ").map(Number), theirs[k]!.split(" ").map(Number)];
        expect(a[0]).toBe(b[0]);
        expect([k, Math.abs(a[1]! - b[1]!) <= 0.5 * 10 ** -digits * Math.abs(b[1]!)]).toEqual([k, true]);
      });
    },
  );
});
