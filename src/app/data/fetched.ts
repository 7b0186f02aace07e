/** @file One of MNIST's files from the site's own `mnist/` folder, packed or plain, and kept for a visit without a network. */
import { MNIST } from "../../lesson/data/ids.ts";
import { DataError } from "../../lesson/data/trouble.ts";
import type { Keep } from "./keep.ts";
import { readMnist, type MnistFile } from "./readMnist.ts";

type Bytes = Uint8Array<ArrayBuffer>;
export type Fetch = (path: string, options: { readonly signal: AbortSignal }) => Promise<Response>;

/** A network that brings nothing for so long brings nothing more. */
const PATIENCE_MS = 20_000;

/** Its bytes; null where the site has none. `told`: how many have come. */
export async function fetched(
  file: MnistFile,
  fetch: Fetch,
  keep: Keep,
  told: (come: number) => void,
  patience = PATIENCE_MS,
): Promise<Bytes | null> {
  let damaged: unknown = null;
  for (const name of [`${file.name}.gz`, file.name]) {
    try {
      const read = await fetchOne(name, file, fetch, told, patience);
      if (read === null) continue;
      void remember(keep, file.name, read.blob);
      return read.bytes;
    } catch (error) {
      if (!(error instanceof DataError)) throw new DataError({ id: MNIST, why: "unreachable", file: file.name });
      damaged ??= error;
    }
  }
  // A host that answers every path with its own page has no such file; one that has a damaged one should be told.
  if (damaged instanceof DataError && damaged.trouble.damage !== "page") throw damaged;
  return null;
}

/** Nobody waits for this. What is there already is not written again. */
async function remember(keep: Keep, name: string, blob: Blob): Promise<void> {
  if ((await keep.get(name))?.size !== blob.size) await keep.put(name, blob);
}

async function fetchOne(
  name: string,
  file: MnistFile,
  fetch: Fetch,
  told: (come: number) => void,
  patience: number,
): Promise<{ bytes: Bytes; blob: Blob } | null> {
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const alive = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => stop.abort(), patience);
  };
  alive();
  try {
    const response = await fetch(`mnist/${name}`, { signal: stop.signal });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      return null;
    }
    const chunks: Bytes[] = [];
    const body = (response.body as ReadableStream<Bytes>).pipeThrough(
      new TransformStream<Bytes, Bytes>({
        transform(chunk, to) {
          alive();
          chunks.push(chunk);
          to.enqueue(chunk);
        },
      }),
    );
    const { bytes } = await readMnist(body, name, file, told);
    return { bytes, blob: new Blob(chunks) };
  } finally {
    clearTimeout(timer);
  }
}
