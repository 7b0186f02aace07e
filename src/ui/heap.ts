/** @file What comes next, by its priority. */

/** A binary heap of numbers by their priority. */
export class Heap {
  private readonly keys: number[] = [];
  private readonly values: number[] = [];

  push(key: number, value: number): void {
    let at = this.keys.length;
    for (; at > 0; at = (at - 1) >> 1) {
      const up = (at - 1) >> 1;
      if (this.keys[up]! <= key) break;
      this.put(at, this.keys[up]!, this.values[up]!);
    }
    this.put(at, key, value);
  }
  /** The value of the least key; −1 when there is none. */
  pop(): number {
    const [least, key, value] = [this.values[0], this.keys.pop(), this.values.pop()];
    if (least === undefined || key === undefined || value === undefined) return -1;
    const size = this.keys.length;
    if (size === 0) return least;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && this.keys[child + 1]! < this.keys[child]!) child++;
      if (this.keys[child]! >= key) break;
      this.put(at, this.keys[child]!, this.values[child]!);
      at = child;
    }
    this.put(at, key, value);
    return least;
  }
  private put(at: number, key: number, value: number): void {
    this.keys[at] = key;
    this.values[at] = value;
  }
}
