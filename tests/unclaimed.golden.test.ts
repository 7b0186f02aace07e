import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { goldenFolder } from "./support/golden.ts";

/** Names that golden tests ask for: `readGolden("rng")`. */
const claimed = new Set(
  readdirSync("tests", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".golden.test.ts"))
    .flatMap((path) => [...readFileSync(`tests/${path}`, "utf8").matchAll(/readGolden(?:<[^()]*>)?\(\s*["'`]([^"'`]+)/g)])
    .map((match) => match[1]!),
);
const found = readdirSync(goldenFolder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".json"))
  .map((path) => path.replaceAll("\\", "/").replace(/\.json$/, ""))
  .sort();

describe("golden folder", () => {
  test("holds golden files", () => expect(found, goldenFolder).not.toEqual([]));
  for (const name of found) {
    if (claimed.has(name)) continue;
    test.skip(`${name}.json: nothing reads this file yet`, () => undefined);
  }
});
