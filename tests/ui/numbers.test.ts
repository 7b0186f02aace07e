import { expect, test } from "vitest";
import { count, measured, powers } from "../../src/ui/numbers.ts";

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
  [1e9, "1.000e+9"],
  [1e-9, "1.000e-9"],
  [NaN, "NaN"],
  [Infinity, "∞"],
  [-Infinity, "−∞"],
])("measured: %d is printed %s", ([x, text]) => expect(measured(x)).toBe(text));

test.for<[string, string]>([
  ["4.6e-3", "4.6\u00a0×\u00a010⁻³"],
  ["1.250e+12", "1.250\u00a0×\u00a010¹²"],
  ["0.431110", "0.431110"],
])("powers: %s is said %s", ([text, said]) => expect(powers(text)).toBe(said));
