/** @file What a machine hands out, made fit to leave the worker: plain data whose arrays nobody else holds. */

export interface Owned {
  readonly value: unknown;
  /** The buffers of every array in `value`, to be transferred. */
  readonly transfer: ArrayBuffer[];
  /** Bytes of the arrays; 8 for every number, 2 for every character. */
  readonly bytes: number;
}

type Array =
  Float32Array | Float64Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array | Uint8ClampedArray;

/** A copy of plain data: every typed array gets a buffer of its own. Throws on what no message can carry, naming its place. */
export function own(value: unknown): Owned {
  const transfer: ArrayBuffer[] = [];
  let bytes = 0;
  const copy = (value: unknown, place: string): unknown => {
    if (typeof value === "string") bytes += 2 * value.length;
    else if (typeof value === "number" || typeof value === "boolean") bytes += 8;
    else if (value !== null && value !== undefined) return copyObject(value, place);
    return value;
  };
  const copyObject = (value: unknown, place: string): unknown => {
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
      const array = (value as Array).slice();
      transfer.push(array.buffer);
      bytes += array.byteLength;
      return array;
    }
    if (Array.isArray(value)) return value.map((item, i) => copy(item, `${place}[${i}]`));
    if (typeof value === "object" && isPlain(value!)) {
      return Object.fromEntries(Object.entries(value!).map(([key, item]) => [key, copy(item, `${place}.${key}`)]));
    }
    throw new TypeError(`expected plain data and typed arrays, came ${nameOf(value)} at ${place}`);
  };
  return { value: copy(value, "view"), transfer, bytes };
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function nameOf(value: unknown): string {
  return typeof value === "object" ? `a ${value!.constructor?.name ?? "nameless object"}` : `a ${typeof value}`;
}
