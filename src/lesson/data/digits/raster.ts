/**
 * @file Ink on pixels, as MNIST has it: fitted into 20 × 20 with its proportions kept, then laid into 28 × 28 with the centre of mass in
 * the middle.
 */

export const SIDE = 28;
const BOX = 20;
/** More than any digit has points. */
const MOST = 256;

/** What a pen has drawn: points in order, each with the radius of the ink there. */
export class Ink {
  readonly x = new Float64Array(MOST);
  readonly y = new Float64Array(MOST);
  /** In pixels of the fitted digit. */
  readonly radius = new Float64Array(MOST);
  /** 1 where the pen was put down: no ink from the point before. */
  readonly start = new Uint8Array(MOST);
  length = 0;

  clear(): void {
    this.length = 0;
  }
  add(x: number, y: number, radius: number, start: boolean): void {
    const k = this.length++;
    this.x[k] = x;
    this.y[k] = y;
    this.radius[k] = radius;
    this.start[k] = start ? 1 : 0;
  }
}

/** How much of each pixel of the box is covered, 0 … 1. */
const box = new Float64Array(BOX * BOX);

/** Draws the ink into the 784 bytes of `pixels` from `at` on, 0 paper and 255 ink. */
export function draw(ink: Ink, pixels: Uint8Array, at: number): void {
  const { length, radius, start } = ink;
  let thickest = 0;
  for (let k = 0; k < length; k++) thickest = Math.max(thickest, radius[k]!);
  const [left, right] = ends(ink.x, length);
  const [top, bottom] = ends(ink.y, length);
  // The radii are pixels already: only the middle of the ink is scaled, so that the ink just touches the box.
  const scale = (BOX - 2 * thickest) / Math.max(right - left, bottom - top, 1e-9);
  const x = (k: number) => BOX / 2 + (ink.x[k]! - (left + right) / 2) * scale;
  const y = (k: number) => BOX / 2 + (ink.y[k]! - (top + bottom) / 2) * scale;
  box.fill(0);
  for (let k = 1; k < length; k++) {
    if (start[k] === 0) cover(x(k - 1), y(k - 1), radius[k - 1]!, x(k), y(k), radius[k]!);
  }
  lay(pixels, at);
}

function ends(values: Float64Array, length: number): [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity];
  for (let k = 0; k < length; k++) {
    least = Math.min(least, values[k]!);
    most = Math.max(most, values[k]!);
  }
  return [least, most];
}

/** One straight piece of ink: whatever is nearer to its line than the radius there, with an edge that is half a pixel soft on each side. */
function cover(x0: number, y0: number, r0: number, x1: number, y1: number, r1: number): void {
  const reach = Math.max(r0, r1) + 0.5;
  const fromX = Math.max(0, Math.floor(Math.min(x0, x1) - reach));
  const toX = Math.min(BOX - 1, Math.floor(Math.max(x0, x1) + reach));
  const fromY = Math.max(0, Math.floor(Math.min(y0, y1) - reach));
  const toY = Math.min(BOX - 1, Math.floor(Math.max(y0, y1) + reach));
  const ux = x1 - x0;
  const uy = y1 - y0;
  const square = ux * ux + uy * uy;
  const inverse = square > 0 ? 1 / square : 0;
  for (let py = fromY; py <= toY; py++) {
    const vy = py + 0.5 - y0;
    for (let px = fromX; px <= toX; px++) {
      const vx = px + 0.5 - x0;
      const along = Math.min(1, Math.max(0, (vx * ux + vy * uy) * inverse));
      const ex = vx - along * ux;
      const ey = vy - along * uy;
      const covered = Math.min(1, r0 + along * (r1 - r0) + 0.5 - Math.sqrt(ex * ex + ey * ey));
      const k = py * BOX + px;
      if (covered > box[k]!) box[k] = covered;
    }
  }
}

/** Lays the box into the image by whole pixels, its centre of mass as near to the middle as it goes. */
function lay(pixels: Uint8Array, at: number): void {
  let [mass, momentX, momentY] = [0, 0, 0];
  for (let k = 0; k < box.length; k++) {
    mass += box[k]!;
    momentX += box[k]! * ((k % BOX) + 0.5);
    momentY += box[k]! * (Math.floor(k / BOX) + 0.5);
  }
  const shift = (moment: number) => Math.min(SIDE - BOX, Math.max(0, Math.round(SIDE / 2 - moment / mass)));
  const corner = at + shift(momentY) * SIDE + shift(momentX);
  pixels.fill(0, at, at + SIDE * SIDE);
  for (let k = 0; k < box.length; k++) {
    pixels[corner + Math.floor(k / BOX) * SIDE + (k % BOX)] = Math.floor(box[k]! * 255 + 0.5);
  }
}
