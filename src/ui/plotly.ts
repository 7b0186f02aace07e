/** @file The painter: the only file that imports plotly.js, and only when the first chart is drawn. Core and scatter, nothing more. */
import type { Figure, Painter } from "./figure.ts";

type Plotly = typeof import("plotly.js/lib/core");

let plotly: Plotly | null = null;
let loading: Promise<void> | null = null;
/** The newest figure of each element that still waits for the library. */
const waiting = new Map<HTMLElement, Figure>();
const painted = new WeakMap<HTMLElement, string>();

const CONFIG = {
  displayModeBar: false,
  showSendToCloud: false, // Plotly 4 would offer to upload the reader's chart
  responsive: false, // the size comes with the figure
  doubleClick: false,
} as const;

async function load(): Promise<void> {
  const module = await import("plotly.js/lib/core");
  plotly = (module as unknown as { default?: Plotly }).default ?? module;
  for (const [element, figure] of waiting) paint(element, figure);
  waiting.clear();
}

function paint(element: HTMLElement, figure: Figure): void {
  const { clientWidth: width, clientHeight: height } = element;
  if (!plotly) {
    waiting.set(element, figure);
    loading ??= load();
    return;
  }
  if (width === 0 || height === 0) return;
  const key = `${figure.key} ${width}×${height}`;
  const data = figure.data.map((trace) => ({ ...trace }));
  if (painted.get(element) === key) {
    // Not awaited: waiting for it halves the frame rate.
    void plotly.animate(
      element,
      { data, traces: data.map((_, k) => k) },
      { mode: "immediate", transition: { duration: 0 }, frame: { duration: 0, redraw: false } },
    );
    return;
  }
  painted.set(element, key);
  void plotly.react(element, data, { ...figure.layout, width, height }, CONFIG);
}

export const plotlyPainter: Painter = {
  paint,
  purge(element) {
    waiting.delete(element);
    painted.delete(element);
    plotly?.purge(element);
  },
};
