import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { goldenFolder } from "./support/golden.ts";

const filesUnder = (folder: string, end: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(end))
    .map((path) => path.replaceAll("\\", "/"))
    .sort();

const readers = filesUnder("tests", ".golden.test.ts").map((path) => readFileSync(`tests/${path}`, "utf8"));
const found = filesUnder(goldenFolder, ".json").map((path) => path.replace(/\.json$/, ""));

describe("golden folder", () => {
  test("holds golden files", () => expect(found, goldenFolder).not.toEqual([]));
  for (const name of found) {
    if (readers.some((source) => source.includes(`"${name}"`))) continue;
    test.skip(`${name}.json: no test reads this kind yet`, () => undefined);
  }
});
