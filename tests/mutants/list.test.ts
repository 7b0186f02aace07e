/** @file The list of mutants fits the sources: what `npm run mutants` breaks is still there. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mutants } from "./list.mjs";

test.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
  'the line of "%s" stands once in its file',
  (_, { file, find, tests }) => {
    expect(readFileSync(file, "utf8").split(find).length - 1).toBe(1);
    expect(tests.filter((path) => !existsSync(path))).toEqual([]);
  },
);
