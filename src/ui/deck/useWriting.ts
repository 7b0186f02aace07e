/** @file Numbers written without React: in the page's frames where they are seen, and ten times a second where they are not. */
import { useEffect, type RefObject } from "react";
import type { Player, PlayerState } from "../../lesson/player.ts";
import { useDrawing } from "../useDrawing.ts";
import { slowly } from "../usePlayer.ts";

/** `write` keeps its identity between renders. Off the screen, too, the page says what is true: it may be read aloud. */
export function useWriting(
  ref: RefObject<HTMLElement | null>,
  player: Player,
  write: (element: HTMLElement, state: PlayerState) => void,
): void {
  useDrawing<HTMLElement, PlayerState>(ref, player.store, write);
  useEffect(() => slowly(player.store).subscribe((state) => ref.current && write(ref.current, state)), [ref, player, write]);
}
