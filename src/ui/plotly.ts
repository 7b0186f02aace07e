/** @file The painter: the only file that imports plotly.js, and only when the first chart is drawn. Core and scatter, nothing more. */
import type { Figure, Painter } from "./figure.ts";

type Plotly = typeof import("plotly.js/lib/core");

let plotly: Plotly | null = null;
let loading: Promise<void> | null = null;
/** The newest figure of each element that still waits for the library. */
const waiting = new Map<HTMLElement, Figure>();

interface Painted {
  key: string;
  /** Once lines were moved by hand, Plotly's own copy is brought up to date when they rest: for hovering, and to be exact. */
  rest?: ReturnType<typeof setTimeout>;
}
const painted = new WeakMap<HTMLElement, Painted>();

const REST_MS = 200;
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
  if (!plotly) {
    waiting.set(element, figure);
    loading ??= load().catch(() => {
      // Offline, perhaps: the words that describe the chart take its place.
      for (const place of waiting.keys()) place.textContent = place.getAttribute("aria-label");
    });
    return;
  }
  const { clientWidth: width, clientHeight: height } = element;
  if (width === 0 || height === 0) return;
  const key = `${figure.key} ${width}×${height}`;
  const before = painted.get(element);
  clearTimeout(before?.rest);
  const redraw = () =>
    void plotly!.react(
      element,
      figure.data.map((trace) => ({ ...trace })),
      { ...figure.layout, width, height },
      CONFIG,
    );
  if (before?.key === key && moveLines(element, figure)) before.rest = setTimeout(redraw, REST_MS);
  else {
    painted.set(element, { key });
    redraw();
  }
}

/** What Plotly keeps on its element; not in its types, and the same for many versions. */
interface Inner {
  readonly _fullLayout?: { readonly xaxis?: Axis; readonly yaxis?: Axis };
  readonly _fullData?: readonly { readonly uid: string }[];
}
interface Axis {
  /** Data to pixels. */
  readonly d2p: (value: number) => number;
}

/**
 * Moves the lines of a figure whose axes stay where they are, by hand: 0.3 ms where Plotly takes 8, so that a curve can follow its pin
 * in every frame. False where Plotly has not drawn these lines yet.
 */
function moveLines(element: HTMLElement, figure: Figure): boolean {
  const { _fullLayout: layout, _fullData: traces } = element as Inner;
  if (!layout?.xaxis || !layout.yaxis || traces?.length !== figure.data.length) return false;
  const paths = traces.map(({ uid }) => element.querySelector(`.trace${CSS.escape(uid)} path.js-line`));
  const { xaxis, yaxis } = layout;
  const lines = figure.data.map((trace) => lineOf(trace as Points, xaxis, yaxis));
  if (lines.some((line, k) => line !== "" && paths[k] === null)) return false;
  lines.forEach((line, k) => paths[k]?.setAttribute("d", line || "M0,0"));
  return true;
}

interface Points {
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}
function lineOf({ x, y }: Points, xaxis: Axis, yaxis: Axis): string {
  let path = "";
  let pen = "M";
  x.forEach((at, k) => {
    const value = y[k] ?? null;
    if (value !== null) path += `${pen}${xaxis.d2p(at).toFixed(1)},${yaxis.d2p(value).toFixed(1)}`;
    pen = value === null ? "M" : "L";
  });
  return path;
}

export const plotlyPainter: Painter = {
  paint,
  purge(element) {
    waiting.delete(element);
    clearTimeout(painted.get(element)?.rest);
    painted.delete(element);
    plotly?.purge(element);
  },
};
