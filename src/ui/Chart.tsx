/** @file Store → figure → painter, without rendering React. */
import { useCallback, useRef } from "react";
import type { StoreApi } from "zustand/vanilla";
import type { Figure, Painter } from "./figure.ts";
import { useLook, type Look } from "./look.ts";
import { plotlyPainter } from "./plotly.ts";
import { useDrawing } from "./useDrawing.ts";

interface Props<S> {
  readonly store: StoreApi<S>;
  /** Keeps its identity between renders. */
  readonly figure: (state: S, look: Look) => Figure;
  /** What the chart shows, in a sentence made from the same numbers. */
  readonly label: string;
  readonly painter?: Painter;
}

/** Draws figure(state) when the store has changed, as often as the page can afford. */
export function Chart<S>({ store, figure, label, painter = plotlyPainter }: Props<S>) {
  const ref = useRef<HTMLDivElement>(null);
  const look = useLook();
  const draw = useCallback(
    (element: HTMLElement, state: S) => painter.paint(element, figure(state, look)),
    [painter, figure, look],
  );
  useDrawing<HTMLElement, S>(ref, store, draw, painter.purge);
  return <div ref={ref} className="chart" role="img" aria-label={label} />;
}
