/** @file Ink on a canvas, in the colours of the page: 0 is the ground's, 1 the ink's. */
import { rgbOf } from "../../../ui/field.ts";
import type { Look } from "../../../ui/look.ts";
import { penOf, posed } from "./ink.ts";
import type { Box, Image } from "./pipeline.ts";
import type { Sheet } from "./sheet.ts";

/** Pixel for pixel; the canvas takes the image's size. `box`: outlined in it. */
export function paintImage(canvas: HTMLCanvasElement, image: Image, look: Look, box: Box | null = null): void {
  const { width, height, pixels } = image;
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d")!;
  const data = context.createImageData(width, height);
  const [paper, ink] = [rgbOf(look.plate), rgbOf(look.ink)];
  for (let k = 0; k < pixels.length; k++) {
    const share = Math.min(1, Math.max(0, pixels[k]!));
    for (let c = 0; c < 3; c++) data.data[4 * k + c] = paper[c]! + (ink[c]! - paper[c]!) * share;
    data.data[4 * k + 3] = 255;
  }
  context.putImageData(data, 0, 0);
  if (!box) return;
  context.strokeStyle = look.ink2;
  context.lineWidth = 2;
  context.strokeRect(box.left, box.top, box.width, box.height);
}

/** The reader's sheet, as sharp as the screen is. */
export function paintSheet(canvas: HTMLCanvasElement, sheet: Sheet, ink: Image, look: Look): void {
  const side = Math.round(canvas.clientWidth * devicePixelRatio) || ink.width;
  canvas.width = canvas.height = side;
  const context = canvas.getContext("2d")!;
  context.fillStyle = look.plate;
  context.fillRect(0, 0, side, side);
  if (sheet.digit !== null) {
    const small = document.createElement("canvas");
    paintImage(small, ink, look);
    context.drawImage(small, 0, 0, side, side);
    return;
  }
  context.scale(side / 1000, side / 1000);
  context.strokeStyle = look.ink;
  context.lineWidth = 1000 * penOf(sheet.pose);
  context.lineCap = context.lineJoin = "round";
  for (const stroke of posed(sheet.strokes, sheet.pose)) {
    context.beginPath();
    context.moveTo(stroke[0]!, stroke[1]!);
    for (let k = 0; k < stroke.length; k += 2) context.lineTo(stroke[k]!, stroke[k + 1]!);
    context.stroke();
  }
}
