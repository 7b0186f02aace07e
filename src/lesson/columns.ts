/** @file What every update measured: one growable float32 array a column, and the console's lines. Always kept. */

export class Columns {
  readonly names: readonly string[];
  private data: Float32Array[];
  private count = 0;
  private readonly lines: (readonly [i: number, line: string])[] = [];

  constructor(names: readonly string[]) {
    this.names = names;
    this.data = names.map(() => new Float32Array(1024));
  }

  /** How many updates have been measured. */
  get length(): number {
    return this.count;
  }

  /** Appends the columns of one update, in the order of `names`, and its line. */
  push(row: Float32Array, line: string | null): void {
    if (this.count === this.data[0]?.length) this.reserve(2 * this.count);
    for (let k = 0; k < row.length; k++) this.data[k]![this.count] = row[k]!;
    if (line !== null) this.lines.push([this.count, line]);
    this.count++;
  }

  /** Copies of updates from … to − 1, as far as there are any. */
  slice(from: number, to: number): { readonly [name: string]: Float32Array<ArrayBuffer> } {
    const end = Math.min(to, this.count);
    return Object.fromEntries(this.names.map((name, k) => [name, this.data[k]!.slice(from, end) as Float32Array<ArrayBuffer>]));
  }

  /** One update's columns, by name. */
  at(i: number): { readonly [name: string]: number } {
    return Object.fromEntries(this.names.map((name, k) => [name, i >= 0 && i < this.count ? this.data[k]![i]! : NaN]));
  }

  /** The lines of updates from … to − 1. */
  printed(from: number, to: number): (readonly [number, string])[] {
    return this.lines.filter(([i]) => i >= from && i < to);
  }

  /** Takes over the first `count` updates of another run. */
  adopt(other: Columns, count: number): void {
    this.reserve(Math.max(1024, count));
    this.data.forEach((column, k) => column.set(other.data[k]!.subarray(0, count)));
    this.lines.push(...other.printed(0, count));
    this.count = count;
  }

  private reserve(length: number): void {
    this.data = this.data.map((column) => {
      const larger = new Float32Array(length);
      larger.set(column.subarray(0, length));
      return larger;
    });
  }
}
