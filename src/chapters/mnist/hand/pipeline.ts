/**
 * @file From ink on a large sheet to 28 × 28 pixels, as MNIST's makers did it: crop to the ink, fit into 20 × 20 with its proportions kept,
 * put the centre of mass into the middle of 28 × 28. Each step can be left out, to see what it is for. Pure.
 */

/** Pixels a side: of the sheet, of what the model takes, of the square the digit is fitted into. */
export const SHEET = 140;
export const SIDE = 28;
export const FIT = 20;
/** Where MNIST has its centres of mass, in pixels from the left (top) edge: within half a pixel of the middle of the fifteenth. */
export const MIDDLE = SIDE / 2 + 0.5;
/** Less than this is no ink: the soft edge of a stroke does not widen the crop. */
const FAINT = 0.1;

/** Row by row, 0 paper … 1 ink. */
export interface Image {
  readonly width: number;
  readonly height: number;
  readonly pixels: Float32Array;
}
/** In pixels of an image. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
/** Which steps are taken. */
export interface Steps {
  /** Else the whole sheet is the digit. */
  readonly crop: boolean;
  /** Else it fills all 28 × 28, to the edge. */
  readonly fit: boolean;
  /** Else its box is in the middle, not its mass. */
  readonly centre: boolean;
}
export const ALL_STEPS: Steps = { crop: true, fit: true, centre: true };

export interface Prepared {
  /** What was taken of the sheet. */
  readonly box: Box;
  readonly cropped: Image;
  /** 20 × 20, or 28 × 28 where that step is left out. */
  readonly fitted: Image;
  /** (28, 28): what the model is given. */
  readonly image: Image;
  /** Whole pixels by which the mass was moved to the right and down. */
  readonly moved: readonly [right: number, down: number];
}

export const blank = (width: number, height = width): Image => ({ width, height, pixels: new Float32Array(width * height) });

/** Null for a sheet without ink. */
export function prepare(sheet: Image, steps: Steps = ALL_STEPS): Prepared | null {
  const ink = inkBox(sheet);
  if (!ink) return null;
  const box = steps.crop ? ink : { left: 0, top: 0, width: sheet.width, height: sheet.height };
  const cropped = cut(sheet, box);
  const fitted = fit(cropped, steps.fit ? FIT : SIDE);
  const margin = (SIDE - fitted.width) / 2;
  const moved = steps.centre ? toMiddle(fitted, margin) : ([0, 0] as const);
  const image = blank(SIDE);
  place(fitted, image, margin + moved[0], margin + moved[1]);
  return { box, cropped, fitted, image, moved };
}

/** The smallest box around all ink; null where there is none. */
export function inkBox({ width, height, pixels }: Image): Box | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0, k = 0; y < height; y++) {
    for (let x = 0; x < width; x++, k++) {
      if (!(pixels[k]! > FAINT)) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

function cut({ width, pixels }: Image, box: Box): Image {
  const part = blank(box.width, box.height);
  for (let y = 0; y < box.height; y++) {
    const from = (box.top + y) * width + box.left;
    part.pixels.set(pixels.subarray(from, from + box.width), y * box.width);
  }
  return part;
}

/** As large as `side` allows, proportions kept, in the middle to the whole pixel. Each pixel is the mean of the area it covers. */
export function fit(image: Image, side: number): Image {
  const { width, height } = image;
  const scale = side / Math.max(width, height);
  const columns = shares(width, scale, side);
  const rows = shares(height, scale, side);
  const squeezed = new Float32Array(height * side);
  for (let y = 0; y < height; y++) {
    columns.forEach((parts, x) => {
      let sum = 0;
      for (const [from, share] of parts) sum += share * image.pixels[y * width + from]!;
      squeezed[y * side + x] = sum;
    });
  }
  const fitted = blank(side);
  rows.forEach((parts, y) => {
    for (let x = 0; x < side; x++) {
      let sum = 0;
      for (const [from, share] of parts) sum += share * squeezed[from * side + x]!;
      fitted.pixels[y * side + x] = sum;
    }
  });
  return fitted;
}

/** Along one axis: of which pixels each of `side` is the mean, and with what share; beyond the image is paper. */
function shares(length: number, scale: number, side: number): readonly (readonly (readonly [from: number, share: number])[])[] {
  const start = Math.floor((side - length * scale) / 2);
  return Array.from({ length: side }, (_, k) => {
    const [a, b] = [(k - start) / scale, (k - start + 1) / scale];
    const parts: (readonly [number, number])[] = [];
    for (let i = Math.max(0, Math.floor(a)); i < Math.min(length, Math.ceil(b)); i++) {
      const share = (Math.min(b, i + 1) - Math.max(a, i)) * scale;
      if (share > 0) parts.push([i, share]);
    }
    return parts;
  });
}

/** Where the mass lies, in pixels from the left and the top edge; the middle where there is none. */
export function centreOfMass({ width, height, pixels }: Image): readonly [x: number, y: number] {
  let [mass, sumX, sumY] = [0, 0, 0];
  for (let y = 0, k = 0; y < height; y++) {
    for (let x = 0; x < width; x++, k++) {
      mass += pixels[k]!;
      sumX += pixels[k]! * (x + 0.5);
      sumY += pixels[k]! * (y + 0.5);
    }
  }
  return mass > 0 ? [sumX / mass, sumY / mass] : [width / 2, height / 2];
}
function toMiddle(fitted: Image, margin: number): readonly [number, number] {
  const [x, y] = centreOfMass(fitted);
  return [Math.round(MIDDLE - margin - x), Math.round(MIDDLE - margin - y)];
}

/** What leaves the field is lost. */
function place(from: Image, into: Image, left: number, top: number): void {
  for (let y = 0; y < from.height; y++) {
    for (let x = 0; x < from.width; x++) {
      const [u, v] = [x + left, y + top];
      if (u >= 0 && u < into.width && v >= 0 && v < into.height)
        into.pixels[v * into.width + u] = from.pixels[y * from.width + x]!;
    }
  }
}
