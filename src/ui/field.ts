/** @file A function of the plane from its values on a grid: flat tints, and the line where it is one half. No DOM. */

/** Values at n × n points of a square, x running fastest, the first row at the bottom. */
export interface Grid {
  readonly n: number;
  readonly values: Float32Array;
}
export type Rgb = readonly [number, number, number];
/** From and to, in cells: 0 … n − 1 on both axes. */
export type Segment = readonly [x0: number, y0: number, x1: number, y1: number];

export const BANDS = 10;

/** Ten flat tints, neg → plate → pos: the middle two nearly plate, the ends half of the full colour. */
export function tints(neg: string, plate: string, pos: string): readonly Rgb[] {
  const [a, middle, b] = [rgbOf(neg), rgbOf(plate), rgbOf(pos)];
  return Array.from({ length: BANDS }, (_, k) => {
    const side = (k + 0.5) / BANDS - 0.5; // −0.45 … 0.45
    const end = side < 0 ? a : b;
    const share = Math.abs(side) * 1.1;
    return [0, 1, 2].map((c) => Math.round(middle[c]! + (end[c]! - middle[c]!) * share)) as unknown as Rgb;
  });
}

/** `#rrggbb` → its three bytes. */
export function rgbOf(hex: string): Rgb {
  const bytes = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!bytes) throw new Error(`rgbOf: expected #rrggbb, came "${hex}"`);
  return [parseInt(bytes[1]!, 16), parseInt(bytes[2]!, 16), parseInt(bytes[3]!, 16)];
}

/**
 * Paints the grid into size × size RGBA pixels, the first pixel row at the top. Between grid points it is bilinear.
 *
 * Runs in every frame of a running lab: one row of the grid is interpolated at a time, and a pixel is written as one word.
 */
export function paintField({ n, values }: Grid, tint: readonly Rgb[], size: number, pixels: Uint32Array): void {
  const words = tint.map(([r, g, b]) => packed(r, g, b));
  const step = (n - 1) / Math.max(1, size - 1);
  const row = new Float64Array(n + 1); // one more than there is: at the right edge it weighs nothing
  for (let line = 0, out = 0; line < size; line++) {
    const y = (size - 1 - line) * step;
    const low = Math.min(Math.floor(y), n - 2);
    const up = y - low;
    const at = low * n;
    for (let k = 0; k < n; k++) row[k] = BANDS * (values[at + k]! * (1 - up) + values[at + n + k]! * up);
    row[n] = row[n - 1]!;
    for (let k = 0; k < size; k++, out++) {
      const x = k * step;
      const left = x | 0;
      const value = row[left]! + (row[left + 1]! - row[left]!) * (x - left);
      pixels[out] = words[value <= 0 ? 0 : value >= BANDS ? BANDS - 1 : value | 0]!;
    }
  }
}
/** RGBA bytes as one word, in this machine's byte order. */
function packed(r: number, g: number, b: number): number {
  return new Uint32Array(Uint8Array.of(r, g, b, 255).buffer)[0]!;
}

/** The line where the grid's value is `level`, as loose segments (marching squares; a saddle is cut by its mean). */
export function contour({ n, values }: Grid, level: number): Segment[] {
  const out: Segment[] = [];
  for (let row = 0; row + 1 < n; row++) {
    for (let column = 0; column + 1 < n; column++) {
      const at = row * n + column;
      const above =
        +(values[at]! >= level) + +(values[at + 1]! >= level) + +(values[at + n]! >= level) + +(values[at + n + 1]! >= level);
      if (above === 0 || above === 4) continue; // most cells: nothing is made for them
      const corners = [values[at]!, values[at + 1]!, values[at + n + 1]!, values[at + n]!].map((v) => v - level); // counterclockwise
      const crossings: [number, number][] = [];
      for (let side = 0; side < 4; side++) {
        const a = corners[side]!;
        const b = corners[(side + 1) % 4]!;
        if (a >= 0 === b >= 0) continue;
        const part = a / (a - b);
        const [x, y] = CORNERS[side]!;
        const [toX, toY] = CORNERS[(side + 1) % 4]!;
        crossings.push([column + x + (toX - x) * part, row + y + (toY - y) * part]);
      }
      const turned = corners.reduce((sum, v) => sum + v, 0) >= 0 === corners[0]! >= 0;
      const pairs = crossings.length === 4 ? (turned ? [0, 1, 2, 3] : [0, 3, 1, 2]) : [0, 1];
      for (let k = 0; k + 1 < pairs.length && crossings.length > 1; k += 2) {
        const [from, to] = [crossings[pairs[k]!]!, crossings[pairs[k + 1]!]!];
        out.push([...from, ...to]);
      }
    }
  }
  return out;
}
const CORNERS: readonly (readonly [number, number])[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];
