import { expect, test } from "vitest";
import { throwTacks } from "../../src/build/thrown.ts";

test("cover: of a hundred tacks twenty-seven lie on their backs, as its caption says", () => {
  const thrown = throwTacks();
  expect(thrown).toHaveLength(100);
  expect(thrown.filter(({ back }) => back)).toHaveLength(27);
});
