import { expect, test } from "vitest";
import { fraction, group, joined, mathOf, sign, slot, slotsOf, speak } from "../../src/ui/formula.ts";

const cost = [
  sign("비용"),
  slot({ id: "cost", value: "0.4311", isResult: true }),
  sign("="),
  fraction([sign("1")], [sign("4")]),
  group(
    ...joined(
      [
        slot({ id: "a", label: "(0, 0)", note: "ŷ 0.416", said: "손실", value: "0.5378", mark: 0 }),
        slot({ id: "b", value: "0.4167", mark: 1 }),
      ],
      "+",
    ),
  ),
];

test("speak: a formula is read from its parts, with its present values", () => {
  expect(speak(cost, "ko")).toBe("비용 0.4311은 4 분의 1 괄호 열고 (0, 0) ŷ 0.416 손실 0.5378 더하기 0.4167 괄호 닫고");
  expect(speak(cost.slice(1), "en")).toBe(
    "0.4311 equals 1 over 4 open parenthesis (0, 0) ŷ 0.416 손실 0.5378 plus 0.4167 close parenthesis",
  );
});

test("speak: in Korean the particle stands at its word, and fits its last sound", () => {
  const said = ["0.4311", "0.4312", "손실", "비용", "L"].map((text) => speak([sign(text), sign("="), sign("1")], "ko"));
  expect(said).toEqual(["0.4311은 1", "0.4312는 1", "손실은 1", "비용은 1", "L는 1"]);
});

test("speak: signs inside a symbol are said, and a symbol may be given its own words", () => {
  expect(speak([fraction([sign("∂L")], [sign("∂w")])], "en")).toBe("partial L over partial w");
  expect(speak([sign("σ′(l)", "the derivative of sigma at l")], "en")).toBe("the derivative of sigma at l");
});

test("mathOf: the same formula in MathML, with its sentence as its name", () => {
  expect(mathOf(cost.slice(2), "en")).toBe(
    `<math aria-label="${speak(cost.slice(2), "en")}"><mo>=</mo><mfrac><mrow><mn>1</mn></mrow><mrow><mn>4</mn></mrow></mfrac>` +
      "<mrow><mo>(</mo><mtext>(0, 0) ŷ 0.416 손실</mtext><mn>0.5378</mn><mo>+</mo><mn>0.4167</mn><mo>)</mo></mrow></math>",
  );
  expect(mathOf([sign('a < "b"')], "en")).toBe(
    '<math aria-label="a &lt; &quot;b&quot;"><mtext>a &lt; &quot;b&quot;</mtext></math>',
  );
});

test("slotsOf: every live place, in the order they stand", () => {
  expect(slotsOf(cost).map(({ id }) => id)).toEqual(["cost", "a", "b"]);
  expect(slotsOf([fraction([slot({ id: "n", value: "1" })], [slot({ id: "d", value: "2" })])]).map(({ id }) => id)).toEqual([
    "n",
    "d",
  ]);
});

test("joined: a sign between each two, none at the ends", () => {
  expect(joined([sign("a"), sign("b"), sign("c")], "+").map((part) => part.kind === "sign" && part.text)).toEqual([
    "a",
    "+",
    "b",
    "+",
    "c",
  ]);
  expect(joined([], "+")).toEqual([]);
});
