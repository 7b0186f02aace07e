/**
 * @file The .safetensors format, in which models come and go: names, dtypes, shapes and raw bytes, and nothing that could run.
 *
 * Eight bytes: the length of the header, little-endian. Then the header, JSON in UTF-8, padded with spaces to a multiple of eight. Then the
 * tensors' entries, row-major, one tensor after another without gaps.
 * @see https://github.com/huggingface/safetensors#format
 */
import { bool, float32, float64, int64, type DType } from "../dtype.ts";
import { showShape, type Shape } from "../shape.ts";
import type { StateDict } from "../state.ts";
import { empty, Tensor } from "../tensor.ts";
import { isText, METADATA, parseHeader, type Entry, type Expected } from "./safetensorsHeader.ts";
import { fromUtf8, toUtf8 } from "./utf8.ts";

/** Of the reference implementation: what is longer is not a header. */
const MAX_HEADER = 100_000_000;
const LENGTH = 8;

/** Our dtypes under the format's names, in the order in which a canonical file has them: wider ones first, so that every tensor is aligned. */
const DTYPES: readonly (readonly [name: string, dtype: DType])[] = [
  ["I64", int64],
  ["F64", float64],
  ["F32", float32],
  ["BOOL", bool],
];

/**
 * The bytes of a file with these tensors: `writeSafetensors(model.stateDict())`. The same tensors always give the same bytes, those that
 * the reference implementation writes: by dtype, then by name; metadata by key.
 */
export function writeSafetensors(state: StateDict, metadata: Readonly<Record<string, string>> = {}): Uint8Array<ArrayBuffer> {
  const tensors = Object.entries(state).map(([name, x]) => {
    if (!(x instanceof Tensor)) throw new TypeError(`writeSafetensors: expected tensors, came "${name}" that is none`);
    if (name === METADATA)
      throw new Error(`writeSafetensors: expected another name than "${METADATA}", which the format keeps for itself`);
    return { name, x, rank: DTYPES.findIndex(([, dtype]) => dtype === x.dtype) };
  });
  tensors.sort((a, b) => a.rank - b.rank || byCodePoint(a.name, b.name));
  const notes = Object.entries(metadata).sort(([a], [b]) => byCodePoint(a, b));
  for (const text of [...tensors.map(({ name }) => name), ...notes.flat()]) {
    if (!isText(text)) throw new RangeError(`writeSafetensors: expected text, came half a character in ${JSON.stringify(text)}`);
  }
  let at = 0;
  const parts =
    notes.length > 0 ? [`"${METADATA}":{${notes.map((note) => note.map((text) => JSON.stringify(text)).join(":")).join()}}`] : [];
  for (const { name, x, rank } of tensors) {
    const from = at;
    at += x.numel * x.dtype.size;
    parts.push(
      `${JSON.stringify(name)}:{"dtype":"${DTYPES[rank]![0]}","shape":[${x.shape.join()}],"data_offsets":[${from},${at}]}`,
    );
  }
  const header = toUtf8(`{${parts.join()}}`);
  while (header.length % 8 !== 0) header.push(0x20);
  if (header.length > MAX_HEADER)
    throw new RangeError(`writeSafetensors: expected a header of at most ${MAX_HEADER} bytes, came ${header.length}`);
  const bytes = new Uint8Array(LENGTH + header.length + at);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, LENGTH);
  let to = LENGTH + header.length;
  for (const { x } of tensors) {
    bytes.set(x.bytes(), to);
    to += x.numel * x.dtype.size;
  }
  return bytes;
}

export interface SafetensorsFile {
  /** In the order of the header. Made in the current region. */
  readonly tensors: Record<string, Tensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * The tensors of a file's bytes: `model.loadStateDict(readSafetensors(bytes, "model.safetensors").tensors)`. `name` stands in errors.
 *
 * Anything malformed throws `readSafetensors: expected … in ‹name›, came …` before a tensor is made: a header that is cut off, too long, not
 * UTF-8, not the JSON of a header, or has a key twice; dtypes that are not ours; sizes that are not those of the shapes; offsets that overlap or
 * leave gaps; bytes too few or too many; bools that are neither 0 nor 1.
 */
export function readSafetensors(bytes: Uint8Array, name: string): SafetensorsFile {
  const expected: Expected = (what, came) => {
    throw new RangeError(`readSafetensors: expected ${what} in ${name}, came ${came}`);
  };
  if (bytes.length < LENGTH) expected("a header's length of 8 bytes", `${bytes.length} bytes`);
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(0, true);
  if (length > BigInt(MAX_HEADER)) expected(`a header of at most ${MAX_HEADER} bytes`, `${length}`);
  const start = LENGTH + Number(length);
  if (start > bytes.length) expected(`a header of ${length} bytes`, `${bytes.length - LENGTH} bytes`);
  const text = fromUtf8(bytes.subarray(LENGTH, start)) ?? expected("a header in UTF-8", "other bytes");
  const { entries, metadata } = parseHeader(text, expected);

  const dtypes = entries.map((entry) => dtypeOf(entry, expected));
  expectNoGaps(entries, bytes.length - start, expected);
  const data = entries.map(({ from, to }) => bytes.subarray(start + from, start + to));
  entries.forEach((entry, i) => {
    const wrong = dtypes[i] === bool ? data[i]!.find((byte) => byte > 1) : undefined;
    if (wrong !== undefined) expected(`bytes 0 and 1 in ${quoted(entry)}`, `${wrong}`);
  });
  const tensors = entries.map((entry, i): [string, Tensor] => {
    const x = empty(entry.shape, dtypes[i]!);
    x.setBytes(data[i]!);
    return [entry.name, x];
  });
  return { tensors: Object.fromEntries(tensors), metadata };
}

/** The dtype of a tensor whose bytes are as many as its shape needs. */
function dtypeOf(entry: Entry, expected: Expected): DType {
  const { dtype: name, shape, from, to } = entry;
  const [, dtype] = DTYPES.find(([known]) => known === name) ?? expected(`F32, F64, I64 or BOOL for ${quoted(entry)}`, name);
  const size = sizeOf(shape, dtype) ?? expected(`a size below 2⁵³ bytes for ${quoted(entry)}`, `shape ${showShape(shape)}`);
  if (to < from) expected(`data_offsets in order for ${quoted(entry)}`, `${from}, ${to}`);
  if (to - from !== size) expected(`${size} bytes for ${name} ${showShape(shape)} ${quoted(entry)}`, `${to - from}`);
  return dtype;
}
function sizeOf(shape: Shape, dtype: DType): number | null {
  let size = dtype.size;
  for (const d of shape) {
    size *= d;
    if (!Number.isSafeInteger(size)) return null;
  }
  return size;
}

/** One tensor begins where the one before it ends, the first at 0, and the last ends with the file. */
function expectNoGaps(entries: readonly Entry[], length: number, expected: Expected): void {
  const sorted = [...entries].sort((a, b) => a.from - b.from || a.to - b.to);
  let at = 0;
  for (const entry of sorted) {
    if (entry.from !== at)
      expected(
        `${quoted(entry)} to begin at byte ${at} of the data`,
        `${entry.from}, ${entry.from < at ? "an overlap" : "a gap"}`,
      );
    at = entry.to;
  }
  if (at !== length) expected(`${at} bytes of data`, `${length}`);
}

const quoted = ({ name }: Entry): string => JSON.stringify(name);

/** The order of UTF-8 bytes, which is that of code points; JavaScript's own is of halves of surrogate pairs. */
function byCodePoint(a: string, b: string): number {
  const [p, q] = [[...a], [...b]];
  for (let i = 0; i < p.length && i < q.length; i++) if (p[i] !== q[i]) return p[i]!.codePointAt(0)! - q[i]!.codePointAt(0)!;
  return p.length - q.length;
}
