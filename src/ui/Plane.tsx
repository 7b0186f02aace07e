/** @file A square of the plane on canvas: the field in ten flat tints, its ½ line, trails and points; a point can be chosen. */
import { useCallback, useRef, useSyncExternalStore } from "react";
import type { StoreApi } from "zustand/vanilla";
import { useLook } from "./look.ts";
import { planeFrame, type PlanePicture } from "./plane.ts";
import { drawPlane } from "./planeDrawing.ts";
import { useDrawing } from "./useDrawing.ts";
import { useSize, type Size } from "./useSize.ts";

export type { PlanePicture, PlanePoint, Trail } from "./plane.ts";

interface Props<S> {
  readonly store: StoreApi<S>;
  /** Keeps its identity between renders; null while there is nothing to see. */
  readonly picture: (state: S) => PlanePicture | null;
  /** What is to be seen, in a sentence made from the same numbers. */
  readonly label: string;
  /** The point that is looked at, by its place; with `onChoose` the reader may choose another. */
  readonly chosen?: number | null;
  readonly onChoose?: (place: number) => void;
  /** What a point is called when it is a button: "(0, 1), target 1". */
  readonly pointName?: (place: number) => string;
}
const START: Size = { width: 258, height: 258, em: 12 };

export function Plane<S>({ store, picture, label, chosen = null, onChoose, pointName }: Props<S>) {
  const ref = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box, START);
  const look = useLook();
  const draw = useCallback(
    (canvas: HTMLCanvasElement, state: S) => {
      const shown = picture(state);
      if (!shown || size.width === 0) return;
      const ratio = Math.min(3, devicePixelRatio || 1);
      const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      const pen = canvas.getContext("2d")!;
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      pen.clearRect(0, 0, size.width, size.height);
      drawPlane(pen, chosen === null ? shown : { ...shown, chosen }, planeFrame(shown, size), look);
    },
    [picture, look, size, chosen],
  );
  useDrawing(ref, store, draw);
  return (
    <div className="plane" ref={box} data-obstacle="">
      <canvas ref={ref} role="img" aria-label={label} />
      {onChoose && <Choices {...{ store, picture, size, chosen, onChoose, pointName }} />}
    </div>
  );
}

type ChoicesProps<S> = Required<Pick<Props<S>, "store" | "picture" | "onChoose">> & {
  readonly size: Size;
  readonly chosen: number | null;
  readonly pointName: Props<S>["pointName"];
};
/** The points as buttons over the canvas: to be pressed, and to be reached by the Tab key. */
function Choices<S>({ store, picture, size, chosen, onChoose, pointName }: ChoicesProps<S>) {
  const places = useSyncExternalStore(
    store.subscribe,
    () => placesOf(picture(store.getState()), size),
    () => "",
  );
  return places
    .split(" ")
    .filter(Boolean)
    .map((place, k) => {
      const [left, top] = place.split(",");
      return (
        <button
          key={k}
          type="button"
          className="plane-point"
          style={{ left: `${left}px`, top: `${top}px` }}
          aria-pressed={k === chosen}
          aria-label={pointName?.(k) ?? String(k)}
          onClick={() => onChoose(k)}
        />
      );
    });
}
/** As text, so that what has not moved is the same; to four pixels, so that it seldom moves. */
function placesOf(shown: PlanePicture | null, size: Size): string {
  if (!shown) return "";
  const { px, py } = planeFrame(shown, size);
  const rough = (v: number) => 4 * Math.round(v / 4);
  return shown.points.map(({ x, y }) => `${rough(px(x))},${rough(py(y))}`).join(" ");
}
