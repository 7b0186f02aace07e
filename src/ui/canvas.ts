/** @file A grid of values on canvas: flat tints, enlarged, and the line where it is one half. */
import { contour, paintField, tints, type Grid } from "./field.ts";
import type { Look } from "./look.ts";

export interface Place {
  readonly left: number;
  readonly top: number;
  readonly side: number;
  /** Width of the ½ line; 0 for none. */
  readonly line: number;
}
/** The field is computed on so many pixels and enlarged: its bands are flat, and their edges smooth. */
const LARGE_PX = 236;
const SMALL_PX = 64;

const made = new Map<number, { readonly canvas: OffscreenCanvas; readonly image: ImageData }>();
function pad(px: number) {
  let known = made.get(px);
  if (!known) made.set(px, (known = { canvas: new OffscreenCanvas(px, px), image: new ImageData(px, px) }));
  return known;
}

export function paintGrid(context: CanvasRenderingContext2D, grid: Grid, look: Look, { left, top, side, line }: Place): void {
  const px = side > 100 ? LARGE_PX : SMALL_PX;
  const { canvas, image } = pad(px);
  paintField(grid, tints(look.neg, look.plate, look.pos), px, new Uint32Array(image.data.buffer));
  canvas.getContext("2d")!.putImageData(image, 0, 0);
  context.drawImage(canvas, left, top, side, side);
  if (line === 0) return;
  const cell = side / (grid.n - 1);
  context.beginPath();
  for (const [x0, y0, x1, y1] of contour(grid, 0.5)) {
    context.moveTo(left + x0 * cell, top + side - y0 * cell);
    context.lineTo(left + x1 * cell, top + side - y1 * cell);
  }
  context.lineWidth = line;
  context.lineCap = "round";
  context.strokeStyle = look.ink;
  context.stroke();
}
