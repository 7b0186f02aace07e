import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import {
  bool,
  data,
  float32,
  float64,
  int64,
  nn,
  ones,
  optim,
  Region,
  tensor,
  Tensor,
  withRegion,
  zeros,
  type DType,
} from "../../../src/core/index.ts";
import { hex32 } from "../../support/golden.ts";

const { readSafetensors, writeSafetensors } = data;

/** What the reference implementation (safetensors 0.8.0 for Python) wrote of `reference()`. */
const REFERENCE = Buffer.from(
  "kAIAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJmb3JtYXQiOiJwdCBcIlx1MDAwMSJ9LCJjb3VudCI6eyJkdHlwZSI6Ikk2NCIsInNoYXBlIjpbXSwiZGF0YV9vZmZzZXRzIjpbMCw4XX0sImlkcyI6eyJkdHlwZSI6Ikk2NCIsInNoYXBlIjpbMl0sImRhdGFfb2Zmc2V0cyI6WzgsMjRdfSwiZG91YmxlIjp7ImR0eXBlIjoiRjY0Iiwic2hhcGUiOlsyXSwiZGF0YV9vZmZzZXRzIjpbMjQsNDBdfSwiZW1wdHkiOnsiZHR5cGUiOiJGMzIiLCJzaGFwZSI6WzAsM10sImRhdGFfb2Zmc2V0cyI6WzQwLDQwXX0sImZjMS5iaWFzIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOlsyXSwiZGF0YV9vZmZzZXRzIjpbNDAsNDhdfSwiZmMxLndlaWdodCI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMiwzXSwiZGF0YV9vZmZzZXRzIjpbNDgsNzJdfSwi6rCA7KSR7LmYIFwiXFxcbn8iOnsiZHR5cGUiOiJGMzIiLCJzaGFwZSI6WzFdLCJkYXRhX29mZnNldHMiOls3Miw3Nl19LCLvvZ4iOnsiZHR5cGUiOiJGMzIiLCJzaGFwZSI6WzFdLCJkYXRhX29mZnNldHMiOls3Niw4MF19LCLwn5iAIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOlsxXSwiZGF0YV9vZmZzZXRzIjpbODAsODRdfSwibWFzayI6eyJkdHlwZSI6IkJPT0wiLCJzaGFwZSI6WzEsM10sImRhdGFfb2Zmc2V0cyI6Wzg0LDg3XX19ICAgICAgIAEAAAAAACAA//////////8AAAAAAAAAQJqZmZmZmbk/VVVVVVVV1T8BAMB//////wAAwD8AAACAAQAAAAAAgH8AAABAAABAQAAAgD8AAABAAABAQAEAAQ==",
  "base64",
);
function reference(): Record<string, Tensor> {
  const words = (dtype: DType, shape: readonly number[], array: BigInt64Array | Uint32Array) => {
    const x = zeros(shape, dtype);
    x.setBytes(new Uint8Array(array.buffer));
    return x;
  };
  return {
    mask: tensor([[true, false, true]]),
    "fc1.weight": tensor([
      [1.5, -0, 1e-45],
      [Infinity, 2, 3],
    ]),
    "fc1.bias": words(float32, [2], Uint32Array.of(0x7fc00001, 0xffffffff)),
    count: words(int64, [], BigInt64Array.of(2n ** 53n + 1n)),
    ids: words(int64, [2], BigInt64Array.of(-1n, 2n ** 62n)),
    double: tensor([0.1, 1 / 3], { dtype: float64 }),
    empty: zeros([0, 3]),
    '가중치 "\\\n\u007f': tensor([1]),
    "\uff5e": tensor([2]),
    "\u{1f600}": tensor([3]),
  };
}
const METADATA = { format: 'pt "\u0001' };

const bits = (tensors: Readonly<Record<string, unknown>>) =>
  Object.entries(tensors).map(([name, x]) => [name, (x as Tensor).dtype.name, (x as Tensor).shape, ...(x as Tensor).bytes()]);
const sorted = (tensors: Readonly<Record<string, unknown>>) => bits(tensors).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));

/** A file with this header and so many bytes of data: 0, 1, 0, 1 … */
function file(header: string, bytes = 0, length = Buffer.byteLength(header)): Uint8Array {
  const head = Buffer.alloc(8);
  head.writeBigUInt64LE(BigInt(length));
  return Buffer.concat([head, Buffer.from(header), Uint8Array.from({ length: bytes }, (_, i) => i % 2)]);
}
const entry = (dtype: string, shape: readonly unknown[], from: number, to: number) =>
  `{"dtype":"${dtype}","shape":[${shape.join()}],"data_offsets":[${from},${to}]}`;

describe("writeSafetensors", () => {
  test("the bytes are those of the reference implementation, whatever the order of the tensors", () => {
    expect(Buffer.from(writeSafetensors(reference(), METADATA)).equals(REFERENCE)).toBe(true);
    const reversed = Object.fromEntries(Object.entries(reference()).reverse());
    expect(Buffer.from(writeSafetensors(reversed, METADATA)).equals(REFERENCE)).toBe(true);
  });
  test("a view is written by its entries", () => {
    const { tensors } = readSafetensors(writeSafetensors({ x: tensor([[1, 2], [3, 4]]).t() }), "x"); // prettier-ignore
    expect([...tensors["x"]!.toArray()]).toEqual([1, 3, 2, 4]);
  });
  test("no tensors are a file, too", () => {
    expect(Buffer.from(writeSafetensors({})).toString("latin1")).toBe("\b\0\0\0\0\0\0\0{}      ");
    expect(readSafetensors(writeSafetensors({}), "x")).toEqual({ tensors: {}, metadata: {} });
  });
  test.each<[string, () => unknown, string]>([
    ["a number", () => writeSafetensors({ lr: 3 }), 'writeSafetensors: expected tensors, came "lr" that is none'],
    [
      "the name of the metadata",
      () => writeSafetensors({ __metadata__: ones([1]) }),
      'writeSafetensors: expected another name than "__metadata__", which the format keeps for itself',
    ],
    [
      "half a character",
      () => writeSafetensors({ "\ud800": ones([1]) }),
      'writeSafetensors: expected text, came half a character in "\\ud800"',
    ],
    [
      "half a character in the metadata",
      () => writeSafetensors({}, { a: "\udc00" }),
      'writeSafetensors: expected text, came half a character in "\\udc00"',
    ],
  ])("%s is refused", (_what, write, message) => expect(write).toThrow(expect.objectContaining({ message })));
});

describe("readSafetensors", () => {
  test("the reference implementation's file comes with its names, dtypes, shapes, bits and metadata", () => {
    const { tensors, metadata } = readSafetensors(REFERENCE, "reference");
    expect(metadata).toEqual(METADATA);
    expect(sorted(tensors)).toEqual(sorted(reference()));
    expect(Object.keys(tensors).slice(0, 3)).toEqual(["count", "ids", "double"]);
  });

  const dtypes = [float32, float64, int64, bool];
  const any = fc
    .record({ dtype: fc.constantFrom(...dtypes), shape: fc.array(fc.nat(4), { maxLength: 3 }) })
    .chain(({ dtype, shape }) => {
      const length = shape.reduce((n, d) => n * d, dtype.size);
      const byte = fc.nat(dtype === bool ? 1 : 255);
      return fc.record({
        dtype: fc.constant(dtype),
        shape: fc.constant(shape),
        bytes: fc.array(byte, { minLength: length, maxLength: length }),
      });
    });
  const names = fc.oneof(fc.string({ unit: "binary", maxLength: 5 }), fc.constantFrom("__proto__", "constructor", "0", ""));
  const models = fc.dictionary(
    names.filter((name) => name !== "__metadata__"),
    any,
    { maxKeys: 6 },
  );
  const notes = fc.dictionary(names, fc.string({ unit: "binary" }), { maxKeys: 3 });
  const made = (model: Readonly<Record<string, { dtype: DType; shape: number[]; bytes: number[] }>>) =>
    Object.fromEntries(
      Object.entries(model).map(([name, { dtype, shape, bytes }]) => {
        const x = zeros(shape, dtype);
        x.setBytes(Uint8Array.from(bytes));
        return [name, x];
      }),
    );

  test("what was written is read to the last bit, and written again as the same bytes", () => {
    fc.assert(
      fc.property(models, notes, fc.nat(9), (model, metadata, shift) => {
        const state = made(model);
        const bytes = writeSafetensors(state, metadata);
        expect(new DataView(bytes.buffer).getUint32(0, true) % 8).toBe(0);
        const inside = new Uint8Array(bytes.length + 2 * shift).fill(255);
        inside.set(bytes, shift);
        const read = readSafetensors(inside.subarray(shift, shift + bytes.length), "x");
        expect(sorted(read.tensors)).toEqual(sorted(state));
        expect(Object.entries(read.metadata).sort()).toEqual(Object.entries(metadata).sort());
        expect(Buffer.from(writeSafetensors(read.tensors, read.metadata)).equals(Buffer.from(bytes))).toBe(true);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test("the header may have its tensors and their fields in any order, and white space", () => {
    const header =
      ` \n{"a":${entry("F32", [1], 4, 8)},\t"b": { "shape" : [ ], "data_offsets":[ 0 , 4 ] ,"dtype":"F32"} }\r\n `.trimStart();
    const { tensors } = readSafetensors(file(header, 8), "x");
    expect(Object.entries(tensors).map(([name, { shape, ptr }]) => [name, shape, ptr % 16])).toEqual([["a", [1], 0], ["b", [], 0]]); // prettier-ignore
  });

  const flawed: readonly (readonly [string, Uint8Array, string])[] = [
    ["nothing", new Uint8Array(0), "a header's length of 8 bytes in x, came 0 bytes"],
    ["seven bytes", new Uint8Array(7), "a header's length of 8 bytes in x, came 7 bytes"],
    ["a header that is too long", file("{}", 0, 100_000_001), "a header of at most 100000000 bytes in x, came 100000001"],
    ["a length of all ones", new Uint8Array(16).fill(255), "a header of at most 100000000 bytes in x, came 18446744073709551615"],
    ["a header that is cut off", file("{}", 0, 3), "a header of 3 bytes in x, came 2 bytes"],
    ["no header", file(""), "a header that begins with { in x, came nothing"],
    ["a list", file("[]"), 'a header that begins with { in x, came "["'],
    ["white space first", file(" {}"), 'a header that begins with { in x, came " "'],
    ["a byte order mark", file("\ufeff{}"), 'a header that begins with { in x, came "\ufeff"'],
    ["a lone UTF-8 byte", Uint8Array.of(3, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x80, 0x7d), "a header in UTF-8 in x, came other bytes"],
    [
      "a form that is too long",
      Uint8Array.of(4, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0xc0, 0x80, 0x7d),
      "a header in UTF-8 in x, came other bytes",
    ],
    [
      "a surrogate in UTF-8",
      Uint8Array.of(4, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0xed, 0xa0, 0x80),
      "a header in UTF-8 in x, came other bytes",
    ],
    ["half an object", file("{"), "a string in the header in x, came its end"],
    ["half a name", file('{"a'), 'a string of JSON in the header in x, came "\\"a" at character 1'],
    ["half an escape", file('{"a\\'), 'a string of JSON in the header in x, came "\\"a\\\\" at character 1'],
    [
      "a name with half a character",
      file('{"\\ud800":{}}'),
      'a string of JSON in the header in x, came "\\"\\\\ud800\\":{}}" at character 1',
    ],
    ["a name with a line feed", file('{"\n":{}}'), 'a string of JSON in the header in x, came "\\"\\n\\":{}}" at character 1'],
    ["no colon", file('{"a"{}}'), '":" in the header in x, came "{}}" at character 4'],
    ["a comma too many", file('{"__metadata__":{},}'), 'a string in the header in x, came "}" at character 19'],
    ["something after the end", file("{}{}"), 'nothing more in the header in x, came "{}" at character 2'],
    ["metadata that is a list", file('{"__metadata__":[]}'), '"{" in the header in x, came "[]}" at character 16'],
    ["metadata that is a number", file('{"__metadata__":{"a":1}}'), 'a string in the header in x, came "1}}" at character 21'],
    ["metadata twice", file('{"__metadata__":{},"__metadata__":{}}'), 'each key once in x, came "__metadata__" twice'],
    ["a note twice", file('{"__metadata__":{"a":"","\\u0061":""}}'), 'each key once in x, came "a" twice'],
    [
      "a tensor twice",
      file(`{"a":${entry("F32", [0], 0, 0)},"a":${entry("F32", [0], 0, 0)}}`),
      'each key once in x, came "a" twice',
    ],
    ["a tensor that is null", file('{"a":null}'), '"{" in the header in x, came "null}" at character 5'],
    [
      "a tensor without a shape",
      file('{"a":{"dtype":"F32","data_offsets":[0,0]}}'),
      'dtype, shape and data_offsets of "a" in x, came no shape',
    ],
    [
      "an empty tensor entry",
      file('{"a":{}}'),
      'dtype, shape and data_offsets of "a" in x, came no dtype, no shape, no data_offsets',
    ],
    ["a field too many", file('{"a":{"strides":[1]}}'), 'dtype, shape and data_offsets of "a" in x, came also "strides"'],
    ["one offset", file('{"a":{"dtype":"F32","shape":[0],"data_offsets":[0]}}'), 'two data_offsets of "a" in x, came 1'],
    ["three offsets", file('{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0,0]}}'), 'two data_offsets of "a" in x, came 3'],
    [
      "a size below 0",
      file(`{"a":${entry("F32", [-1], 0, 0)}}`),
      'a natural number in the header in x, came "-1],\\"data_offset" at character 29',
    ],
    [
      "a size of 1.5",
      file(`{"a":${entry("F32", [1.5], 0, 6)}}`),
      '"]" in the header in x, came ".5],\\"data_offset" at character 30',
    ],
    [
      "a size of 01",
      file(`{"a":${entry("F32", ["01"], 0, 4)}}`),
      'a natural number in the header in x, came "01],\\"data_offset" at character 29',
    ],
    [
      "a size beyond 2⁵³",
      file(`{"a":${entry("F32", ["9007199254740993"], 0, 4)}}`),
      "numbers below 2⁵³ in x, came 9007199254740993",
    ],
    [
      "a size of many digits",
      file(`{"a":${entry("F32", ["1".repeat(30)], 0, 4)}}`),
      `numbers below 2⁵³ in x, came ${"1".repeat(30)}`,
    ],
    [
      "sizes whose product overflows",
      file(`{"a":${entry("F32", [2 ** 31, 2 ** 31], 0, 0)}}`),
      'a size below 2⁵³ bytes for "a" in x, came shape (2147483648,2147483648)',
    ],
    [
      "a product that overflows before its 0",
      file(`{"a":${entry("F32", [2 ** 40, 2 ** 40, 0], 0, 0)}}`),
      'a size below 2⁵³ bytes for "a" in x, came shape (1099511627776,1099511627776,0)',
    ],
    ["halves", file(`{"a":${entry("F16", [1], 0, 2)}}`, 2), 'F32, F64, I64 or BOOL for "a" in x, came F16'],
    ["a dtype in small letters", file(`{"a":${entry("f32", [1], 0, 4)}}`, 4), 'F32, F64, I64 or BOOL for "a" in x, came f32'],
    ["bytes too few for a shape", file(`{"a":${entry("F64", [2, 3], 0, 40)}}`, 40), '48 bytes for F64 (2,3) "a" in x, came 40'],
    ["offsets the wrong way round", file(`{"a":${entry("F32", [1], 4, 0)}}`, 4), 'data_offsets in order for "a" in x, came 4, 0'],
    ["a gap at the start", file(`{"a":${entry("F32", [1], 4, 8)}}`, 8), '"a" to begin at byte 0 of the data in x, came 4, a gap'],
    [
      "a gap between",
      file(`{"a":${entry("F32", [1], 0, 4)},"b":${entry("F32", [1], 8, 12)}}`, 12),
      '"b" to begin at byte 4 of the data in x, came 8, a gap',
    ],
    [
      "an overlap",
      file(`{"a":${entry("F32", [2], 0, 8)},"b":${entry("F32", [1], 4, 8)}}`, 8),
      '"b" to begin at byte 8 of the data in x, came 4, an overlap',
    ],
    [
      "the same bytes twice",
      file(`{"a":${entry("F32", [1], 0, 4)},"b":${entry("F32", [1], 0, 4)}}`, 4),
      '"b" to begin at byte 4 of the data in x, came 0, an overlap',
    ],
    ["data that is cut off", file(`{"a":${entry("F32", [2], 0, 8)}}`, 7), "8 bytes of data in x, came 7"],
    ["bytes after the data", file(`{"a":${entry("F32", [2], 0, 8)}}`, 9), "8 bytes of data in x, came 9"],
    ["data of no tensor", file("{}", 1), "0 bytes of data in x, came 1"],
    [
      "a bool that is 2",
      Buffer.concat([file(`{"a":${entry("BOOL", [3], 0, 3)}}`, 2), Uint8Array.of(2)]),
      'bytes 0 and 1 in "a" in x, came 2',
    ],
  ];
  test.each(flawed)("%s is refused, and no tensor is made", (_what, bytes, message) => {
    const region = new Region("file");
    expect(() => withRegion(region, () => readSafetensors(bytes, "x"))).toThrow(
      new RangeError(`readSafetensors: expected ${message}`),
    );
    expect(region.size).toBe(0);
  });

  test("whatever bytes come, tensors or an error of its own; what is read can be written and read again", () => {
    const valid = models.map((model) => writeSafetensors(made(model), { k: "v" }));
    const broken = fc
      .tuple(valid, fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 4 }), fc.nat(20))
      .map(([bytes, changes, cut]) => {
        const copy = bytes.slice(0, bytes.length - (cut > 10 ? cut - 10 : 0));
        for (const [at, value] of changes) if (at < copy.length) copy[at] = value;
        return copy;
      });
    const spliced = fc
      .tuple(valid, fc.nat(300), fc.constantFrom('"', "{", "}", "[", "]", ",", ":", "0", "9", "-", "\\", " ", "é"))
      .map(([bytes, at, sign]) => {
        const header = Buffer.from(bytes.subarray(8, 8 + new DataView(bytes.buffer).getUint32(0, true))).toString();
        const place = at % (header.length + 1);
        return Buffer.concat([
          file(header.slice(0, place) + sign + header.slice(place + (at % 2))),
          bytes.subarray(8 + Buffer.byteLength(header)),
        ]);
      });
    fc.assert(
      fc.property(fc.oneof(broken, spliced, fc.uint8Array({ maxLength: 40 })), (bytes) => {
        let read: ReturnType<typeof readSafetensors>;
        try {
          read = readSafetensors(bytes, "x");
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          expect((error as Error).message).toMatch(/^readSafetensors: expected .+ in x, came .+$/s);
          return;
        }
        expect(sorted(readSafetensors(writeSafetensors(read.tensors, read.metadata), "x").tensors)).toEqual(sorted(read.tensors));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});

function pythonWithTorch(): string | null {
  for (const python of ["python3", "/usr/bin/python3"]) {
    try {
      execFileSync(python, ["-c", "import torch"], { stdio: "ignore" });
      return python;
    } catch {
      // try the next
    }
  }
  return null;
}
const python = pythonWithTorch();

describe.skipIf(python === null)(python === null ? "under PyTorch (skipped: no python3 with torch)" : "under PyTorch", () => {
  const folder = mkdtempSync(join(tmpdir(), "safetensors-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...args: string[]) =>
    execFileSync(python!, ["tests/support/safetensors.py", ...args], { encoding: "utf8" }).trim();
  const net = () => new nn.Sequential(new nn.Linear(2, 3), new nn.Tanh(), new nn.Sequential(new nn.Linear(3, 1)));
  const answer = (model: nn.Module) => hex32(model.forward(tensor([[0.5, -0.25]])).item());

  test("a model that was trained there opens here, and says the same", { timeout: 60_000 }, () => {
    const path = join(folder, "theirs.safetensors");
    const said = run("train", path);
    const { tensors, metadata } = readSafetensors(readFileSync(path), "theirs.safetensors");
    expect(metadata).toEqual({ made: "by PyTorch" });
    const model = net();
    model.loadStateDict(tensors);
    expect(answer(model)).toBe(said);
  });

  test("a model that was trained here opens there, and says the same", { timeout: 60_000 }, () => {
    const model = net();
    const optimizer = new optim.Adam(model.parameters(), { lr: 0.1 });
    for (let i = 0; i < 20; i++) {
      optimizer.zeroGrad();
      model.forward(ones([1, 2])).sub(0.5).square().sum().backward(); // prettier-ignore
      optimizer.step();
    }
    const path = join(folder, "ours.safetensors");
    writeFileSync(path, writeSafetensors(model.stateDict()));
    expect(run("evaluate", path)).toBe(answer(model));
  });

  test("every bit of every dtype goes there and comes back", { timeout: 60_000 }, () => {
    const [there, back] = [join(folder, "there"), join(folder, "back")];
    writeFileSync(there, writeSafetensors(reference(), METADATA));
    run("echo", there, back);
    const { tensors, metadata } = readSafetensors(readFileSync(back), "back");
    expect(metadata).toEqual(METADATA);
    expect(sorted(tensors)).toEqual(sorted(reference()));
  });
});
