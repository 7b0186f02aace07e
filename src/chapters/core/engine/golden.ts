/** @file What the build says of the golden files before anybody has measured: how many cases, of which ops, and the bits they gave here. */
import { casesOf, decodeNumber, type Case } from "./case.ts";
import { check } from "./check.ts";
import type { GoldenAnswer } from "./questions.ts";

export function goldenOf(files: readonly string[]): GoldenAnswer {
  const cases = files.flatMap(casesOf);
  const results = cases.map(check);
  const perOp: { [op: string]: number } = {};
  for (const { ops } of results) for (const op of ops) perOp[op] = (perOp[op] ?? 0) + 1;
  return {
    bytes: files.reduce((sum, text) => sum + text.length, 0),
    perOp,
    bits: results.map(({ bits }) => bits),
    spread: spreadOf(cases),
  };
}

/** PyTorch beside PyTorch: 1.13 and 2.13 on the same inputs. */
function spreadOf(cases: readonly Case[]): GoldenAnswer["spread"] {
  const compared = cases.filter((c) => c.spread213 && c.illConditioned === undefined);
  const apart = compared.map((c) => {
    const sizes = [
      ...c.outputs.map((golden, i) => [`out${i}`, golden] as const),
      ...Object.entries(c.grads).map(([name, golden]) => [`grad_${name}`, golden] as const),
    ];
    return Math.max(
      0,
      ...sizes.map(([name, { data }]) => {
        const largest = Math.max(...data.map(decodeNumber).filter(Number.isFinite).map(Math.abs), 1e-30);
        const distance = c.spread213![name];
        return typeof distance === "number" ? distance / largest : 0;
      }),
    );
  });
  return { error: Math.max(0, ...apart), cases: apart.filter((error) => error > 0).length, of: compared.length };
}
