/** @file Reads the golden files (what real PyTorch printed) and compares arrays with them, bit by bit. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export { decodeNumber } from "../../src/chapters/core/engine/case.ts";

/** Where the golden files are; another folder with cases of the same kinds may be named by GOLDEN. */
export const goldenFolder = process.env["GOLDEN"] ?? "tests/golden";

/** A golden file by its name without ".json", or null if there is none (tests then say "skipped"). */
export function readGolden<T>(name: string): T | null {
  const path = join(goldenFolder, `${name}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as T) : null;
}

/** One array of a golden file: whole (`data`), or its ends and a hash. */
export interface GoldenArray {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly enc?: string;
  readonly data?: string | readonly (number | string)[];
  readonly [key: string]: unknown;
}

type Values = Float32Array | Float64Array | Int32Array | BigInt64Array;

/** Bit pattern of a float32, 8 hex digits. */
export function hex32(x: number): string {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, x);
  return view.getUint32(0).toString(16).padStart(8, "0");
}

/** Bit pattern of a float64, 16 hex digits. */
export function hex64(x: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
}

/** The float32 numbers of a string of bit patterns. */
export function decodeHex32(text: string): Float32Array {
  const bits = text.split(" ").map((word) => parseInt(word, 16));
  return new Float32Array(new Uint32Array(bits).buffer);
}

/** The float64 numbers of a string of bit patterns. */
export function decodeHex64(text: string): Float64Array {
  const bits = text.split(" ").map((word) => BigInt(`0x${word}`));
  return new Float64Array(new BigUint64Array(bits).buffer);
}

/** sha256 of the raw little-endian bytes. */
export function sha256(values: ArrayBufferView): string {
  return createHash("sha256")
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest("hex");
}

/**
 * The first difference between an array of ours and a golden one, or null if every bit agrees. Every field of the golden array is
 * checked; one that is not known here is a difference too. `ulps` allows float64 numbers that many units in the last place.
 */
export function difference(want: GoldenArray, got: Values, { ulps = 0 }: { ulps?: number } = {}): string | null {
  const written = words(got);
  const count = want.shape.reduce((product, size) => product * size, 1);
  if (written.length !== count) return `expected ${count} values, came ${written.length}`;
  let checked = 0;
  for (const [field, value] of Object.entries(want)) {
    const found = checkField(field, value, want, got, written, ulps);
    if (found === "ignored") continue;
    if (found !== null) return `${field}: ${found}`;
    checked++;
  }
  return checked > 0 ? null : "nothing to compare with";
}

function checkField(
  field: string,
  value: unknown,
  want: GoldenArray,
  got: Values,
  written: string[],
  ulps: number,
): string | null {
  switch (field) {
    case "shape":
    case "sum_float64": // depends on the order of summation; the hash says more
      return "ignored";
    case "dtype":
      return dtypeOf(got).includes(String(value)) ? "ignored" : `expected ${String(value)}, came ${dtypeOf(got)[0]}`;
    case "enc":
      return value === (want.dtype === "float64" ? "hex64" : "hex32") ? "ignored" : `${String(value)} is not known`;
    case "data":
      return compare(split(value), written, 0, ulps);
    case "first50":
    case "first64":
      return compare(split(value), written.slice(0, Number(field.slice(5))), 0, ulps);
    case "last50":
    case "last64":
      return compare(split(value), written.slice(-Number(field.slice(4))), written.length - Number(field.slice(4)), ulps);
    case "sha256_le":
    case "sha256_int32le":
      return sha256(got) === value ? null : `expected ${String(value)}, came ${sha256(got)}`;
    default:
      return "this field is not known to the test";
  }
}

function dtypeOf(values: Values): string[] {
  if (values instanceof Float32Array) return ["float32"];
  if (values instanceof Float64Array) return ["float64"];
  return values instanceof Int32Array ? ["int64", "int32"] : ["int64"];
}

function words(values: Values): string[] {
  if (values instanceof Float32Array) return Array.from(values, hex32);
  if (values instanceof Float64Array) return Array.from(values, hex64);
  return Array.from(values as Iterable<number | bigint>, String);
}

function split(value: unknown): string[] {
  return typeof value === "string" ? value.split(" ") : (value as (number | string)[]).map(String);
}

function compare(want: string[], got: string[], start: number, ulps: number): string | null {
  if (want.length !== got.length) return `expected ${want.length} values, came ${got.length}`;
  const at = want.findIndex((word, i) => word !== got[i] && !(ulps > 0 && near(word, got[i]!, ulps)));
  return at < 0 ? null : `[${start + at}] expected ${want[at]}, came ${got[at]}`;
}

function near(a: string, b: string, ulps: number): boolean {
  const apart = BigInt(`0x${a}`) - BigInt(`0x${b}`);
  return (apart < 0n ? -apart : apart) <= BigInt(ulps);
}
