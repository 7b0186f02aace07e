/** @file The picture a messenger shows beside a link: cloth, and on it what the chapter's own lab made. Drawn pixel by pixel; no font, no browser. */
import { factsOf, pages } from "../chapters/index.ts";
import { contour, paintField, tints, type Grid } from "../ui/field.ts";
import { throwTacks } from "./thrown.ts";

export const WIDTH = 1200;
export const HEIGHT = 630;

/** RGBA pixels by page. */
export async function previews(): Promise<{ readonly [page: string]: Uint8Array }> {
  const all: { [page: string]: Uint8Array } = { cover: cover() };
  for (const { id } of pages) {
    const views = Object.values((await factsOf(id))["cover"]?.views ?? {});
    const surface = (views[0] as { readonly surface?: Float32Array } | undefined)?.surface;
    all[id] = surface ? plane({ n: Math.round(Math.sqrt(surface.length)), values: surface }) : cover();
  }
  return all;
}

type Rgb = readonly [number, number, number];
const [CLOTH, EDGE, FOIL, PALE, DIM, DARK]: Rgb[] = ["#14293a", "#0d1c28", "#ff6a45", "#f3f0e8", "#7e9c9c", "#2c525a"].map(
  (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb,
) as [Rgb, Rgb, Rgb, Rgb, Rgb, Rgb];

/** A drawing of shapes, each a function from a point to how far inside it the point is, in pixels. */
class Canvas {
  readonly pixels = new Uint8Array(4 * WIDTH * HEIGHT);

  constructor(ground: Rgb) {
    for (let k = 0; k < this.pixels.length; k += 4) this.pixels.set([...ground, 255], k);
  }
  fill(color: Rgb, [x0, y0, x1, y1]: readonly number[], inside: (x: number, y: number) => number): void {
    for (let y = Math.max(0, Math.floor(y0!)); y < Math.min(HEIGHT, Math.ceil(y1!)); y++) {
      for (let x = Math.max(0, Math.floor(x0!)); x < Math.min(WIDTH, Math.ceil(x1!)); x++) {
        const share = Math.min(1, Math.max(0, inside(x + 0.5, y + 0.5) + 0.5));
        if (share === 0) continue;
        const at = 4 * (y * WIDTH + x);
        for (let c = 0; c < 3; c++) this.pixels[at + c] = Math.round(this.pixels[at + c]! * (1 - share) + color[c]! * share);
      }
    }
  }
  ellipse(color: Rgb, cx: number, cy: number, rx: number, ry: number, angle = 0): void {
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const r = Math.max(rx, ry) + 1;
    this.fill(color, [cx - r, cy - r, cx + r, cy + r], (x, y) => {
      const [u, v] = [(x - cx) * c + (y - cy) * s, -(x - cx) * s + (y - cy) * c];
      return (1 - Math.hypot(u / rx, v / ry)) * Math.min(rx, ry);
    });
  }
  /** A line that tapers from `from` to `to` pixels wide. */
  line(color: Rgb, x0: number, y0: number, x1: number, y1: number, from: number, to = from): void {
    const w = Math.max(from, to);
    const length = Math.hypot(x1 - x0, y1 - y0) || 1;
    const box = [Math.min(x0, x1) - w, Math.min(y0, y1) - w, Math.max(x0, x1) + w, Math.max(y0, y1) + w];
    this.fill(color, box, (x, y) => {
      const along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length ** 2;
      const t = Math.min(1, Math.max(0, along));
      const away = Math.hypot(x - x0 - t * (x1 - x0), y - y0 - t * (y1 - y0));
      return (from + (to - from) * t) / 2 - away;
    });
  }
}

/** The hundred tacks, in five rows of twenty. */
function cover(): Uint8Array {
  const canvas = new Canvas(CLOTH!);
  canvas.fill(EDGE!, [WIDTH - 26, 0, WIDTH, HEIGHT], () => 1);
  throwTacks().forEach(({ back, dx, dy, turn }, k) => {
    const x = 76 + 56 * (k % 20) + 9 * dx;
    const y = 86 + 115 * Math.floor(k / 20) + 26 * dy;
    if (back) {
      canvas.ellipse([127, 95, 22], x, y + 3, 22, 9);
      canvas.ellipse(FOIL!, x, y, 22, 8.5);
      canvas.line(PALE!, x, y, x, y - 40, 6.5, 0.8);
    } else {
      const side = turn < 0.5 ? 1 : -1;
      const angle = (side * (21 + 13 * ((2 * turn) % 1)) * Math.PI) / 180;
      const [ux, uy] = [side * Math.cos(angle * side), Math.sin(angle * side)];
      canvas.line(DIM!, x, y, x + 44 * ux, y + 44 * uy, 8, 0.8);
      canvas.ellipse(DIM!, x, y, 11, 23, angle);
      canvas.ellipse(DARK!, x - 1.5 * side, y, 7.5, 20, angle);
    }
  });
  return canvas.pixels;
}

/** A plane of the chapter's lab, large, in the middle of the cloth. */
function plane(grid: Grid): Uint8Array {
  const canvas = new Canvas(CLOTH!);
  canvas.fill(EDGE!, [WIDTH - 26, 0, WIDTH, HEIGHT], () => 1);
  const size = 510;
  const [left, top] = [(WIDTH - 26 - size) / 2, (HEIGHT - size) / 2];
  const field = new Uint32Array(size * size);
  paintField(grid, tints("#17507f", "#fbf9f4", "#8a5600"), size, field);
  const bytes = new Uint8Array(field.buffer);
  for (let y = 0; y < size; y++)
    canvas.pixels.set(bytes.subarray(4 * y * size, 4 * (y + 1) * size), 4 * ((top + y) * WIDTH + left));
  const cell = size / (grid.n - 1);
  for (const [x0, y0, x1, y1] of contour(grid, 0.5))
    canvas.line([29, 27, 23], left + x0 * cell, top + size - y0 * cell, left + x1 * cell, top + size - y1 * cell, 5);
  return canvas.pixels;
}
