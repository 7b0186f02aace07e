/**
 * @file What a data id stands for, in the worker: digits drawn by the book, or MNIST from wherever its files are at hand.
 *
 * MNIST's files are asked for beside the book first, then among those the reader has given, then in the browser's store. Each is checked to
 * the last bit, so it makes no difference to a run where they came from.
 */
import { drawnSets, mnistSets, type DigitSets } from "../../lesson/data/digitSets.ts";
import { drawnSeed, MNIST } from "../../lesson/data/ids.ts";
import { mnistFiles } from "../../lesson/data/mnistFiles.mjs";
import { DataError, type DataTrouble } from "../../lesson/data/trouble.ts";
import type { DataId } from "../../lesson/recipe.ts";
import { fetched, type Fetch } from "./fetched.ts";
import { browserKeep, type Keep } from "./keep.ts";
import { readMnist, type MnistFile, type ReadFile } from "./readMnist.ts";

export interface DataSource {
  /** The set in the engine's memory. `told` is called about once a second with the bytes that have come, of how many there are. */
  get(id: DataId, told?: Told): Promise<DigitSets>;
  /** Files the reader gives, under any name. Those that are MNIST's are kept. `told` as above. */
  take(files: readonly Blob[], told?: Told): Promise<Taken>;
}
type Told = (come: number, of: number) => void;
export interface Taken {
  /** The files that are still missing, by their names. */
  readonly missing: readonly string[];
  /** One for each file that could not be used. */
  readonly troubles: readonly DataTrouble[];
}
/** The source of a worker whose book lies at `root`. */
export const browserSource = (root: URL): DataSource =>
  createDataSource({ fetch: (path, options) => fetch(new URL(path, root), options), keep: browserKeep() });

export interface SourceOptions {
  /** Asks for a path under the book's root. */
  readonly fetch: Fetch;
  readonly keep: Keep;
}

const TOTAL = mnistFiles.reduce((sum, { bytes }) => sum + bytes, 0);

export function createDataSource({ fetch, keep }: SourceOptions): DataSource {
  /** By the file's name, as they were given. */
  const given = new Map<string, Blob>();

  async function bytesOf(file: MnistFile, told: (come: number) => void): Promise<Uint8Array> {
    let trouble: DataError | null = null;
    /** Null where there is nothing, or nothing that can be used; the first trouble is remembered. */
    const attempt = async (read: () => Promise<Uint8Array | null>): Promise<Uint8Array | null> => {
      try {
        return await read();
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
        trouble ??= error;
        return null;
      }
    };
    const local = (blob: Blob | null) => async () => (blob === null ? null : (await readBlob(blob, file.name, file, told)).bytes);
    const bytes =
      (await attempt(() => fetched(file, fetch, keep, told))) ??
      (await attempt(local(given.get(file.name) ?? null))) ??
      (await attempt(local(await keep.get(file.name))));
    if (bytes) return bytes;
    throw trouble ?? new DataError({ id: MNIST, why: "absent", file: file.name });
  }

  async function mnist(come: Come): Promise<DigitSets> {
    const files: Uint8Array[] = [];
    // One after the other, the small ones first: where one is missing, that shows before the large ones have come.
    for (const k of [1, 3, 2, 0]) files[k] = await bytesOf(mnistFiles[k]!, (bytes) => come(k, bytes));
    return mnistSets(files);
  }

  async function take(files: readonly Blob[], come: Come): Promise<Taken> {
    const troubles: DataTrouble[] = [];
    const kept: Promise<void>[] = [];
    for (const [k, blob] of files.entries()) {
      const name = blob instanceof File ? blob.name : "";
      try {
        const { file } = await readBlob(blob, name, undefined, (bytes) => come(k, bytes));
        given.set(file.name, blob);
        kept.push(keep.put(file.name, blob));
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
        troubles.push(error.trouble);
      }
    }
    await Promise.all(kept);
    const missing: string[] = [];
    for (const { name } of mnistFiles) if (!given.has(name) && !(await keep.get(name))) missing.push(name);
    return { missing, troubles };
  }

  return {
    async get(id, told = () => {}) {
      const seed = drawnSeed(id);
      if (seed !== null) return drawnSets(seed);
      if (id.name === MNIST.name && id.hash === MNIST.hash) return pulsed(told, mnist);
      throw new DataError({ id, why: "unknown" });
    },
    take: (files, told = () => {}) => pulsed(told, (come) => take(files, come)),
  };
}

/** So many bytes of file k are here. */
type Come = (k: number, bytes: number) => void;

/** Does a long work, and tells once a second how far it is: also that is news, when it is not far. */
async function pulsed<T>(told: Told, work: (come: Come) => Promise<T>): Promise<T> {
  const bytes: number[] = [];
  const pulse = setInterval(
    () =>
      told(
        bytes.reduce((a, b) => a + b, 0),
        TOTAL,
      ),
    1000,
  );
  try {
    return await work((k, come) => void (bytes[k] = come));
  } finally {
    clearInterval(pulse);
  }
}

/** A file on the reader's disk may have gone since it was given. */
function readBlob(blob: Blob, name: string, file: MnistFile | undefined, told: (come: number) => void): Promise<ReadFile> {
  return readMnist(blob.stream() as ReadableStream<Uint8Array<ArrayBuffer>>, name, file, told).catch((error: unknown) => {
    throw error instanceof DataError ? error : new DataError({ id: MNIST, why: "unreachable", file: name });
  });
}
