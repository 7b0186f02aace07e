/** @file From what a reader typed, or a link says, to a value that a field of a config allows. Reader input never throws. */
import type { Field, Value } from "./recipe.ts";

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** The number that `text` spells in decimal, ±Infinity where it is too large for a double; null where it spells none. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim();
  return trimmed.length <= 64 && NUMBER.test(trimmed) ? Number(trimmed) : null;
}

/** What `text` means to the field, not yet clamped; null where it means nothing. */
export function readField(field: Field, text: string): Value | null {
  switch (field.kind) {
    case "int":
    case "real":
      return readNumber(text);
    case "choice":
      return field.options.includes(text) ? text : null;
    case "toggle":
      return /^(?:true|1)$/i.test(text) ? true : /^(?:false|0)$/i.test(text) ? false : null;
    case "text":
      return field.fits(text) ? text : null;
  }
}

/** The nearest value the field allows; its default where nothing is near. */
export function settle(field: Field, value: Value): Value {
  switch (field.kind) {
    case "int":
      return typeof value === "number" && !Number.isNaN(value) ? clamp(Math.round(value), field.min, field.max) : field.default;
    case "real":
      if (typeof value !== "number" || Number.isNaN(value)) return field.default;
      return field.zero && value <= 0 ? 0 : clamp(value, field.min, field.max);
    case "choice":
      return typeof value === "string" && field.options.includes(value) ? value : field.default;
    case "toggle":
      return typeof value === "boolean" ? value : field.default;
    case "text":
      return typeof value === "string" && field.fits(value) ? value : field.default;
  }
}

/** x in [min, max]; −0 becomes 0, which no link could tell apart. */
export function clamp(x: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, x)) + 0;
}
