/** @file The chapter's figures: from a player's state to plain data. No React, no painter. */
import type { ChangeNote, PlayerState } from "../../lesson/player.ts";
import { decimate } from "../../ui/decimate.ts";
import type { Grid } from "../../ui/field.ts";
import type { Figure } from "../../ui/figure.ts";
import { fraction, group, joined, sign, slot, type FormulaPart } from "../../ui/formula.ts";
import type { Look } from "../../ui/look.ts";
import type { Phase } from "../../ui/network.ts";
import type { NetworkView } from "../../ui/Network.tsx";
import { count, measured } from "../../ui/numbers.ts";
import type { PlanePicture } from "../../ui/Plane.tsx";
import { guardAt } from "../../ui/readings.ts";
import { HIDDEN_SQUARE, SURFACE, type TwoHiddenView } from "./labs/twoHidden.ts";
import type { Words } from "./text.ts";

/** In the order of X, with the targets of Y. */
export const POINTS = [
  { x: 0, y: 0, target: 0 },
  { x: 0, y: 1, target: 1 },
  { x: 1, y: 0, target: 1 },
  { x: 1, y: 1, target: 0 },
] as const;

/** As they are written beside a point. */
export const NAMES = POINTS.map(({ x, y }) => `(${x}, ${y})`);

/** The view as this lab's machine makes it. */
export const viewOf = ({ view }: PlayerState): TwoHiddenView | null => (view === null ? null : (view.view as TwoHiddenView));

/** ŷ of the four points, of whichever lab of this chapter; null while nothing is known. */
export const outputsOf = ({ view }: PlayerState): readonly number[] | null =>
  view === null ? null : (view.view as Pick<TwoHiddenView, "outputs">).outputs;

/** Whether the whole plane says ½, to the three digits that are printed: then there is no line to draw. */
export const isHalf = ({ view }: Pick<PlayerState, "view">): boolean =>
  view !== null && (view.view as Pick<TwoHiddenView, "surface">).surface.every((y) => Math.abs(y - 0.5) < 0.0005);

/** (0, 0) → (0.99, 0.62), … */
export const placesOf = ({ hidden }: TwoHiddenView): string =>
  hidden.map((h, k) => `(${POINTS[k]!.x}, ${POINTS[k]!.y}) → (${h.map((v) => measured(v, 2)).join(", ")})`).join(", ");

// ---- the cost curve --------------------------------------------------------------------------------------------------------------

interface CurveOptions {
  readonly words: Words;
  readonly scale: "linear" | "log";
  readonly ghostName: (change: ChangeNote) => string;
}

/** Cost over the whole run: ink to the cursor, thin to where the cursor has been, dashed for futures that were cut. */
export function costCurve({ words, scale, ghostName }: CurveOptions): (state: PlayerState, look: Look) => Figure {
  return ({ columns, t, seen, length, ghosts }, look) => {
    const cost = columns["cost"] ?? new Float32Array(0);
    const line = (from: number, to: number, column = cost) => decimate(column, from, to, length);
    const base = { type: "scatter", mode: "lines", cliponaxis: false } as const;
    const futures = ghosts.map(({ from, columns }) => ({
      ...base,
      ...line(from, Infinity, columns["cost"]),
      line: { color: look.ghost, width: 1.5, dash: "5px,3px" as "dash" },
      hoverinfo: "skip" as const,
    }));
    const top = ceiling(Math.max(1, ...[...futures, line(0, seen + 1)].flatMap(({ y }) => y).filter((v) => v !== null)));
    const data = [
      ...futures,
      { ...base, ...line(t, seen + 1), line: { color: look.ink, width: 1.25 }, opacity: 0.42 },
      { ...base, ...line(0, t + 1), line: { color: look.ink, width: 2 } },
    ];
    const range: [number, number] = scale === "log" ? [-4, Math.log10(top) + 1] : [0, 1.04 * top];
    const levelOf = (y: number) => (scale === "log" ? Math.log10(y) : y);
    const labels = ghosts.map(({ change, from, columns }, k) => {
      const at = Math.min(columns["cost"]!.length - 1, Math.round(from + 0.08 * length));
      const y = columns["cost"]![Math.max(0, at)] ?? 0;
      return {
        x: at,
        y: levelOf(Math.max(y, 1e-4)),
        text: ghostName(change),
        xanchor: "left" as const,
        yshift: 12 + 14 * (k % 2),
      };
    });
    return {
      key: JSON.stringify([scale, top, length, ghosts.map(({ change, from }) => [change, from]), look, words.stepAxis]),
      data,
      layout: {
        margin: { l: 44, r: 28, t: 8, b: 34 },
        paper_bgcolor: "rgba(0,0,0,0)",
        plot_bgcolor: "rgba(0,0,0,0)",
        font: { family: look.sans, size: 12, color: look.ink },
        showlegend: false,
        hovermode: "x",
        hoverlabel: { bgcolor: look.plate, bordercolor: look.ink, font: { family: look.mono, size: 12, color: look.ink } },
        xaxis: {
          ...axis(look),
          title: { text: words.stepAxis, standoff: 2, font: { size: 12, color: look.ink2 } },
          range: [0, length],
          tickformat: ",d",
          ticks: "outside",
          ticklen: 4,
          showline: true,
        },
        yaxis: {
          ...axis(look),
          title: { text: words.costAxis, standoff: 4, font: { size: 12, color: look.ink2 } },
          type: scale,
          range,
          nticks: 4,
          ...(scale === "log" ? { tickvals: [1e-4, 1e-2, 1, 100], ticktext: ["10⁻⁴", "10⁻²", "1", "100"] } : {}),
          ticks: "",
          showline: false,
        },
        shapes: [
          {
            type: "line",
            xref: "paper",
            x0: 0,
            x1: 1,
            y0: Math.LN2,
            y1: Math.LN2,
            line: { color: look.line, width: 1 },
            layer: "below",
          },
        ],
        annotations: [
          { ...note(look), x: 1, xref: "paper", xanchor: "right", y: levelOf(Math.LN2), yanchor: "bottom", text: words.ln2 },
          ...labels.map((label) => ({ ...note(look), ...label })),
        ],
      },
    };
  };
}

const axis = (look: Look) => ({
  showgrid: false,
  zeroline: false,
  fixedrange: true,
  linecolor: look.line2,
  tickcolor: look.line2,
  tickfont: { family: look.mono, size: 12, color: look.ink2 },
});
const note = (look: Look) => ({ showarrow: false, font: { size: 12, color: look.ink2 }, bgcolor: look.plate, borderpad: 1 });

/** The next of 1, 2, 5 × 10ᵏ, so that the axis moves seldom. */
export function ceiling(x: number): number {
  const power = 10 ** Math.floor(Math.log10(x));
  return [1, 2, 5, 10].map((k) => k * power).find((limit) => limit >= x) ?? 10 * power;
}

/** The curve in a sentence, from the same numbers. */
export function describeCurve(words: Words): (state: PlayerState) => string {
  return (s) => {
    const now = guardAt(s);
    if (!now) return words.noCurve;
    return words.curve(measured(s.columns["cost"]![0]!, 3), measured(now.value, 3), count(now.i), count(s.length));
  };
}

// ---- the planes ------------------------------------------------------------------------------------------------------------------

/** ŷ over the inputs, and the four points on it: of every lab of this chapter. */
export function inputPlane(state: PlayerState): PlanePicture | null {
  const view = state.view?.view as Pick<TwoHiddenView, "surface"> | undefined;
  if (!view) return null;
  const n = Math.round(Math.sqrt(view.surface.length));
  return { ...SURFACE, field: { n, values: view.surface }, points: POINTS, ticks: [0, 1], xLabel: "x₁", yLabel: "x₂" };
}

/** The hidden plane: ŷ over it, and the four points where the hidden layer puts them. Only two units make a plane. */
export function hiddenPlane(state: PlayerState): PlanePicture | null {
  const view = viewOf(state);
  if (view?.hidden[0]?.length !== 2 || !view.hiddenSurface) return null;
  const points = view.hidden.map(([x = 0, y = 0], k) => ({ x, y, target: POINTS[k]!.target, label: NAMES[k]! }));
  const labels = { ticks: [0, 1], xLabel: "h₁", yLabel: "h₂" };
  const net = view.lattice ? { net: { n: Math.round(Math.sqrt(view.lattice.length / 2)), places: view.lattice } } : {};
  return { ...HIDDEN_SQUARE, field: gridOf(view.hiddenSurface), points, line: lineOf(view), ...net, ...labels };
}
/** Where the output layer says ½: w · h + b = 0, as [w₁, w₂, b]. */
const lineOf = ({ weights }: TwoHiddenView) =>
  [weights["2.weight"]![0]!, weights["2.weight"]![1]!, weights["2.bias"]![0]!] as const;

export function describePlane(words: Words): (state: PlayerState) => string {
  return (s) => {
    const view = viewOf(s);
    return view
      ? words.planeAlt(POINTS.map(({ x, y }, k) => `(${x}, ${y}) ${measured(view.outputs[k]!, 3)}`).join(", "))
      : words.waiting;
  };
}
export function describeHidden(words: Words): (state: PlayerState) => string {
  return (s) => {
    const view = viewOf(s);
    if (view?.hidden[0]?.length !== 2) return view ? words.onlyTwo : words.waiting;
    return words.hiddenAlt(placesOf(view));
  };
}

// ---- the network and the formula -------------------------------------------------------------------------------------------------

/** What each named line does to a network. */
export const PHASES = {
  zeroGrad: "clear",
  forward: "forward",
  loss: "loss",
  backward: "backward",
  step: "step",
  print: "other",
} as const satisfies { readonly [line: string]: Phase };

const gridOf = (values: Float32Array): Grid => ({ n: Math.round(Math.sqrt(values.length)), values });
const unitNames = (n: number) => Array.from({ length: n }, (_, k) => `h${subscript(k + 1)}`);
const subscript = (n: number) => [...String(n)].map((digit) => String.fromCharCode(0x2080 + Number(digit))).join("");

/** The 2-H-1 network at θₜ, for each of the four points. */
export const networks = POINTS.map(({ x, y }, row) => (state: PlayerState): NetworkView | null => {
  const view = viewOf(state);
  if (!view) return null;
  const hidden = view.hidden[row]!;
  return {
    shape: { layers: [["x₁", "x₂"], unitNames(hidden.length), ["ŷ"]], parameters: PARAMETERS },
    numbers: { row, values: [[x, y], hidden, [view.outputs[row]!]], weights: view.weights, loss: lossAt(state) },
    surfaces: [[null, null], view.unitSurfaces.map(gridOf), [gridOf(view.surface)]],
  };
});
export const networkOf = networks[0]!;
const PARAMETERS = [
  { weight: "0.weight", bias: "0.bias" },
  { weight: "2.weight", bias: "2.bias" },
];
/** The newest measurement of the cost at the cursor, as the tape's read-out has it: after the last update, that of the one before. */
const lossAt = (state: PlayerState): number | null => guardAt(state)?.value ?? null;

/** Cost = ¼ (…): the four points' own costs, from the outputs shown. */
export function costFormula(words: Words): (state: PlayerState) => readonly FormulaPart[] | null {
  return (state) => {
    const outputs = (state.view?.view as Pick<TwoHiddenView, "outputs"> | undefined)?.outputs;
    if (!outputs) return null;
    const cost = lossAt(state);
    const terms = POINTS.map(({ x, y, target }, k) =>
      slot({
        id: `point-${k}`,
        label: `(${x}, ${y})`,
        note: `ŷ ${measured(outputs[k]!, 3)}`,
        mark: target,
        said: words.loss,
        value: measured(-Math.log(target === 1 ? outputs[k]! : 1 - outputs[k]!), 4),
      }),
    );
    return [
      sign(words.cost),
      slot({ id: "cost", ...measuredAt(words, state), value: cost === null ? "–" : measured(cost, 4), isResult: true }),
      sign("="),
      fraction([sign("1")], [sign("4")]),
      group(...joined(terms, "+")),
    ];
  };
}
/** Where the cost shown is not of the step shown: of which it is. */
function measuredAt(words: Words, state: PlayerState) {
  const at = guardAt(state);
  return at && at.i !== state.t ? { label: `${words.stepAxis} ${count(at.i)}` } : {};
}
/** What the leader ties at each line, from code outwards. */
const CHAINS: { readonly [line: string]: readonly string[] } = {
  forward: ["line:forward", "node:unit-2-0"],
  loss: ["line:loss", "node:loss", "term:cost", "pin"],
  backward: ["line:backward", "node:loss"],
  step: ["line:step", "node:unit-1-0"],
};
export const chainOf = ({ trace, beat }: PlayerState): readonly string[] | null =>
  (beat === null ? undefined : CHAINS[trace?.beats[beat]?.line ?? ""]) ?? null;

/** The cost is being computed in its own beat; before, the outputs are. */
export const litTerms = ({ trace, beat }: PlayerState): readonly string[] => {
  const line = beat === null ? undefined : trace?.beats[beat]?.line;
  return line === "loss" ? ["cost"] : [];
};
