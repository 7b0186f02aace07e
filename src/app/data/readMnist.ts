/**
 * @file One of MNIST's files from bytes of any origin: unpacked if it is packed, and nothing else than what it should be.
 *
 * It is read as a stream into one array of its final size, so a file that never ends costs no more than one that is right.
 */
import { MNIST } from "../../lesson/data/ids.ts";
import { mnistFiles } from "../../lesson/data/mnistFiles.mjs";
import { DataError, type Damage } from "../../lesson/data/trouble.ts";
import { sha256 } from "./sha256.ts";

export type MnistFile = (typeof mnistFiles)[number];
type Bytes = Uint8Array<ArrayBuffer>;

export interface ReadFile {
  readonly file: MnistFile;
  /** Inflated, checked to the last bit. */
  readonly bytes: Bytes;
}

/** Bytes of the longest header: the magic number and three dimensions. */
const HEAD = 16;

/** What the file begins with: the magic number and the number of its entries. */
function headOf({ name, bytes }: MnistFile): readonly number[] {
  const images = name.includes("images");
  const count = images ? (bytes - 16) / 784 : bytes - 8;
  return [0, 0, 8, images ? 3 : 1, ...[24, 16, 8, 0].map((shift) => (count >>> shift) & 255)];
}
const fileThatBegins = (head: Bytes): MnistFile | null =>
  mnistFiles.find((file) => headOf(file).every((byte, k) => byte === head[k])) ?? null;
/** Whether one of the files could go on from these few bytes: else nothing was cut off, it never was one. */
const isBeginning = (head: Bytes): boolean =>
  mnistFiles.some((file) => headOf(file).every((byte, k) => k >= head.length || byte === head[k]));

/**
 * Reads `stream`, gzip or plain, as `expected`; without one, as whichever of the four files it turns out to be. `name` is what errors call
 * it; `told`, how many inflated bytes have come. Throws a DataError for anything else, as soon as that shows, and the stream's own error
 * where that breaks off.
 */
export async function readMnist(
  stream: ReadableStream<Bytes>,
  name: string,
  expected?: MnistFile,
  told: (come: number) => void = () => {},
): Promise<ReadFile> {
  const fail = (damage: Damage, is?: string): never => {
    throw new DataError({ id: MNIST, why: "damaged", file: name, damage, ...(is === undefined ? {} : { is }) });
  };
  /** Which file it is, from its first bytes: enough of them, or all there are. */
  const recognise = (head: Bytes): MnistFile => {
    const found = fileThatBegins(head);
    if (found !== null && expected !== undefined && found !== expected) return fail("swapped", found.name);
    if (found !== null) return found;
    if (looksLikePage(head)) return fail("page");
    return fail(isBeginning(head) ? "short" : "other");
  };

  let head: Bytes = new Uint8Array(0);
  let into: ReadFile | null = null;
  let at = 0;
  const put = (chunk: Bytes): void => {
    if (at + chunk.length > into!.bytes.length) fail("long");
    into!.bytes.set(chunk, at);
    told((at += chunk.length));
  };
  const begin = (): void => {
    const file = recognise(head);
    into = { file, bytes: new Uint8Array(file.bytes) };
    put(head);
  };
  const { packed, whole, failed } = await peek(stream);
  const stop = new AbortController(); // to cancel what comes out does not everywhere stop what goes in
  try {
    for await (const chunk of chunksOf(
      packed ? whole.pipeThrough(new DecompressionStream("gzip"), { signal: stop.signal }) : whole,
    )) {
      if (into !== null) put(chunk);
      else {
        head = join(head, chunk);
        if (head.length >= HEAD) begin();
      }
    }
  } catch (error) {
    if (!packed || failed() || error instanceof DataError) throw error;
    fail("broken");
  } finally {
    stop.abort();
  }
  if (into === null) begin();
  const { file, bytes } = into!;
  if (at < bytes.length) fail("short");
  if ((await sha256(bytes)) !== file.sha256) fail("other");
  return { file, bytes };
}

/** Whether a stream begins as gzip does; the stream, whole again; and whether it has failed by itself. */
async function peek(
  stream: ReadableStream<Bytes>,
): Promise<{ packed: boolean; whole: ReadableStream<Bytes>; failed: () => boolean }> {
  const reader = stream.getReader();
  let first: Bytes = new Uint8Array(0);
  let ended = false;
  let failed = false;
  while (first.length < 2 && !ended) {
    const { value, done } = await reader.read();
    if (value) first = join(first, value);
    ended = done;
  }
  const whole = new ReadableStream<Bytes>({
    start: (to) => void (first.length > 0 && to.enqueue(first)),
    async pull(to) {
      const { value, done } = await reader.read().catch((error: unknown) => {
        failed = true;
        throw error;
      });
      if (done) to.close();
      else to.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { packed: first[0] === 0x1f && first[1] === 0x8b, whole, failed: () => failed };
}

/** Reads to the end, or stops the stream where the reader of its chunks stops. Safari's streams are not iterable. */
async function* chunksOf(stream: ReadableStream<Bytes>): AsyncGenerator<Bytes> {
  const reader = stream.getReader();
  let ended = false;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      ended = done;
      if (done) return;
      yield value;
    }
  } catch (error) {
    ended = true;
    throw error;
  } finally {
    if (!ended) await reader.cancel().catch(() => {});
  }
}

function join(a: Bytes, b: Bytes): Bytes {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

const looksLikePage = (head: Bytes): boolean => /^(?:\uFEFF)?\s*[<{]/.test(new TextDecoder().decode(head));
