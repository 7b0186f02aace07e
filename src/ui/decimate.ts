/** @file Long columns, as many points as a screen can show. */

const BUCKETS = 512;

/**
 * The points of `column` from `from` up to `to`, at most two a bucket: its least and its greatest, in the order they come.
 *
 * Buckets divide the whole run, `length`, so they stay where they are while a curve grows, and a drawn peak never moves. First and last
 * point are always there; what is not finite is a gap.
 */
export function decimate(column: Float32Array, from: number, to: number, length: number): { x: number[]; y: (number | null)[] } {
  const x: number[] = [];
  const y: (number | null)[] = [];
  const end = Math.min(to, column.length);
  const size = Math.max(1, Math.ceil(length / BUCKETS));
  const put = (i: number) => {
    if (x.at(-1) === i) return;
    x.push(i);
    y.push(Number.isFinite(column[i]) ? column[i]! : null);
  };
  if (from < end) put(from);
  for (let start = from; start < end;) {
    const stop = Math.min(end, (Math.floor(start / size) + 1) * size);
    let least = start;
    let greatest = start;
    for (let i = start + 1; i < stop; i++) {
      if (column[i]! < column[least]!) least = i;
      if (!(column[i]! <= column[greatest]!)) greatest = i;
    }
    put(Math.min(least, greatest));
    put(Math.max(least, greatest));
    start = stop;
  }
  if (from < end) put(end - 1);
  return { x, y };
}
