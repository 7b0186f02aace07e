import fc from "fast-check";
import { expect, test } from "vitest";
import { bool, float64, int64, memory, type StateValue, Tensor, tensor } from "../../src/core/index.ts";
import { hash } from "../../src/lesson/hash.ts";
import { pack, unpack } from "../../src/lesson/pack.ts";

/** Tensors as what they hold, so that trees can be compared. */
function plain(value: StateValue): unknown {
  if (value instanceof Tensor) return { shape: [...value.shape], dtype: value.dtype.name, bytes: [...value.bytes()] };
  if (ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, plain(v)]));
  return value;
}

const leaf = fc.oneof(
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.string(),
  fc.bigInt(),
  fc.float64Array({ maxLength: 300 }),
  fc.uint32Array({ maxLength: 700 }),
  fc.float32Array({ minLength: 1, maxLength: 600 }).map((values) => tensor(values)),
  fc.float64Array({ minLength: 6, maxLength: 6 }).map((values) => tensor(values, { shape: [2, 3], dtype: float64 })),
  fc.constantFrom(tensor([[1, -2]], { dtype: int64 }), tensor([true, false], { dtype: bool }), tensor(5)),
);
const { tree } = fc.letrec<{ tree: StateValue }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie("tree"), { maxKeys: 4 }),
  ),
}));

test("pack: what is unpacked is what was packed, whatever came before", () => {
  fc.assert(
    fc.property(tree, tree, (before, value) => {
      const packed = pack(value, pack(before, null));
      expect(plain(unpack(packed))).toEqual(plain(value));
    }),
    { seed: 7 },
  );
});

test("pack: equal trees have equal hashes, different ones do not, and the order of keys is nothing", () => {
  fc.assert(
    fc.property(tree, tree, (a, b) => {
      const same = JSON.stringify([plain(a)], show) === JSON.stringify([plain(b)], show);
      expect(hash(pack(a, null)) === hash(pack(b, null))).toBe(same);
      expect(hash(pack(a, pack(b, null)))).toBe(hash(pack(a, null)));
    }),
    { seed: 7 },
  );
  expect(hash(pack({ a: 1, b: [2, 3] }, null))).toBe(hash(pack({ b: [2, 3], a: 1 }, null)));
  expect(hash(pack({ a: 1 }, null))).toMatch(/^[0-9a-f]{16}$/);
});
const show = (_: string, value: unknown): unknown =>
  typeof value === "bigint"
    ? `${value}n`
    : typeof value === "number"
      ? Object.is(value, -0)
        ? "-0"
        : String(value)
      : ArrayBuffer.isView(value)
        ? [value.constructor.name, ...(value as Float64Array)]
        : value;

test("hash: a changed sign, two changed signs and swapped entries are all seen", () => {
  const of = (...values: number[]) => hash(pack(tensor(values), null));
  const hashes = [of(1, 2, 3), of(-1, 2, 3), of(-1, -2, 3), of(1, -2, -3), of(2, 1, 3), of(1, 2, 3, 0), of(0, 1, 2, 3)];
  expect(new Set(hashes).size).toBe(hashes.length);
});

test("hash: every NaN is the same NaN", () => {
  const quiet = tensor([1, NaN]);
  const other = tensor([1, 0]);
  other.setBytes(new Uint8Array(new Uint32Array([0x3f800000, 0xffc00123]).buffer));
  expect(hash(pack(other, null))).toBe(hash(pack(quiet, null)));
  expect(hash(pack(new Float64Array([NaN]), null))).not.toBe(hash(pack(new Float64Array([0]), null)));
});

test("pack: a large block that has not changed is shared, and only the rest costs anything", () => {
  const still = tensor(new Float32Array(1000));
  const moving = tensor(new Float32Array(500));
  const first = pack({ still, moving, step: 1 }, null);
  moving.add_(1);
  const second = pack({ still, moving, step: 2 }, first);
  expect(second.large[0]).toBe(first.large[0]);
  expect(second.large[1]).not.toBe(first.large[1]);
  expect(second.layout).toBe(first.layout);
  expect(second.fresh).toBe(2000 + 9);
});

test("pack: holds nothing of the core's memory", () => {
  const packed = pack({ large: tensor(new Float32Array(1000)), small: tensor([1]) }, null);
  for (const { buffer } of [packed.small, ...packed.large.map(({ bytes }) => bytes)]) expect(buffer).not.toBe(memory.buffer);
});
