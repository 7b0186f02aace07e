/** @file One drawing of the tape on its canvas, and of the tack over it. Comes when the page is alive: until then a tape is empty. */
import type { PlayerState } from "../../lesson/player.ts";
import type { Look } from "../look.ts";
import { TICK, type Layout } from "./layout.ts";
import { measurer } from "./measure.ts";
import { paintTape, type Palette } from "./paint.ts";
import { tapePicture } from "./picture.ts";
import type { TapeOptions, TapePicture } from "./shapes.ts";
import type { Size } from "./useWriting.ts";

export interface Style {
  readonly options: Omit<TapeOptions, "width" | "u" | "measure">;
  readonly layout: Layout;
  readonly look: Look;
  readonly palette: Palette;
}

/** Into the first child of `element`; null where that has no room. */
export function drawTape(element: HTMLElement, state: PlayerState, size: Size, style: Style): TapePicture | null {
  const { options, layout, look, palette } = style;
  const context = fitted(element.firstElementChild as HTMLCanvasElement, size);
  if (!context) return null;
  const u = size.height / layout.height;
  const measure = measurer(context, layout.font * u, look);
  const painted = tapePicture(state, { ...options, width: size.width, u, measure });
  paintTape(context, painted, { palette, look, layout, u });
  // Where nothing opens out of the ruler the step stands under the tack, and no line goes through its figures.
  const foot = layout.funnel.height > 0 ? layout.ruler.top + layout.ruler.height : layout.ruler.top + TICK;
  moveTack(element, painted, foot * u, { u, slides: !state.playing && element.dataset["pointed"] === undefined });
  return painted;
}

/** The canvas at the screen's own pixels, cleared; null where it has no room. */
function fitted(canvas: HTMLCanvasElement, size: Size): CanvasRenderingContext2D | null {
  const context = canvas.getContext("2d");
  if (!context || size.width === 0 || size.height === 0) return null;
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  return context;
}
/** It slides to where it is sent; a finger that holds it and a run that drives it it follows at once. */
function moveTack(
  element: HTMLElement,
  { pin }: TapePicture,
  bottom: number,
  { u, slides }: { readonly u: number; readonly slides: boolean },
): void {
  const at = element.querySelector<SVGGElement>(".tack-layer > g")!;
  const [line, tack] = at.children as unknown as [SVGLineElement, SVGGElement];
  at.toggleAttribute("data-slides", slides && at.style.transform !== "");
  at.style.transform = `translateX(${pin.x.toFixed(1)}px)`;
  line.setAttribute("y1", `${pin.y}`);
  line.setAttribute("y2", `${bottom}`);
  tack.style.transform = `translateY(${(pin.y + u).toFixed(1)}px) scale(${u})`;
}
