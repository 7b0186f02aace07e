/** @file The tape on its canvas, and the tack over it: in the page's frames and without React. Browser only. */
import { useCallback, useEffect, useMemo, useState, type RefObject } from "react";
import type { Condition, Player, PlayerState } from "../../lesson/player.ts";
import type { Text } from "../../lesson/recipe.ts";
import { useLang } from "../locale.tsx";
import type { Lane } from "./lanes.ts";
import type { Layout, Place } from "./layout.ts";
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
  const drawTape = useDrawTape();
  const draw = useCallback(
    (element: HTMLElement, state: PlayerState, size: Size) => {
      const painted = drawTape?.(element, state, size, { options, layout, look, palette });
      if (painted) keep(painted);
    },
    [drawTape, options, layout, look, palette, keep],
  );
  useWriting(track, player, draw);
}

type DrawTape = typeof import("./painter.ts").drawTape;
let known: DrawTape | null = null;

/** Null until it has come; the page is alive without it. */
function useDrawTape(): DrawTape | null {
  const [draw, setDraw] = useState<DrawTape | null>(() => known);
  useEffect(() => {
    if (!known)
      void import("./painter.ts").then(
        (it) => setDraw(() => (known = it.drawTape)),
        () => null, // offline, perhaps: the tape stays empty, and everything else goes on
      );
  }, []);
  return draw;
}
