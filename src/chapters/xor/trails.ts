/** @file Where the four points have been in the hidden plane, from the hidden layer's parameters, which every update reports. */
import type { PlayerState } from "../../lesson/player.ts";
import type { PlanePicture, Trail } from "../../ui/Plane.tsx";
import { hiddenPlane, POINTS } from "./figures.ts";
import { HIDDEN_COLUMNS } from "./labs/twoHidden.ts";

/** Places a trail has at most: the curve is smooth, and a frame is short. */
const PLACES = 240;
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

/**
 * One trail a point, from the beginning as far as the cursor has been, at moments that are even in time and few enough for a frame.
 */
export function hiddenTrails({ columns, t, seen }: Pick<PlayerState, "columns" | "t" | "seen">): readonly Trail[] {
  const known = HIDDEN_COLUMNS.map((name) => columns[name]);
  const length = Math.min(seen + 1, known[0]?.length ?? 0);
  if (length === 0 || known.some((column) => !column || Number.isNaN(column[0]))) return [];
  const [w11, w12, w21, w22, b1, b2] = known as Float32Array[];
  const moments = momentsOf(length, t);
  const past = moments.filter((i) => i <= t).length;
  return POINTS.map(({ x, y, target }) => {
    const places = new Float32Array(2 * moments.length);
    moments.forEach((i, k) => {
      places[2 * k] = sigmoid(w11![i]! * x + w12![i]! * y + b1![i]!);
      places[2 * k + 1] = sigmoid(w21![i]! * x + w22![i]! * y + b2![i]!);
    });
    return { places, past, dotted: target === 1 };
  });
}

/** Updates in order, the first, the last and the present one among them. The same ones stay while the run grows by a little. */
function momentsOf(length: number, t: number): readonly number[] {
  const step = 2 ** Math.max(0, Math.ceil(Math.log2(length / PLACES)));
  const moments = new Set<number>([0, length - 1, Math.min(t, length - 1)]);
  for (let i = 0; i < length; i += step) moments.add(i);
  return [...moments].sort((a, b) => a - b);
}

/** The hidden plane with the ways the four points have come. */
export function hiddenWithTrails(state: PlayerState): PlanePicture | null {
  const picture = hiddenPlane(state);
  return picture && { ...picture, trails: hiddenTrails(state) };
}
