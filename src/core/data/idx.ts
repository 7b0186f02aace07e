/** @file The IDX format, in which MNIST comes. It knows bytes; where they came from and who inflated them is not its business. */

/** An IDX file: its dimensions and its bytes, row-major, as a view of the bytes that were read (nothing is copied). */
export interface Idx {
  readonly dims: number[];
  readonly data: Uint8Array;
}

const LABELS = 0x00000801; // two zero bytes, type 08 (unsigned byte), 1 dimension
const IMAGES = 0x00000803; // the same, 3 dimensions
const UNSIGNED_BYTE = 0x08;
const GZIP = 0x1f8b;

/**
 * Reads raw (already inflated) IDX bytes: labels (n) or images (n, rows, columns), each entry a byte.
 *
 * Anything malformed throws `readIdx: expected … in ‹name›, came …`: too short, too long, gzip, another type or number of dimensions,
 * a dimension of 0, dimensions whose product is not the number of bytes that follow.
 * @see http://yann.lecun.com/exdb/mnist/
 */
export function readIdx(bytes: Uint8Array, name: string): Idx {
  const expected = (what: string, came: string): never => {
    throw new RangeError(`readIdx: expected ${what} in ${name}, came ${came}`);
  };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 2 && view.getUint16(0) === GZIP) expected("inflated bytes", "gzip");
  if (bytes.length < 8) expected("a header of at least 8 bytes", `${bytes.length} bytes`);

  const magic = view.getUint32(0);
  if (magic !== LABELS && magic !== IMAGES) {
    const type = bytes[2]!;
    const zeros = bytes[0] === 0 && bytes[1] === 0;
    if (zeros && type !== UNSIGNED_BYTE) expected("entries of type 0x08 (unsigned byte)", `type ${hex(type, 2)}`);
    if (zeros) expected("1 dimension (labels) or 3 (images)", String(bytes[3]));
    expected(`the magic number ${hex(LABELS, 8)} or ${hex(IMAGES, 8)}`, hex(magic, 8));
  }

  const count = magic === IMAGES ? 3 : 1;
  const start = 4 + 4 * count;
  if (bytes.length < start) expected(`a header of ${start} bytes`, `${bytes.length} bytes`);
  const dims = Array.from({ length: count }, (_, i) => view.getUint32(4 + 4 * i));
  if (dims.includes(0)) expected("dimensions of 1 or more", dims.join(" × "));
  // A product beyond 2^53 may be rounded, but never down to the length of an array.
  const size = dims.reduce((product, dim) => product * dim, 1);
  const came = bytes.length - start;
  if (size !== came) expected(`${dims.join(" × ")} = ${size} entries`, `${came} bytes after the header`);
  return { dims, data: bytes.subarray(start) };
}

/** IDX bytes of labels (n) or images (n, rows, columns): what `readIdx` reads. */
export function writeIdx(dims: readonly number[], data: Uint8Array): Uint8Array {
  const size = dims.reduce((product, dim) => product * dim, 1);
  if ((dims.length !== 1 && dims.length !== 3) || size !== data.length) {
    throw new RangeError(
      `writeIdx: expected the entries of 1 or 3 dimensions, came ${data.length} for ${dims.join(" × ") || "none"}`,
    );
  }
  const start = 4 + 4 * dims.length;
  const bytes = new Uint8Array(start + size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, dims.length === 3 ? IMAGES : LABELS);
  dims.forEach((dim, k) => view.setUint32(4 + 4 * k, dim));
  bytes.set(data, start);
  return bytes;
}

function hex(x: number, digits: number): string {
  return `0x${x.toString(16).padStart(digits, "0")}`;
}
