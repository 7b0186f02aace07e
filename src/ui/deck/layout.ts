/** @file How high each part of the tape stands, in units of `--u1` (one pixel; in a projection one 1280th of the screen). Pure. */

/** On the bench, in the strip while reading, at the foot of a phone, in a projection. */
export type Place = "bench" | "strip" | "foot" | "projector";

export interface Band {
  readonly top: number;
  readonly height: number;
}
export interface Layout {
  readonly lanes: readonly Band[];
  readonly ruler: Band;
  /** The lines that open the ruler into the vernier; no height where there is none. */
  readonly funnel: Band;
  readonly height: number;
  readonly font: number;
  readonly line: number;
  readonly mark: number;
  /** Between labels of the ruler. */
  readonly gap: number;
}

/** A tick of the ruler; its figures stand below. */
export const TICK = 8;

const SIZES = {
  bench: { head: 20, first: 62, lane: 36, ruler: 28, funnel: 12, font: 12, line: 2, mark: 9, gap: 64, more: true },
  strip: { head: 16, first: 34, lane: 0, ruler: 24, funnel: 0, font: 12, line: 2, mark: 8, gap: 64, more: false },
  foot: { head: 20, first: 25, lane: 0, ruler: 21, funnel: 0, font: 12, line: 2, mark: 8, gap: 60, more: false },
  projector: { head: 30, first: 74, lane: 0, ruler: 40, funnel: 0, font: 20, line: 4, mark: 16, gap: 120, more: false },
} as const satisfies { readonly [P in Place]: object };

const ROWS = { head: 24, first: 60, lane: 34, ruler: 34, more: true };

/** `rows`: in a projection of a page that is read, not of a scene, every lane is kept. */
export function layoutOf(place: Place, lanes: number, rows = false): Layout {
  const size = { ...SIZES[place], ...(place === "projector" && rows ? ROWS : {}) };
  const bands: Band[] = [{ top: size.head, height: size.first }];
  let top = size.head + size.first;
  for (let k = 1; k < lanes && size.more; k++) {
    bands.push({ top: top + 6, height: size.lane });
    top += 6 + size.lane;
  }
  const ruler = { top, height: size.ruler };
  const funnel = { top: top + size.ruler, height: size.funnel };
  const { font, line, mark, gap } = size;
  return { lanes: bands, ruler, funnel, height: funnel.top + funnel.height, font, line, mark, gap };
}
