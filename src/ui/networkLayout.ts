/** @file Where the units, wires and labels of a layered network stand, in CSS pixels. Pure: the drawing only follows. */

import { shared, type Box } from "./labels.ts";

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** The height of a label's type: 12 on a page, more on a projector. */
  readonly em: number;
}
export interface PlacedUnit {
  readonly x: number;
  readonly y: number;
  /** Side of its square; an input is a dot. */
  readonly side: number;
  /** Whether there is room for its name above and its bias below. */
  readonly roomy: boolean;
}
export interface PlacedWire {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** The middle of its label; the weight stands above this, the gradient below. Null: too many wires to label. */
  readonly label: readonly [x: number, y: number] | null;
}
export interface NetworkLayout {
  readonly units: readonly (readonly PlacedUnit[])[];
  readonly wire: (layer: number, from: number, to: number) => PlacedWire;
  readonly loss: { readonly x: number; readonly y: number; readonly radius: number };
}

/** More wires between two layers than this, and their numbers would stand on each other. */
const LABELLED = 4;
/** Room above a unit for its name, below for its bias and its gradient. */
const ABOVE = 1.9;
const BELOW = 2.9;

/** Narrower than so many of its labels' heights, and they would stand on each other: smaller type is the lesser evil. */
const NARROWEST = 24;
export const emFor = (width: number, em: number): number => Math.min(em, width / NARROWEST);

/** `sizes`: how many units each layer has, the inputs first. The cost stands to the right of the last. */
export function layoutNetwork(sizes: readonly number[], { width, height, em }: Frame): NetworkLayout {
  const radius = 1.42 * em;
  const columns = columnsOf(sizes.length + 1, 1.1 * em, width - radius - 0.3 * em);
  const units = sizes.map((count, layer) => placeLayer(count, { x: columns[layer]!, isInput: layer === 0, height, em }));
  const loss = { x: columns.at(-1)!, y: height / 2, radius };
  const taken = writtenAt(units, loss, em);
  const wires = new Map<string, PlacedWire>();
  const place = (layer: number, from: number, to: number): PlacedWire => {
    const [a, b] = [units[layer - 1]![from]!, units[layer]![to]!];
    const [x1, x2] = [a.x + a.side / 2 + (layer === 1 ? 2 : 0), b.x - b.side / 2];
    // Wires spread over the edge they enter, so that two of them can be told apart there.
    const enter = spread(from, sizes[layer - 1]!, b.side);
    const leave = layer === 1 ? 0 : spread(to, sizes[layer]!, a.side);
    const [y1, y2] = [a.y + leave, b.y + enter];
    const crossing = from !== to && sizes[layer]! > 1 && sizes[layer - 1]! > 1;
    const part = crossing ? 0.32 : layer === 1 ? 0.6 : 0.5;
    const labelled = sizes[layer - 1]! * sizes[layer]! <= LABELLED;
    if (!labelled) return { x1, y1, x2, y2, label: null };
    // The numbers move along their wire until they stand on nothing that is written.
    const label = (at: number): [number, number] => [x1 + (x2 - x1) * at, y1 + (y2 - y1) * at];
    const cost = (at: number) => taken.reduce((sum, box) => sum + shared(numbersAt(label(at), em), box), 0);
    const best = ALONG.map((by) => Math.min(0.82, Math.max(0.18, part + by))).reduce((a, b) => (cost(b) < cost(a) - 0.5 ? b : a));
    taken.push(numbersAt(label(best), em));
    return { x1, y1, x2, y2, label: label(best) };
  };
  for (let layer = 1; layer < sizes.length; layer++)
    for (let to = 0; to < sizes[layer]!; to++)
      for (let from = 0; from < sizes[layer - 1]!; from++) wires.set(`${layer} ${from} ${to}`, place(layer, from, to));
  return { units, loss, wire: (layer, from, to) => wires.get(`${layer} ${from} ${to}`)! };
}

/** How far from where they would like to be, in parts of their wire: in the order they are tried. */
const ALONG = [0, -0.04, 0.04, -0.08, 0.08, -0.12, 0.12, -0.16, 0.16, -0.2, 0.2, -0.26, 0.26, -0.32, 0.32];
/** Of the mono type: how wide a character is in heights. */
export const WIDE = 0.62;

/** What a wire's two numbers take: "→ −2.208" at most. */
export function numbersAt([x, y]: readonly [number, number], em: number): Box {
  return { left: x - 4 * WIDE * em, right: x + 4 * WIDE * em, top: y - 1.2 * em, bottom: y + 1.15 * em };
}
/** Where units and the cost have something written, and their squares. */
export function writtenAt(units: NetworkLayout["units"], loss: NetworkLayout["loss"], em: number): Box[] {
  const text = (x: number, base: number, length: number): Box => ({
    left: x - (length * WIDE * em) / 2,
    right: x + (length * WIDE * em) / 2,
    top: base - 0.95 * em,
    bottom: base + 0.3 * em,
  });
  const inputs = units[0]!.map(({ x, y, side }) => ({
    left: 0,
    right: Math.max(x + side / 2, 3 * WIDE * em),
    top: y - 2.1 * em,
    bottom: y + 2.2 * em,
  }));
  const inner = units.slice(1).flatMap((layer) =>
    layer.flatMap(({ x, y, side, roomy }) => {
      const half = side / 2;
      const square = { left: x - half - 4, right: x + half + 4, top: y - half - 4, bottom: y + half + 4 };
      return roomy
        ? [square, text(x, y - half - 0.75 * em, 10), text(x, y + half + 1.3 * em, 8), text(x, y + half + 2.4 * em, 8)]
        : [square];
    }),
  );
  const cost = {
    left: loss.x + loss.radius - 6 * WIDE * em,
    right: loss.x + loss.radius,
    top: loss.y - loss.radius - 1.7 * em,
    bottom: loss.y + loss.radius,
  };
  return [...inputs, ...inner, cost];
}
/** Gaps with wires are wide, for their numbers; the first begins at a dot and needs less; the last only leads to the cost. */
function columnsOf(count: number, from: number, to: number): number[] {
  const gaps = Array.from({ length: count - 1 }, (_, k) => (k === 0 ? 1.05 : k === count - 2 ? 0.72 : 1.15));
  const whole = gaps.reduce((sum, gap) => sum + gap, 0);
  const out = [from];
  for (const gap of gaps) out.push(out.at(-1)! + ((to - from) * gap) / whole);
  return out;
}

interface Column {
  readonly x: number;
  readonly isInput: boolean;
  readonly height: number;
  readonly em: number;
}
function placeLayer(count: number, { x, isInput, height, em }: Column): PlacedUnit[] {
  const most = (count === 1 ? 4.6 : 3.9) * em;
  const share = height / count;
  const fits = share - (ABOVE + BELOW) * em;
  const roomy = fits >= 2 * em || isInput;
  const side = isInput ? 1 * em : roomy ? Math.min(most, fits) : Math.max(0.6 * em, Math.min(2 * em, share - 0.4 * em));
  const step = Math.min(share, 4.1 * em + (ABOVE + BELOW) * em);
  // Names above and two lines below: the square itself stands a little above the middle of its share.
  const lift = roomy && !isInput ? ((BELOW - ABOVE) * em) / 2 : 0;
  return Array.from({ length: count }, (_, k) => ({
    x,
    y: height / 2 + (k - (count - 1) / 2) * step - (count > 1 || isInput ? lift : 0),
    side,
    roomy,
  }));
}

/** A place on an edge of length `side` for the k-th of n wires: around its middle. */
const spread = (k: number, n: number, side: number): number =>
  n < 2 ? 0 : ((k - (n - 1) / 2) / n) * Math.min(side * 0.72, 12 * n);
