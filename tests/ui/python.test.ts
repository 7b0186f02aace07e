import fc from "fast-check";
import { expect, test } from "vitest";
import { tokens } from "../../src/ui/python.ts";

test("tokens: keywords, strings and comments, and nothing else", () => {
  expect(tokens('for step in range(10): # "so"').filter(({ kind }) => kind !== "plain")).toEqual([
    { text: "for", kind: "keyword" },
    { text: "in", kind: "keyword" },
    { text: '# "so"', kind: "comment" },
  ]);
  expect(tokens('optimizer.param_groups[0]["lr"] = index').map(({ kind }) => kind)).toEqual(["plain", "string", "plain"]);
  expect(tokens("x.is_leaf; print(in_features)")).toEqual([{ text: "x.is_leaf; print(in_features)", kind: "plain" }]);
});

test("tokens: put together again they are the line", () => {
  fc.assert(
    fc.property(fc.string(), (line) => {
      expect(
        tokens(line)
          .map(({ text }) => text)
          .join(""),
      ).toBe(line);
    }),
  );
});
