/** @file A chart as plain data, and who can draw it. */
import type { Data, Layout } from "plotly.js";

export interface Figure {
  readonly data: readonly Partial<Data>[];
  readonly layout: Partial<Layout>;
  /** Equal keys, equal figures but for the numbers in the traces: such a change is cheap to draw. */
  readonly key: string;
}
export interface Painter {
  paint(element: HTMLElement, figure: Figure): void;
  /** Takes everything away; React mounts twice in development, and leaves. */
  purge(element: HTMLElement): void;
}
