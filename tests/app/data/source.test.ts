import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { fetched, type Fetch } from "../../../src/app/data/fetched.ts";
import { browserKeep, type Keep } from "../../../src/app/data/keep.ts";
import { createDataSource } from "../../../src/app/data/source.ts";
import { drawDigits, PIXELS } from "../../../src/lesson/data/digits/drawn.ts";
import type { DigitSets } from "../../../src/lesson/data/digitSets.ts";
import { drawn, MNIST } from "../../../src/lesson/data/ids.ts";
import { contents, files } from "../../support/smallMnist.ts";

vi.mock("../../../src/lesson/data/mnistFiles.mjs", async () => ({
  mnistFiles: (await import("../../support/smallMnist.ts")).files,
}));

type Bytes = Uint8Array<ArrayBuffer>;
type Site = { readonly [path: string]: Bytes | string | (() => Response) };
const packed = (bytes: Uint8Array): Bytes => new Uint8Array(gzipSync(bytes));
const names = files.map(({ name }) => name);
const [IMAGES, LABELS] = names as [string, string];

/** A site that has these files in mnist/, and counts what it is asked for. */
function site(has: Site | "offline"): { fetch: Fetch; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async fetch(path) {
      asked.push(path);
      if (has === "offline") throw new TypeError("Failed to fetch");
      const content = has[path.replace("mnist/", "")];
      if (typeof content === "function") return content();
      return content === undefined ? new Response("404", { status: 404 }) : new Response(content);
    },
  };
}
const nowhere = site({}).fetch;
const all = (of: (bytes: Bytes) => Bytes, ending: string): Site =>
  Object.fromEntries(Object.entries(contents).map(([name, bytes]) => [name + ending, of(bytes)]));
const files4 = (): File[] =>
  Object.entries(contents).map(([name, bytes], k) => new File([k % 2 ? bytes : packed(bytes)], `${name} (${k})`));

function memoryKeep(): Keep & { readonly kept: Map<string, Blob> } {
  const kept = new Map<string, Blob>();
  return { kept, get: async (name) => kept.get(name) ?? null, put: async (name, file) => void kept.set(name, file) };
}
const refused: Keep = browserKeep(); // Node has no database
const isSmallMnist = ({ train, test }: DigitSets): void => {
  expect([train.length, test.length, train.width]).toEqual([7, 4, 784]);
  const image = contents[IMAGES]!.subarray(16 + 2 * 784, 16 + 3 * 784);
  expect([...(train.batch(Int32Array.of(2))[0]!.toArray() as Float32Array)]).toEqual(
    Array.from(image, (v) => Math.fround(v / 255)),
  );
};

describe("source: drawn digits", () => {
  test("come from their seed, without a network", async () => {
    const { fetch, asked } = site("offline");
    const { test: set } = await createDataSource({ fetch, keep: refused }).get(drawn(5));
    const { images } = drawDigits(5, 1, 2 ** 31);
    expect([...(set.batch(Int32Array.of(0))[0]!.toArray() as Float32Array)]).toEqual(
      Array.from(images, (v) => Math.fround(v / 255)),
    );
    expect([asked, set.width]).toEqual([[], PIXELS]);
  });

  test.for([
    { name: "drawn", hash: "900000001" },
    { name: "mnist", hash: "00" },
    { name: "cifar", hash: "1" },
  ])("%o is no set of this book, and says so", async (id) => {
    const source = createDataSource({ fetch: site(all(packed, ".gz")).fetch, keep: refused });
    await expect(source.get(id)).rejects.toMatchObject({ trouble: { id, why: "unknown" } });
  });
});

describe("source: MNIST", () => {
  test.for<[string, Site]>([
    ["packed", all(packed, ".gz")],
    ["plain", all((bytes) => bytes, "")],
    ["packed, but unpacked by the server on its way", all((bytes) => bytes, ".gz")],
  ])("comes from the site's own folder, %s", async ([, has]) => {
    const { fetch, asked } = site(has);
    isSmallMnist(await createDataSource({ fetch, keep: refused }).get(MNIST));
    expect(asked.every((path) => path.startsWith("mnist/"))).toBe(true);
  });

  test("once it came, it comes without a network, too", async () => {
    const keep = memoryKeep();
    await createDataSource({ fetch: site(all(packed, ".gz")).fetch, keep }).get(MNIST);
    await vi.waitFor(() => expect([...keep.kept.keys()].sort()).toEqual([...names].sort()));
    isSmallMnist(await createDataSource({ fetch: site("offline").fetch, keep }).get(MNIST));
    isSmallMnist(await createDataSource({ fetch: nowhere, keep }).get(MNIST));
  });

  test("is not written again where it lies already, and is where what lies there is damaged", async () => {
    const keep = memoryKeep();
    const put = vi.spyOn(keep, "put");
    const source = createDataSource({ fetch: site(all(packed, ".gz")).fetch, keep });
    await source.get(MNIST);
    await vi.waitFor(() => expect(put).toHaveBeenCalledTimes(4));
    keep.kept.set(LABELS, new Blob(["damaged"]));
    await source.get(MNIST);
    await vi.waitFor(() => expect(put).toHaveBeenCalledTimes(5));
    expect(put.mock.calls[4]![0]).toBe(LABELS);
  });

  test("comes from the reader's files, under any name, and is there on the next visit", async () => {
    const keep = memoryKeep();
    const source = createDataSource({ fetch: nowhere, keep });
    expect(await source.take(files4().slice(0, 3))).toEqual({ missing: [names[3]], troubles: [] });
    await expect(source.get(MNIST)).rejects.toMatchObject({ trouble: { why: "absent", file: names[3] } });
    expect(await source.take(files4().slice(3))).toEqual({ missing: [], troubles: [] });
    isSmallMnist(await source.get(MNIST));
    isSmallMnist(await createDataSource({ fetch: nowhere, keep }).get(MNIST));
  });

  test("comes from the reader's files where the browser keeps nothing", async () => {
    const source = createDataSource({ fetch: site("offline").fetch, keep: refused });
    expect(await source.take(files4())).toEqual({ missing: [], troubles: [] });
    isSmallMnist(await source.get(MNIST));
  });

  test("what is not MNIST's is refused by name, and the rest is taken", async () => {
    const source = createDataSource({ fetch: nowhere, keep: refused });
    const holiday = new File([new Uint8Array(3000).fill(7)], "holiday.jpg");
    const { missing, troubles } = await source.take([holiday, ...files4(), new File([], "empty")]);
    expect(missing).toEqual([]);
    expect(troubles).toMatchObject([
      { why: "damaged", file: "holiday.jpg", damage: "other" },
      { why: "damaged", file: "empty", damage: "short" },
    ]);
  });

  test("a file that has gone from the reader's disk is out of reach, and the browser's copy stands in", async () => {
    const away = new File(["x"], "away");
    vi.spyOn(away, "stream").mockImplementation(
      () => new ReadableStream({ pull: (to) => to.error(new DOMException("gone", "NotReadableError")) }),
    );
    const keep = memoryKeep();
    const source = createDataSource({ fetch: nowhere, keep });
    expect((await source.take([away])).troubles).toMatchObject([{ why: "unreachable", file: "away" }]);
    const all4 = files4();
    await source.take(all4);
    for (const [k, name] of names.entries()) keep.kept.set(name, new Blob([all4[k]!]));
    for (const file of all4) vi.spyOn(file, "stream").mockImplementation(away.stream);
    isSmallMnist(await source.get(MNIST));
  });

  const but = (name: string, content: Site[string]): Site => ({ ...all(packed, ".gz"), [`${name}.gz`]: content });
  const page = "<!doctype html><h1>압정</h1>";
  const broken = () =>
    new Response(
      new ReadableStream({
        start: (to) => to.enqueue(packed(contents[IMAGES]!).slice(0, 50)),
        pull: (to) => to.error(new TypeError()),
      }),
    );
  test.for<[string, Site | "offline", object]>([
    ["is nowhere", {}, { why: "absent", file: LABELS }],
    ["cannot be asked for", "offline", { why: "unreachable", file: LABELS }],
    ["has one file missing", but(IMAGES, () => new Response("", { status: 404 })), { why: "absent", file: IMAGES }],
    [
      "is a page at every path",
      Object.fromEntries(
        names.flatMap((name) => [
          [name, page],
          [`${name}.gz`, page],
        ]),
      ),
      { why: "absent" },
    ],
    [
      "is cut off",
      but(IMAGES, packed(contents[IMAGES]!).slice(0, -9)),
      { why: "damaged", file: `${IMAGES}.gz`, damage: "broken" },
    ],
    ["has two files swapped", but(IMAGES, packed(contents[LABELS]!)), { why: "damaged", damage: "swapped", is: LABELS }],
    ["breaks off on the way", but(IMAGES, broken), { why: "unreachable", file: IMAGES }],
    ["has a server in trouble", but(LABELS, () => new Response("oh", { status: 500 })), { why: "absent", file: LABELS }],
  ])("where it %s, that is said; and the reader's files help", async ([, has, trouble]) => {
    const source = createDataSource({ fetch: site(has).fetch, keep: refused });
    await expect(source.get(MNIST)).rejects.toMatchObject({ trouble: { id: MNIST, ...trouble } });
    await source.take(files4());
    isSmallMnist(await source.get(MNIST));
  });

  test("a damaged file in the browser's store is not used", async () => {
    const keep = memoryKeep();
    keep.kept.set(LABELS, new Blob(["damaged"]));
    const source = createDataSource({ fetch: nowhere, keep });
    await expect(source.get(MNIST)).rejects.toMatchObject({ trouble: { why: "damaged", file: LABELS, damage: "other" } });
  });

  test("a site that stops in the middle is given up, and a slow one is not", async () => {
    const bytes = contents[IMAGES]!;
    const dripping =
      (ms: number, until: number): Fetch =>
      async (_, { signal }) => {
        let at = 0;
        const body = new ReadableStream<Bytes>({
          async pull(to) {
            if (at >= until) await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
            await new Promise((resolve) => setTimeout(resolve, ms));
            to.enqueue(bytes.slice(at, (at += 200)));
            if (at >= bytes.length) to.close();
          },
        });
        return new Response(body);
      };
    const get = (fetch: Fetch) => fetched(files[0]!, fetch, refused, () => {}, 100);
    await expect(get(dripping(1, 600))).rejects.toMatchObject({ trouble: { why: "unreachable" } });
    expect(await get(dripping(15, Infinity))).toEqual(contents[IMAGES]);
  });

  describe("while it is on its way", () => {
    afterEach(() => void vi.useRealTimers());
    test("the asker hears of it about once a second", async () => {
      vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
      const told: [number, number][] = [];
      const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
      let go = (): void => {};
      const wait = new Promise<void>((resolve) => (go = resolve));
      const { fetch, asked } = site(all(packed, ".gz"));
      const slow: Fetch = async (path, options) =>
        path.includes("train-images") ? (await wait, fetch(path, options)) : fetch(path, options);
      const set = createDataSource({ fetch: slow, keep: refused }).get(MNIST, (come, of) => void told.push([come, of]));
      while (!asked.some((path) => path.includes("t10k-images"))) await new Promise((resolve) => setTimeout(resolve, 1));
      await new Promise((resolve) => setTimeout(resolve, 50));
      vi.advanceTimersByTime(3500);
      expect(told).toHaveLength(3);
      for (const [, of] of told) expect(of).toBe(total);
      expect(told[2]![0]).toBe(total - contents[IMAGES]!.length);
      go();
      vi.useRealTimers();
      isSmallMnist(await set);
    });
  });
});
