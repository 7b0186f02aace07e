import { expect, test } from "vitest";
import { count, measured, scientific } from "../../src/ui/numbers.ts";

test.for<[number, string]>([
  [0, "0"],
  [999, "999"],
  [10001, "10,001"],
  [4294967295, "4,294,967,295"],
  [-1234, "−1,234"],
])("count: %d is printed %s", ([n, text]) => expect(count(n)).toBe(text));

test.for<[number, string]>([
  [0.4311097, "0.431110"],
  [0, "0.000000"],
  [-0.5, "−0.500000"],
  [50, "50.000000"],
  [1e9, "1.000×10⁹"],
  [1e-9, "1.000×10⁻⁹"],
  [NaN, "NaN"],
  [Infinity, "∞"],
  [-Infinity, "−∞"],
])("measured: %d is printed %s", ([x, text]) => expect(measured(x)).toBe(text));

test.for<[number, string]>([
  [0.0046, "4.6×10⁻³"],
  [-1.25e12, "−1.3×10¹²"],
  [1, "1.0×10⁰"],
])("scientific: %d is printed %s", ([x, text]) => expect(scientific(x, 1)).toBe(text));
