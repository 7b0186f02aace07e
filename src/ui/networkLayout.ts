/** @file Where the units, wires and labels of a layered network stand, in CSS pixels. Pure: the drawing only follows. */

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
  return {
    units,
    loss,
    wire(layer, from, to) {
      const [a, b] = [units[layer - 1]![from]!, units[layer]![to]!];
      const [x1, x2] = [a.x + a.side / 2 + (layer === 1 ? 2 : 0), b.x - b.side / 2];
      // Wires spread over the edge they enter, so that two of them can be told apart there.
      const enter = spread(from, sizes[layer - 1]!, b.side);
      const leave = layer === 1 ? 0 : spread(to, sizes[layer]!, a.side);
      const [y1, y2] = [a.y + leave, b.y + enter];
      const crossing = from !== to && sizes[layer]! > 1 && sizes[layer - 1]! > 1;
      const part = crossing ? 0.32 : layer === 1 ? 0.6 : 0.5;
      const labelled = sizes[layer - 1]! * sizes[layer]! <= LABELLED;
      return { x1, y1, x2, y2, label: labelled ? [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part] : null };
    },
  };
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
const spread = (k: number, n: number, side: number): number => (n < 2 ? 0 : ((k - (n - 1) / 2) / n) * Math.min(side * 0.72, 12 * n));
