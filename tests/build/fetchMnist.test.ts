/** `npm start` and MNIST, against servers that serve, stall, lie and break off. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fetchMnist } from "../../src/build/fetchMnist.mjs";
import { serve } from "../../src/build/serve.mjs";
import { contents, files } from "../support/smallMnist.ts";

const noise = Uint8Array.from({ length: 5488 }, (_, k) => (k * k * k + 7 * k) % 251); // does not pack well
const packed = Object.fromEntries(Object.entries(contents).map(([name, bytes]) => [`${name}.gz`, gzipSync(bytes)]));
const IMAGES = "train-images-idx3-ubyte.gz";
const LABELS = "train-labels-idx1-ubyte.gz";

type Answer = (file: Buffer, response: ServerResponse, request: IncomingMessage) => void;
/** What a decent server does, ranges too. */
const decent: Answer = (file, response, { headers: { range } }) => {
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? "")?.[1] ?? 0);
  if (from >= file.length) return void response.writeHead(416, { "content-range": `bytes */${file.length}` }).end();
  const headers = { "content-length": file.length - from, "content-range": `bytes ${from}-${file.length - 1}/${file.length}` };
  response.writeHead(from > 0 ? 206 : 200, from > 0 ? headers : { "content-length": file.length }).end(file.subarray(from));
};

let folder = "";
const closing: (() => void)[] = [];
beforeAll(() => fetch("data:,").then(() => {})); // the first of a process takes its time
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "mnist-"))));
afterEach(() => {
  for (const close of closing.splice(0)) close();
  rmSync(folder, { recursive: true, force: true });
});

/** A mirror that answers as it is told for the files that are named, and decently for the rest. */
async function mirror(odd: { readonly [name: string]: Answer } = {}): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const name = request.url!.split("/").at(-1)!;
    asked.push(`${name}${request.headers.range ? ` ${request.headers.range}` : ""}`);
    const file = packed[name];
    if (!file) return void response.writeHead(404).end();
    (odd[name] ?? odd["*"] ?? decent)(file, response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => (server.closeAllConnections(), server.close()));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mnist/`, asked };
}
async function fetchFrom(...mirrors: string[]): Promise<{ there: boolean; passing: string[]; lasting: string[] }> {
  const [passing, lasting]: string[][] = [[], []];
  const voice = { passing: (line: string) => void passing!.push(line), lasting: (line: string) => void lasting!.push(line) };
  const there = await fetchMnist({ folder, voice, mirrors, patience: 500, files });
  return { there, passing: passing!, lasting: lasting! };
}
/** The files in the folder, each checked, hidden ones by name only. */
function lying(): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      if (name.startsWith(".")) return name;
      const bytes = readFileSync(join(folder, name));
      expect(new Uint8Array(name.endsWith(".gz") ? gunzipSync(bytes) : bytes)).toEqual(contents[name.replace(".gz", "")]);
      return name;
    });
}
const all = Object.keys(packed).sort();
const half = (file: Buffer): Buffer => file.subarray(0, file.length >> 1);

const html: Answer = (_, response) => void response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html>");
const gone: Answer = (_, response) => void response.writeHead(503).end("busy");
const cut: Answer = (file, response) => void response.writeHead(200).end(half(file));
const dropped: Answer = (file, response) => {
  response.writeHead(200, { "content-length": file.length }).write(half(file), () => setTimeout(() => response.destroy(), 20));
};
const stalled: Answer = (file, response) => void response.writeHead(200, { "content-length": file.length }).write(half(file));
const silent: Answer = () => {};
const lying_: Answer = (file, response) => {
  response.writeHead(200, { "content-length": file.length + 100 }).write(file, () => setTimeout(() => response.destroy(), 20));
};
const endless: Answer = (_, response) => {
  response.writeHead(200);
  const more = () => void (response.destroyed || response.write(noise, () => setImmediate(more)));
  more();
};
const bomb: Answer = (_, response) => void response.writeHead(200).end(gzipSync(Buffer.alloc(5_000_000)));
const plain: Answer = (file, response) => void response.writeHead(200).end(gunzipSync(file));
const unpackedOnItsWay: Answer = (file, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(file);

describe("fetchMnist", () => {
  test("brings all four, small ones first, and says so; the next start asks nobody", async () => {
    const { url, asked } = await mirror();
    const { there, passing, lasting } = await fetchFrom(url);
    expect([there, lying(), lasting]).toEqual([true, all, ["MNIST is here."]]);
    expect(asked[0]).toContain("labels");
    expect(passing.at(-1)).toMatch(/^MNIST \d+ %$/);
    expect(await fetchFrom(url)).toEqual({ there: true, passing: [], lasting: [] });
    expect(asked).toHaveLength(4);
  });

  test("files that were put there by hand are left alone, packed or not", async () => {
    for (const [name, bytes] of Object.entries(contents)) writeFileSync(join(folder, name), bytes);
    expect((await fetchFrom("http://127.0.0.1:1/")).there).toBe(true);
    expect(lying()).toEqual(Object.keys(contents).sort());
  });

  test.each<[string, Answer]>([
    ["sends a page", html],
    ["is busy", gone],
    ["cuts files off", cut],
    ["drops the line", dropped],
    ["stalls", stalled],
    ["never answers", silent],
    ["never ends", endless],
    ["sends a bomb", bomb],
  ])(
    "where a mirror %s, the next one is asked; and alone it fails in one line, and leaves nothing to be served",
    async (_, odd) => {
      const [bad, good] = [await mirror({ "*": odd }), await mirror()];
      const { there, lasting } = await fetchFrom(bad.url);
      expect(there).toBe(false);
      expect(lasting).toEqual([expect.stringMatching(/^MNIST did not come \(.+\)\. The book draws its own digits/)]);
      expect(lying().every((name) => /^\.t.*\.part$/.test(name))).toBe(true);
      expect(bad.asked.length).toBeLessThanOrEqual(2);
      expect((await fetchFrom(bad.url, good.url)).there).toBe(true);
      expect(lying()).toEqual(all);
    },
  );

  test.each<[string, Answer, string]>([
    ["is wrong about the length", lying_, IMAGES],
    ["unpacks on its way", unpackedOnItsWay, IMAGES.replace(".gz", "")],
    ["has plain files under packed names", plain, IMAGES.replace(".gz", "")],
  ])("a mirror that %s is good enough", async (_, odd, name) => {
    expect((await fetchFrom((await mirror({ [IMAGES]: odd })).url)).there).toBe(true);
    expect(lying()).toEqual([...all.filter((it) => it !== IMAGES), name].sort());
  });

  test("what has come is not asked for again: from another mirror, and at another start", async () => {
    const [bad, good] = [await mirror({ [IMAGES]: stalled }), await mirror()];
    expect((await fetchFrom(bad.url)).there).toBe(false);
    expect(lying()).toEqual([`.${IMAGES.replace(".gz", ".part")}`, ...all.filter((it) => it !== IMAGES)]);
    expect((await fetchFrom(good.url)).there).toBe(true);
    expect(good.asked).toEqual([`${IMAGES} bytes=${packed[IMAGES]!.length >> 1}-`]);
    expect(lying()).toEqual(all);
  });

  test("a whole file that only waited to be looked at is taken", async () => {
    writeFileSync(join(folder, `.${LABELS.replace(".gz", ".part")}`), packed[LABELS]!);
    expect((await fetchFrom((await mirror()).url)).there).toBe(true);
    expect(lying()).toEqual(all);
  });

  test.each([
    ["another file's bytes", noise],
    ["more than there should be", Buffer.concat([packed[IMAGES]!, noise])],
  ])("a beginning that does not fit (%s) is thrown away once", async (_, bytes) => {
    writeFileSync(join(folder, `.${IMAGES.replace(".gz", ".part")}`), bytes.subarray(0, 5000));
    expect((await fetchFrom((await mirror()).url)).there).toBe(true);
    expect(lying()).toEqual(all);
  });

  test("a server without ranges sends it all anew", async () => {
    const whole: Answer = (file, response) => void response.writeHead(200).end(file);
    writeFileSync(join(folder, `.${IMAGES.replace(".gz", ".part")}`), half(packed[IMAGES]!));
    expect((await fetchFrom((await mirror({ "*": whole })).url)).there).toBe(true);
    expect(lying()).toEqual(all);
  });

  test("without a network it is one line, at once; without mirrors nothing", async () => {
    const began = performance.now();
    const { there, passing, lasting } = await fetchFrom("http://127.0.0.1:1/", "http://nowhere.invalid/", "no address");
    expect([there, passing, lasting.length]).toEqual([false, [], 1]);
    expect(performance.now() - began).toBeLessThan(4000);
    expect(await fetchFrom()).toEqual({ there: false, passing: [], lasting: [] });
  });

  test("a folder that cannot be written is one line", async () => {
    writeFileSync(join(folder, "file"), "");
    folder = join(folder, "file", "mnist");
    expect(await fetchFrom((await mirror()).url)).toMatchObject({ there: false, lasting: [/did not come/] });
    folder = join(folder, "../..");
  });

  test("two starts at once: one fetches, and who died without a word is not waited for", async () => {
    const { url, asked } = await mirror();
    writeFileSync(join(folder, ".fetching"), String(process.ppid));
    expect(await fetchFrom(url)).toEqual({ there: false, passing: [], lasting: [] });
    expect(asked).toEqual([]);
    const old = Date.now() / 1000 - 100;
    utimesSync(join(folder, ".fetching"), old, old);
    expect((await fetchFrom(url)).there).toBe(true);
    expect(lying()).toEqual(all);
  });

  test("what is fetched while the book is served is served at once, and nothing half of it is", async () => {
    const { url, close } = await serve({ mounts: [["mnist/", folder]] });
    closing.push(() => void close());
    const status = async (name: string) => (await fetch(`${url}mnist/${name}`)).status;
    expect(await status(IMAGES)).toBe(404);
    await fetchFrom((await mirror({ [IMAGES]: stalled })).url);
    expect([await status(IMAGES), await status(`.${IMAGES.replace(".gz", ".part")}`), await status(LABELS)]).toEqual([
      404, 400, 200,
    ]);
    await fetchFrom((await mirror()).url);
    expect(new Uint8Array(await (await fetch(`${url}mnist/${IMAGES}`)).arrayBuffer())).toEqual(new Uint8Array(packed[IMAGES]!));
  });
});
