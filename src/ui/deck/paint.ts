/** @file Strokes, marks and words of a tape onto a canvas. The only file of the deck that knows one. */
import type { Look } from "../look.ts";
import type { Label } from "./labels.ts";
import type { Layout } from "./layout.ts";
import type { Shape, Stroke, TapePicture, Tone } from "./shapes.ts";

export type Palette = { readonly [T in Tone | "plate"]: string };

export interface PaintOptions {
  readonly palette: Palette;
  readonly look: Look;
  readonly layout: Layout;
  readonly u: number;
}

export function paintTape(canvas: CanvasRenderingContext2D, picture: TapePicture, options: PaintOptions): void {
  const { layout, u } = options;
  if (picture.hatched) hatch(canvas, picture.hatched, options);
  for (const stroke of picture.strokes) paintStroke(canvas, stroke, options.palette);
  for (const shape of picture.shapes) paintShape(canvas, shape, (layout.mark * u) / 2, options.palette);
  for (const label of picture.labels) paintLabel(canvas, label, options);
}

function paintStroke(canvas: CanvasRenderingContext2D, { points, tone, width, dash, alpha }: Stroke, palette: Palette): void {
  canvas.beginPath();
  let down = false;
  for (let k = 0; k < points.length; k += 2) {
    const x = points[k]!;
    if (Number.isNaN(x) || Number.isNaN(points[k + 1]!)) down = false;
    else if (down) canvas.lineTo(x, points[k + 1]!);
    else {
      canvas.moveTo(x, points[k + 1]!);
      down = true;
    }
  }
  canvas.strokeStyle = palette[tone];
  canvas.lineWidth = width;
  canvas.lineJoin = "round";
  canvas.setLineDash((dash as number[] | undefined) ?? []);
  canvas.globalAlpha = alpha ?? 1;
  canvas.stroke();
  canvas.globalAlpha = 1;
  canvas.setLineDash([]);
}

function paintShape(canvas: CanvasRenderingContext2D, { form, x, y, tone }: Shape, r: number, palette: Palette): void {
  canvas.beginPath();
  if (form === "ring") canvas.arc(x, y, 0.8 * r, 0, 2 * Math.PI);
  else if (form === "down") polygon(canvas, [x - r, y - 1.5 * r, x + r, y - 1.5 * r, x, y]);
  else if (form === "diamond") polygon(canvas, [x, y - 1.2 * r, x + 1.2 * r, y, x, y + 1.2 * r, x - 1.2 * r, y]);
  else {
    canvas.moveTo(x - r, y - r);
    canvas.lineTo(x + r, y + r);
    canvas.moveTo(x + r, y - r);
    canvas.lineTo(x - r, y + r);
  }
  canvas.lineWidth = Math.max(1.5, r / 3);
  canvas.strokeStyle = palette[tone];
  canvas.fillStyle = form === "ring" ? palette.plate : palette[tone];
  if (form !== "cross") canvas.fill();
  if (form === "ring" || form === "cross") canvas.stroke();
}
function polygon(canvas: CanvasRenderingContext2D, points: readonly number[]): void {
  for (let k = 0; k < points.length; k += 2) canvas.lineTo(points[k]!, points[k + 1]!);
  canvas.closePath();
}

const fontOf = ({ look, layout, u }: PaintOptions, label: Pick<Label, "row" | "strong">): string =>
  `${label.strong ? 600 : 400} ${layout.font * u}px ${label.row === "ruler" ? look.mono : look.sans}`;

function paintLabel(canvas: CanvasRenderingContext2D, label: Label, options: PaintOptions): void {
  const { palette } = options;
  canvas.font = fontOf(options, label);
  canvas.textAlign = label.align === "centre" ? "center" : label.align;
  if (label.row !== "ruler" || label.strong) ground(canvas, label, options); // no line crosses a word
  canvas.fillStyle = palette[label.tone];
  canvas.fillText(label.text, label.x, label.y);
}

/** The ground's colour, where a word is to stand. */
function ground(canvas: CanvasRenderingContext2D, { x, y, text, align }: Label, { palette, layout, u }: PaintOptions): void {
  const { width } = canvas.measureText(text);
  const left = align === "left" ? x : align === "right" ? x - width : x - width / 2;
  const height = layout.font * u;
  canvas.fillStyle = palette.plate;
  canvas.fillRect(left - 2 * u, y - 0.95 * height, width + 4 * u, 1.2 * height);
}

/** What is still being computed. */
function hatch(
  canvas: CanvasRenderingContext2D,
  [from, to]: readonly [number, number],
  { layout, u, palette }: PaintOptions,
): void {
  const band = layout.lanes[0]!;
  const [top, bottom] = [band.top * u, (band.top + band.height) * u];
  canvas.save();
  canvas.beginPath();
  canvas.rect(from, top, Math.max(0, to - from), bottom - top);
  canvas.clip();
  canvas.beginPath();
  for (let x = from - (bottom - top); x < to; x += 8 * u) {
    canvas.moveTo(x, bottom);
    canvas.lineTo(x + bottom - top, top);
  }
  canvas.strokeStyle = palette.line;
  canvas.lineWidth = u;
  canvas.stroke();
  canvas.restore();
}
