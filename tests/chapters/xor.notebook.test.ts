/** @file The quoted column is a quotation, and the claims about it hold. */
import { describe, expect, test } from "vitest";
import { LAB_08_1, LAB_08_2 } from "../../src/chapters/xor/notebook.ts";
import { agreement, digitsIn, leastEqual } from "../../src/ui/NotebookTable.tsx";
import { readGolden } from "../support/golden.ts";
import { play } from "../support/play.ts";

interface Golden {
  readonly cells: readonly { readonly stored_2019: string }[];
}
const cases = [
  { lab: "xor/one-layer", golden: "notebooks/lab-08_1_xor", quoted: LAB_08_1, within: 2e-7 },
  { lab: "xor/two-hidden", golden: "notebooks/lab-08_2_xor_nn", quoted: LAB_08_2, within: 5e-5 },
] as const;

describe.each(cases)("$lab", ({ lab, golden, quoted, within }) => {
  const file = readGolden<Golden>(golden);
  test.skipIf(file === null)("notebook: every quoted digit is the stored one", () => {
    expect(quoted).toEqual(
      file!.cells[0]!.stored_2019.trim()
        .split("\n")
        .map((line) => line.split(" ")[1]),
    );
  });
  test("notebook: our column lies as near to it as the page says", async () => {
    const { columns } = await (await play(lab)).run();
    const far = quoted.map((theirs, k) => Math.abs(columns["cost"]![100 * k]! / Number(theirs) - 1));
    expect(Math.max(...far)).toBeLessThan(within);
  });
});

test("notebook: digits that agree are counted from the first that counts", () => {
  expect(agreement("0.6931475", "0.6931476")).toBe(8);
  expect([digitsIn("0.693147"), digitsIn("0.00123"), digitsIn("0."), digitsIn("")]).toEqual([6, 3, 0, 0]);
});

test("leastEqual: of the rows that differ, the one with the fewest equal digits", () => {
  expect(leastEqual([])).toBeNull();
  expect(leastEqual([{ step: 0, theirs: "0.5", ours: 0.5 }])).toBeNull();
  const rows = [
    { step: 100, theirs: "0.6931650638580322", ours: 0.693165123 },
    { step: 2200, theirs: "0.4311096668243408", ours: 0.431 },
    { step: 2300, theirs: "0.1348954439163208", ours: 0.134889 },
  ];
  expect(leastEqual(rows)).toEqual({ step: 2200, digits: 3 });
});
