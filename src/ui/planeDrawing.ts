/** @file How a plane is drawn on canvas. In every frame of a running lab: no more than two milliseconds. */
import { paintGrid } from "./canvas.ts";
import { placeLabels } from "./labels.ts";
import type { Look } from "./look.ts";
import type { PlaneFrame, PlanePicture, Trail } from "./plane.ts";

type Pen = CanvasRenderingContext2D;

export function drawPlane(pen: Pen, picture: PlanePicture, frame: PlaneFrame, look: Look): void {
  const { left, top, side } = frame;
  if (side <= 0) return;
  if (picture.field) paintGrid(pen, picture.field, look, { left, top, side, line: picture.line ? 0 : thick(frame) });
  pen.save();
  pen.beginPath();
  pen.rect(left, top, side, side);
  pen.clip();
  if (picture.net) drawNet(pen, picture.net, frame, look);
  for (const trail of picture.trails ?? []) drawTrail(pen, trail, frame, look);
  if (picture.line) drawLine(pen, picture.line, picture, frame, look);
  pen.restore();
  drawAxes(pen, picture, frame, look);
  drawPoints(pen, picture, frame, look);
}

/** Data lines: 2 px on a page, 4 for a projector's type. */
const thick = ({ em }: PlaneFrame) => Math.max(2, em / 6);
/** Whole pixels, so that it is sharp: 1 on a page, 2 on a beam of 1080 lines. */
const hair = (em: number) => Math.max(1, Math.round(em / 14));

function drawNet(pen: Pen, { n, places }: NonNullable<PlanePicture["net"]>, { em, px, py }: PlaneFrame, look: Look): void {
  pen.beginPath();
  for (let across = 0; across < 2; across++) {
    for (let k = 0; k < n; k++) {
      for (let step = 0; step < n; step++) {
        const at = 2 * (across ? k * n + step : step * n + k);
        if (step === 0) pen.moveTo(px(places[at]!), py(places[at + 1]!));
        else pen.lineTo(px(places[at]!), py(places[at + 1]!));
      }
    }
  }
  pen.lineWidth = em / 16;
  pen.strokeStyle = look.ink;
  pen.globalAlpha = 0.4;
  pen.stroke();
  pen.globalAlpha = 1;
}

function drawTrail(pen: Pen, { places, past, dotted }: Trail, frame: PlaneFrame, look: Look): void {
  const part = (from: number, to: number, width: number, alpha: number) => {
    if (to - from < 2) return;
    pen.beginPath();
    for (let k = from; k < to; k++) pen.lineTo(frame.px(places[2 * k]!), frame.py(places[2 * k + 1]!));
    pen.lineWidth = width;
    pen.globalAlpha = alpha;
    pen.stroke();
  };
  pen.strokeStyle = look.ink;
  pen.lineJoin = "round";
  const now = Math.min(past, places.length / 2);
  part(Math.max(0, now - 1), places.length / 2, frame.em / 12, 0.42);
  if (dotted) pen.setLineDash([frame.em / 10, frame.em / 4]);
  pen.lineCap = "round";
  part(0, now, 0.6 * thick(frame), 1);
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

/** The point of the line nearest the middle, and a stretch of it long enough to leave the square. */
function drawLine(
  pen: Pen,
  [a, b, c]: readonly [number, number, number],
  { from, to }: PlanePicture,
  frame: PlaneFrame,
  look: Look,
): void {
  const middle = (from + to) / 2;
  const norm = a * a + b * b || 1;
  const away = (a * middle + b * middle + c) / norm;
  const reach = (2 * (to - from)) / Math.sqrt(norm);
  pen.beginPath();
  pen.moveTo(frame.px(middle - a * away - b * reach), frame.py(middle - b * away + a * reach));
  pen.lineTo(frame.px(middle - a * away + b * reach), frame.py(middle - b * away - a * reach));
  pen.lineWidth = thick(frame);
  pen.strokeStyle = look.ink;
  pen.stroke();
}

function drawAxes(
  pen: Pen,
  { ticks, to, from, xLabel, yLabel }: PlanePicture,
  { left, top, side, em, px, py }: PlaneFrame,
  look: Look,
): void {
  const wide = hair(em);
  const half = wide / 2;
  pen.lineWidth = wide;
  pen.strokeStyle = look.ink;
  pen.strokeRect(left - half, top - half, side + wide, side + wide);
  pen.beginPath();
  for (const tick of ticks) {
    pen.moveTo(Math.round(px(tick)) + half, top + side + wide);
    pen.lineTo(Math.round(px(tick)) + half, top + side + 5 * wide);
    pen.moveTo(left - 5 * wide, Math.round(py(tick)) + half);
    pen.lineTo(left - wide, Math.round(py(tick)) + half);
  }
  pen.strokeStyle = look.line2;
  pen.stroke();
  pen.fillStyle = look.ink2;
  pen.font = `${em}px ${look.mono}`;
  const write = (text: string, x: number, y: number, align: CanvasTextAlign, baseline: CanvasTextBaseline) => {
    pen.textAlign = align;
    pen.textBaseline = baseline;
    pen.fillText(text, x, y);
  };
  const under = top + side + 0.65 * em;
  for (const tick of ticks) {
    const text = String(tick).replace("-", "−").replace(/^0\./, ".");
    write(text, px(tick), under, "center", "top");
    write(text, left - 0.65 * em, py(tick), "right", "middle");
  }
  // An axis' name stands at its end, or in the last gap where a tick is there already.
  const last = ticks.at(-1) ?? from;
  const end = to - last > (2 * em * (to - from)) / side ? to : (last + (ticks.at(-2) ?? from)) / 2;
  write(xLabel, end === to ? left + side : px(end), under, end === to ? "right" : "center", "top");
  write(yLabel, left - 0.65 * em, end === to ? top + 0.5 * em : py(end), "right", "middle");
}

function drawPoints(pen: Pen, { points, chosen }: PlanePicture, { left, top, side, em, px, py }: PlaneFrame, look: Look): void {
  const radius = 0.5 * em;
  points.forEach(({ x, y, target }, k) => {
    pen.beginPath();
    if (target === 0) pen.arc(px(x), py(y), radius, 0, 2 * Math.PI);
    else pen.rect(px(x) - radius, py(y) - radius, 2 * radius, 2 * radius);
    pen.fillStyle = target === 0 ? look.plate : look.pos;
    pen.strokeStyle = target === 0 ? look.neg : look.plate;
    pen.lineWidth = target === 0 ? em / 4 : em / 8;
    pen.fill();
    pen.stroke();
    if (k !== chosen) return;
    pen.beginPath();
    pen.arc(px(x), py(y), em, 0, 2 * Math.PI);
    pen.strokeStyle = look.now;
    pen.lineWidth = em / 8;
    pen.stroke();
  });
  const named = points.filter(({ label }) => label !== undefined);
  if (named.length === 0) return;
  pen.font = `${em}px ${look.mono}`;
  const boxes = placeLabels(
    named.map(({ x, y, label }) => ({ x: px(x), y: py(y), width: pen.measureText(label!).width })),
    { left: left + 3, top: top + 2, right: left + side - 3, bottom: top + side - 2 },
    { height: 1.25 * em, radius: 0.8 * em },
  );
  named.forEach(({ x, y, label }, k) => writeLabel(pen, label!, boxes[k]!, { x: px(x), y: py(y) }, em, look));
}

function writeLabel(
  pen: Pen,
  text: string,
  { left, right, top, bottom, far }: ReturnType<typeof placeLabels>[number],
  point: { x: number; y: number },
  em: number,
  look: Look,
): void {
  const middle = (top + bottom) / 2;
  if (far) {
    pen.beginPath();
    pen.moveTo(point.x < left ? left - 2 : point.x > right ? right + 2 : (left + right) / 2, middle);
    pen.lineTo(point.x, point.y);
    pen.lineWidth = hair(em);
    pen.strokeStyle = look.ink;
    pen.stroke();
  }
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  pen.lineWidth = em / 3;
  pen.lineJoin = "round";
  pen.strokeStyle = look.plate;
  pen.strokeText(text, left, middle);
  pen.fillStyle = look.ink;
  pen.fillText(text, left, middle);
}
