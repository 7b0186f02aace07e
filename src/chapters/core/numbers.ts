/** @file Numbers of this page: as they were written, errors as powers of ten, shapes. */
import { raised, scientific } from "../../ui/numbers.ts";
import type { Written } from "./engine/case.ts";

/** A number in six digits, or in the nine that tell every float32 from its neighbours; with a real minus sign. */
export function plain(x: Written, digits = 6): string {
  const text = typed(x, digits);
  const [, mantissa, power] = /^(.+)e([+-]?\d+)$/.exec(text) ?? [];
  return mantissa === undefined ? text.replace("-", "−") : `${mantissa}×10${raised(Number(power))}`.replace("-", "−");
}
/** The same as a reader would type it: 1e-7, −0.5. */
export function typed(x: Written, digits = 6): string {
  if (typeof x === "string") return ({ nan: "NaN", inf: "∞", "-inf": "−∞" } as { readonly [word: string]: string })[x] ?? x;
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "NaN" : x > 0 ? "∞" : "−∞";
  return String(Number(x.toPrecision(digits))).replace(/^-/, "−");
}
/** 3.1×10⁻⁸; 0 is 0. */
export const power = (x: number): string => (x === 0 ? "0" : Number.isFinite(x) ? scientific(x, 1) : "∞");

/** A field's text as a number: a real minus sign, ∞ and a Korean keyboard's wide digits are read, too. Null: not a number. */
export function read(text: string): number | null {
  const said = text.trim().normalize("NFKC").replace(/[−–]/g, "-");
  if (/^[+-]?∞$/.test(said)) return said.startsWith("-") ? -Infinity : Infinity;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(said) ? Number(said) : null;
}
/** Written as a finite number, and more than float32 holds. */
export const overflows = (text: string): boolean => !text.includes("∞") && Math.abs(Math.fround(read(text) ?? 0)) === Infinity;
