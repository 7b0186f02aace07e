/** @file A square of the plane on canvas: the field in ten flat tints, its ½ line, lines and points over it. */
import { useCallback, useRef } from "react";
import type { StoreApi } from "zustand/vanilla";
import { contour, paintField, tints, type Grid } from "./field.ts";
import { useLook, type Look } from "./look.ts";
import { useDrawing } from "./useDrawing.ts";

export interface PlanePoint {
  readonly x: number;
  readonly y: number;
  /** 0: ring. 1: square. */
  readonly target: 0 | 1;
}
export interface PlanePicture {
  /** The square, on both axes. */
  readonly from: number;
  readonly to: number;
  readonly field?: Grid;
  /** a, b, c of the line ax + by + c = 0. */
  readonly line?: readonly [a: number, b: number, c: number];
  readonly points: readonly PlanePoint[];
  /** Ticks on both axes. */
  readonly ticks: readonly number[];
  readonly xLabel: string;
  readonly yLabel: string;
}
interface Props<S> {
  readonly store: StoreApi<S>;
  /** Keeps its identity between renders; null while there is nothing to see. */
  readonly picture: (state: S) => PlanePicture | null;
  readonly label: string;
}

/** CSS pixels for ticks and names, left and below. */
const GUTTER = 22;
/** The field is computed on so many pixels and enlarged: its bands are flat, and their edges smooth. */
const FIELD_PX = 236;

export function Plane<S>({ store, picture, label }: Props<S>) {
  const ref = useRef<HTMLCanvasElement>(null);
  const look = useLook();
  const draw = useCallback(
    (canvas: HTMLCanvasElement, state: S) => {
      const shown = picture(state);
      if (shown) drawPlane(canvas, shown, look);
    },
    [picture, look],
  );
  useDrawing(ref, store, draw);
  return (
    <div className="plane">
      <canvas ref={ref} role="img" aria-label={label} />
    </div>
  );
}

let fieldCanvas: { canvas: OffscreenCanvas; image: ImageData } | null = null;

function drawPlane(
  canvas: HTMLCanvasElement,
  { from, to, field, line, points, ticks, xLabel, yLabel }: PlanePicture,
  look: Look,
): void {
  const ratio = Math.min(3, devicePixelRatio || 1);
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const context = canvas.getContext("2d")!;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const side = Math.min(width - GUTTER, height - GUTTER) - 1;
  const left = GUTTER;
  const top = 1;
  const px = (x: number) => left + ((x - from) / (to - from)) * side;
  const py = (y: number) => top + side - ((y - from) / (to - from)) * side;

  if (field) {
    fieldCanvas ??= { canvas: new OffscreenCanvas(FIELD_PX, FIELD_PX), image: new ImageData(FIELD_PX, FIELD_PX) };
    paintField(field, tints(look.neg, look.plate, look.pos), FIELD_PX, new Uint32Array(fieldCanvas.image.data.buffer));
    fieldCanvas.canvas.getContext("2d")!.putImageData(fieldCanvas.image, 0, 0);
    context.drawImage(fieldCanvas.canvas, left, top, side, side);
    const cell = side / (field.n - 1);
    context.beginPath();
    for (const [x0, y0, x1, y1] of contour(field, 0.5)) {
      context.moveTo(left + x0 * cell, top + side - y0 * cell);
      context.lineTo(left + x1 * cell, top + side - y1 * cell);
    }
    context.lineWidth = 2;
    context.lineCap = "round";
    context.strokeStyle = look.ink;
    context.stroke();
  }

  if (line) {
    const [a, b, c] = line;
    // The point of the line nearest the middle, and a stretch of it long enough to leave the square.
    const middle = (from + to) / 2;
    const norm = a * a + b * b || 1;
    const away = (a * middle + b * middle + c) / norm;
    const reach = (2 * (to - from)) / Math.sqrt(norm);
    context.save();
    context.beginPath();
    context.rect(left, top, side, side);
    context.clip();
    context.beginPath();
    context.moveTo(px(middle - a * away - b * reach), py(middle - b * away + a * reach));
    context.lineTo(px(middle - a * away + b * reach), py(middle - b * away - a * reach));
    context.lineWidth = 2;
    context.strokeStyle = look.ink;
    context.stroke();
    context.restore();
  }

  context.lineWidth = 1;
  context.strokeStyle = look.ink;
  context.strokeRect(left - 0.5, top - 0.5, side + 1, side + 1);
  context.fillStyle = look.ink2;
  context.font = `12px ${look.mono}`;
  for (const tick of ticks) {
    context.textAlign = "center";
    context.textBaseline = "top";
    context.fillText(String(tick), px(tick), top + side + 6);
    context.textAlign = "right";
    context.textBaseline = "middle";
    context.fillText(String(tick), left - 6, py(tick));
  }
  context.textAlign = "center";
  context.textBaseline = "top";
  context.fillText(xLabel, left + side / 2, top + side + 6);
  context.textAlign = "right";
  context.textBaseline = "middle";
  context.fillText(yLabel, left - 4, top + side / 2);

  for (const { x, y, target } of points) {
    context.beginPath();
    if (target === 0) context.arc(px(x), py(y), 6, 0, 2 * Math.PI);
    else context.rect(px(x) - 6, py(y) - 6, 12, 12);
    context.fillStyle = target === 0 ? look.plate : look.pos;
    context.strokeStyle = target === 0 ? look.neg : look.plate;
    context.lineWidth = target === 0 ? 3 : 1.5;
    context.fill();
    context.stroke();
  }
}
