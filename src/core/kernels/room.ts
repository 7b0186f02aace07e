/** @file How much room a matrix product needs to work in, and from which sizes on it looks for zeros to leave out. */

/** Bytes of a packed row: two vectors. */
export const STRIP = 32;
/** The same where zeros are left out: six vectors. V8 loads all of a row before it adds the first, so eight would not fit its registers. */
export const BLOCK = 96;
/** From so many rows on, and so many columns of the other factor, it pays to look for zeros. */
export const MIN_ROWS = 16;
export const MIN_COLUMNS = 128;
/** Entries the lists have room for, twice their share: a guess said half, and may be wrong by so much. A row more is written. */
export const LISTED = 1.25;

/** Bytes of `tmp` for a product (M,K) · (K,N) of entries of `size` bytes. */
export function productRoom(M: number, K: number, N: number, size: number): number {
  const rows = Math.max(M >= MIN_ROWS && N >= MIN_COLUMNS ? M : 0, N >= MIN_ROWS && M >= MIN_COLUMNS ? N : 0);
  return rows === 0 ? STRIP * K : sparseRoom(rows, K, size);
}

/** A flag, the ends of the lists, a block of either factor, and the lists. */
const sparseRoom = (M: number, K: number, size: number): number =>
  16 + ((4 * M + 15) & ~15) + BLOCK * (M + K) + LISTED * size * M * K + 2 * size * (K + 1);
