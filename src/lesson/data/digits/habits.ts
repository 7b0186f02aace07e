/** @file How hands hold each digit: what stays when all the accidents of writing are averaged out. */

/** Means over many hands. Lengths are in heights of a digit, x and y counted from its middle. */
export interface Habit {
  /** Wider than it stands in glyphs.ts, by this factor. */
  readonly width: number;
  /** To the right a unit of height: how far the top leans. */
  readonly slant: number;
  /** How much wider the foot is than the middle. */
  readonly taper: number;
  /** How far the middle lies above the half. */
  readonly weight: number;
  /** A bend of what is upright, of what is level, and a twist of both. */
  readonly bow: number;
  readonly sag: number;
  readonly twist: number;
  /** How much hands differ in these bends. */
  readonly loose: number;
}

/** By digit. Found by laying the mean image of a thousand drawn digits over that of MNIST's training images. */
export const habits: readonly Habit[] = [
  { width: 1.24, slant: 0.24, taper: 0, weight: 0, bow: 0, sag: 0, twist: 0, loose: 0.5 },
  { width: 1.13, slant: 0.3, taper: -0.16, weight: 0.06, bow: -0.24, sag: -0.03, twist: -0.06, loose: 0.4 },
  { width: 1.27, slant: 0.07, taper: -0.1, weight: -0.23, bow: -0.21, sag: -0.06, twist: -0.15, loose: 1 },
  { width: 1.26, slant: 0.03, taper: -0.2, weight: 0.1, bow: 0.15, sag: -0.14, twist: 0, loose: 1 },
  { width: 1.11, slant: 0.12, taper: -0.04, weight: -0.3, bow: 0.15, sag: 0.14, twist: 0, loose: 1 },
  { width: 1.24, slant: 0.04, taper: -0.3, weight: -0.12, bow: 0, sag: -0.03, twist: 0.15, loose: 1 },
  { width: 1.24, slant: 0.01, taper: -0.11, weight: -0.05, bow: 0, sag: -0.38, twist: -0.1, loose: 1 },
  { width: 1.27, slant: -0.04, taper: 0.03, weight: -0.36, bow: -0.26, sag: 0.13, twist: 0, loose: 0.9 },
  { width: 1.04, slant: 0.03, taper: -0.66, weight: -0.2, bow: -0.06, sag: 0.04, twist: 0, loose: 1 },
  { width: 1.18, slant: 0.17, taper: 0.27, weight: -0.16, bow: 0.15, sag: 0.16, twist: -0.13, loose: 0.9 },
];
