/** @file Every case of ops.json and of our own ops-more.json: values and gradients against PyTorch. An op that the table does not know fails. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../src/chapters/core/engine/case.ts";
import { check } from "../../src/chapters/core/engine/check.ts";
import { readGolden } from "../support/golden.ts";

for (const name of ["ops", "ops-more"]) {
  const file = readGolden<{ cases: Case[] }>(name);
  describe.skipIf(file === null)(`${name}.json`, () => {
    for (const c of file?.cases ?? [])
      test(`${c.id} ${c.tags?.join(", ") ?? ""}`, () => {
        const { agrees, worst } = check(c);
        expect(agrees ? null : worst).toBeNull();
      });
  });
}
