/** @file What a picture shows, in a few words for whoever does not see it. Pure. */
import { columnOf, extentOf, PIXELS, rowOf, SIDE } from "./panels/pixels.ts";
import type { Words } from "./text.ts";

/** ", ink on 103 cells, rows 4 to 23"; "" for blank paper. */
export function inkSaid(pixels: ArrayLike<number> | null, { unseen }: Pick<Words, "unseen">): string {
  const extent = pixels && extentOf(pixels);
  return extent ? unseen.ink(extent.many, extent.top, extent.bottom) : "";
}

/** Which ninth of an image, row by row, has the largest and which the smallest mean. Null where all is nothing. */
export function areasOf(image: ArrayLike<number>): { readonly most: number; readonly least: number } | null {
  const third = (place: number) => Math.min(2, Math.floor((3 * (place + 0.5)) / SIDE));
  const [sums, cells] = [new Float64Array(9), new Float64Array(9)];
  for (let k = 0; k < PIXELS; k++) {
    const area = 3 * third(rowOf(k)) + third(columnOf(k));
    sums[area]! += image[k]!;
    cells[area]!++;
  }
  const means = Array.from(sums, (sum, area) => sum / cells[area]!);
  const [most, least] = [Math.max(...means), Math.min(...means)];
  return most > least ? { most: means.indexOf(most), least: means.indexOf(least) } : null;
}

/** ", raises the score most at the …" of an image of weights. */
export function pullsSaid(image: ArrayLike<number>, { unseen }: Pick<Words, "unseen">): string {
  const areas = areasOf(image);
  return areas ? unseen.pulls(unseen.areas[areas.most]!, unseen.areas[areas.least]!) : "";
}
