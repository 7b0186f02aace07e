/** @file The tape on its canvas, and the tack over it: in the page's frames and without React. Browser only. */
import { useCallback, useMemo, type RefObject } from "react";
import type { Condition, Player, PlayerState } from "../../lesson/player.ts";
import type { Text } from "../../lesson/recipe.ts";
import { useLang } from "../locale.tsx";
import type { Lane } from "./lanes.ts";
import { TICK, type Layout, type Place } from "./layout.ts";
import { measurer } from "./measure.ts";
import { paintTape } from "./paint.ts";
import { tapePicture } from "./picture.ts";
import type { TapePicture } from "./shapes.ts";
import { useTapeWords } from "./useTapeWords.ts";
import { useTones } from "./useTones.ts";
import { useWriting, type Size } from "./useWriting.ts";

/** What stands on a tape, and how large. */
export interface TapeParts {
  readonly player: Player;
  readonly lanes: readonly Lane[];
  readonly layout: Layout;
  readonly scale: "linear" | "log";
  readonly milestones: readonly (Condition & { readonly text: Text })[];
  readonly levels: readonly { readonly value: number; readonly text: Text }[];
  readonly cells: number;
  readonly place: Place;
}

/** Paints the tape into the first child of `track`, and moves its tack; `keep` hears of each picture. */
export function usePainting(
  track: RefObject<HTMLDivElement | null>,
  keep: (painted: TapePicture) => void,
  { player, lanes, layout, scale, milestones, levels, cells, place }: TapeParts,
): void {
  const lang = useLang();
  const { look, palette } = useTones();
  const words = useTapeWords(player);
  const options = useMemo(
    () => ({
      lanes,
      layout,
      scale,
      cells,
      words,
      milestones: milestones.map((it) => ({ ...it, text: it.text[lang] })),
      levels: levels.map((it) => ({ ...it, text: it.text[lang] })),
      faint: place === "projector" ? 0.6 : 0.42,
    }),
    [lanes, layout, scale, cells, words, milestones, levels, lang, place],
  );
  const draw = useCallback(
    (element: HTMLElement, state: PlayerState, size: Size) => {
      const context = fitted(element.firstElementChild as HTMLCanvasElement, size);
      if (!context) return;
      const u = size.height / layout.height;
      const measure = measurer(context, layout.font * u, look);
      const painted = tapePicture(state, { ...options, width: size.width, u, measure });
      keep(painted);
      paintTape(context, painted, { palette, look, layout, u });
      // Where nothing opens out of the ruler the step stands under the tack, and no line goes through its figures.
      const foot = layout.funnel.height > 0 ? layout.ruler.top + layout.ruler.height : layout.ruler.top + TICK;
      moveTack(element, painted, foot * u, { u, slides: !state.playing && element.dataset["pointed"] === undefined });
    },
    [options, layout, look, palette, keep],
  );
  useWriting(track, player, draw);
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
