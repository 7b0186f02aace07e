import { createHash, webcrypto } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { readMnist } from "../../../src/app/data/readMnist.ts";
import { sha256 } from "../../../src/app/data/sha256.ts";
import { DataError } from "../../../src/lesson/data/trouble.ts";
import { contents, files } from "../../support/smallMnist.ts";

vi.mock("../../../src/lesson/data/mnistFiles.mjs", async () => ({
  mnistFiles: (await import("../../support/smallMnist.ts")).files,
}));

type Bytes = Uint8Array<ArrayBuffer>;
const [IMAGES, LABELS, TEST_IMAGES] = files.map(({ name }) => name) as [string, string, string];
const fileOf = (name: string) => files.find((file) => file.name === name)!;
const packed = (bytes: Uint8Array): Bytes => new Uint8Array(gzipSync(bytes));

/** The bytes as a stream, `size` at a time. `pulled` counts those that were asked for. */
function streamOf(bytes: Bytes, size = bytes.length || 1, pulled = { bytes: 0 }): ReadableStream<Bytes> {
  let at = 0;
  return new ReadableStream<Bytes>(
    {
      async pull(to) {
        await new Promise(setImmediate); // as a network: not all at once
        if (at >= bytes.length) return to.close();
        const chunk = bytes.slice(at, at + size);
        pulled.bytes = at += chunk.length;
        return to.enqueue(chunk);
      },
    },
    { highWaterMark: 0 },
  );
}
const trouble = async (bytes: Bytes, name: string): Promise<unknown> => {
  try {
    await readMnist(streamOf(bytes, 100), `${name}.gz`, fileOf(name));
  } catch (error) {
    if (error instanceof DataError) return error.trouble;
    throw error;
  }
  return null;
};

describe("readMnist", () => {
  test.for(Object.entries(contents))(
    "%s comes out whole, packed or plain, in one piece or byte by byte",
    async ([name, bytes]) => {
      for (const given of [bytes, packed(bytes)]) {
        for (const size of [given.length, 1, 17]) {
          let come = 0;
          const read = await readMnist(streamOf(given, size), "some name", fileOf(name), (n) => void (come = n));
          expect(read.bytes).toEqual(bytes);
          expect(come).toBe(bytes.length);
          expect((await readMnist(streamOf(given, size), "(1).gz")).file.name).toBe(name);
        }
      }
    },
  );

  const images = contents[IMAGES]!;
  const flipped = images.slice();
  flipped[500]! ^= 1;
  const bad = packed(images);
  bad[bad.length - 6]! ^= 255; // in the checksum that gzip carries
  test.for<[what: string, bytes: Bytes, damage: object]>([
    ["nothing", new Uint8Array(0), { damage: "short" }],
    ["half a header", images.slice(0, 9), { damage: "short" }],
    ["half a magic number", images.slice(0, 3), { damage: "short" }],
    ["fourteen bytes of something else", new TextEncoder().encode("hello, MNIST!\n"), { damage: "other" }],
    ["a file that ends too early", images.slice(0, -1), { damage: "short" }],
    ["a file that goes on", Uint8Array.of(...images, 0), { damage: "long" }],
    ["a packed file that goes on", packed(Uint8Array.of(...images, 0)), { damage: "long" }],
    ["a packed file that is cut off", packed(images).slice(0, -20), { damage: "broken" }],
    ["only the mark of gzip", Uint8Array.of(0x1f, 0x8b), { damage: "broken" }],
    ["a packed file with a wrong checksum", bad, { damage: "broken" }],
    ["a file packed twice", packed(packed(images)), { damage: "other" }],
    ["a page", new TextEncoder().encode("<!doctype html><title>Not found</title>"), { damage: "page" }],
    ["a packed page", packed(new TextEncoder().encode('\n {"message": "Not Found", "status": 404 }')), { damage: "page" }],
    ["other bytes", Uint8Array.from({ length: 5000 }, (_, k) => (k * 31) % 251), { damage: "other" }],
    ["one wrong bit", flipped, { damage: "other" }],
    ["the labels", contents[LABELS]!, { damage: "swapped", is: LABELS }],
    ["the test images", packed(contents[TEST_IMAGES]!), { damage: "swapped", is: TEST_IMAGES }],
  ])("%s in place of the images is named", async ([, bytes, damage]) => {
    expect(await trouble(bytes, IMAGES)).toEqual({
      id: { name: "mnist", hash: expect.any(String) },
      why: "damaged",
      file: `${IMAGES}.gz`,
      ...damage,
    });
  });

  test("a gzip bomb is read no further than the file is long", async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.concat([images, Buffer.alloc(60_000_000)]), { level: 1 }));
    const pulled = { bytes: 0 };
    const read = readMnist(streamOf(bomb, 1000, pulled), "bomb.gz", fileOf(IMAGES));
    await expect(read).rejects.toMatchObject({ trouble: { damage: "long" } });
    expect(bomb.length).toBeGreaterThan(200_000);
    expect(pulled.bytes).toBeLessThan(70_000);
  });

  test("a stream that breaks off says so itself: the file is not to blame", async () => {
    const broken = (bytes: Bytes) =>
      new ReadableStream<Bytes>({
        start: (to) => to.enqueue(bytes.slice(0, 40)),
        pull: (to) => to.error(new TypeError("terminated")),
      });
    for (const bytes of [images, packed(images)]) {
      await expect(readMnist(broken(bytes), "x", fileOf(IMAGES))).rejects.toThrow("terminated");
    }
  });

  test("whatever comes, in whatever pieces, it is the file or an error that names it", async () => {
    const damaged = fc
      .tuple(
        fc.constantFrom(...Object.values(contents).flatMap((bytes) => [bytes, packed(bytes)])),
        fc.array(fc.tuple(fc.nat(6000), fc.nat(255)), { maxLength: 3 }),
        fc.option(fc.nat(6000)),
      )
      .map(([bytes, patches, length]) => {
        const copy = bytes.slice(0, length ?? bytes.length);
        for (const [at, value] of patches) if (at < copy.length) copy[at] = value;
        return copy;
      });
    const any = fc.oneof(
      damaged,
      fc.uint8Array({ maxLength: 50 }).map((bytes) => Uint8Array.from(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(any, fc.integer({ min: 1, max: 700 }), fc.option(fc.constantFrom(...files)), async (bytes, size, file) => {
        try {
          const read = await readMnist(streamOf(bytes, size), "given", file ?? undefined);
          expect(read.bytes).toEqual(contents[read.file.name]);
        } catch (error) {
          expect(error).toBeInstanceOf(DataError);
          expect((error as DataError).trouble).toMatchObject({ why: "damaged", file: "given" });
        }
      }),
      { numRuns: 400, seed: 3 },
    );
  });
});

describe("sha256", () => {
  afterEach(() => vi.unstubAllGlobals());
  test("gives Node's digits, with the browser's help and over plain http without it", async () => {
    for (const length of [0, 1, 55, 56, 64, 1000, 3_000_000]) {
      const bytes = Uint8Array.from({ length }, (_, k) => k % 256);
      const expected = createHash("sha256").update(bytes).digest("hex");
      vi.stubGlobal("crypto", webcrypto);
      expect(await sha256(bytes)).toBe(expected);
      vi.stubGlobal("crypto", {});
      expect(await sha256(bytes)).toBe(expected);
    }
  });
});

describe("the real files", () => {
  const folder = process.env["MNIST_DIR"] ?? "public/mnist";
  const there = existsSync(join(folder, "train-images-idx3-ubyte.gz"));
  test.skipIf(!there)(there ? "are read and checked" : `skipped: no MNIST files in ${folder}`, async () => {
    vi.resetModules();
    vi.doUnmock("../../../src/lesson/data/mnistFiles.mjs");
    const { readMnist } = await import("../../../src/app/data/readMnist.ts");
    const { mnistFiles } = await import("../../../src/lesson/data/mnistFiles.mjs");
    for (const file of mnistFiles) {
      const bytes = new Uint8Array(readFileSync(join(folder, `${file.name}.gz`)));
      expect((await readMnist(streamOf(bytes, 65_536), file.name)).bytes.length).toBe(file.bytes);
    }
  });
});
