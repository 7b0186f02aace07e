/** @file What a deck shows of one moment, written without React: its tape and all its numbers in the same frame, from the same state. */
import { useEffect, type RefObject } from "react";
import type { Player, PlayerState } from "../../lesson/player.ts";
import { frames } from "../scheduler.ts";
import { slowly } from "../usePlayer.ts";

type Write = (element: HTMLElement, state: PlayerState, size: Size) => void;
/** Of the element in CSS pixels, as last observed: to ask the element itself would lay the page out in every frame. */
export interface Size {
  readonly width: number;
  readonly height: number;
}
interface Member {
  readonly element: HTMLElement;
  readonly write: Write;
  seen: boolean;
  size: Size;
}
interface Group {
  readonly members: Set<Member>;
  readonly dirty: () => void;
  /** Whether any of it is on the screen. */
  readonly look: () => void;
  readonly end: () => void;
}
const groups = new WeakMap<Player, Group>();

/** All that is written of one player is one drawing of the page's scheduler: no part of it lags behind another. */
function groupOf(player: Player): Group {
  const known = groups.get(player);
  if (known) return known;
  const members = new Set<Member>();
  const draw = () => {
    const state = player.store.getState();
    for (const { element, write, seen, size } of members) if (seen) write(element, state, size);
  };
  const drawing = frames.add(draw);
  const stops = [
    player.store.subscribe(() => drawing.dirty()),
    slowly(player.store).subscribe((state) => {
      for (const { element, write, seen, size } of members) if (!seen) write(element, state, size);
    }),
  ];
  const group: Group = {
    members,
    dirty: drawing.dirty,
    look: () => drawing.visible([...members].some(({ seen }) => seen)),
    end: () => {
      for (const stop of stops) stop();
      drawing.remove();
      groups.delete(player);
    },
  };
  groups.set(player, group);
  return group;
}

/** `write` keeps its identity between renders. Off the screen, too, the page says what is true: it may be read aloud. */
export function useWriting(ref: RefObject<HTMLElement | null>, player: Player, write: Write): void {
  useEffect(() => {
    const element = ref.current!;
    const group = groupOf(player);
    const member: Member = { element, write, seen: true, size: { width: element.clientWidth, height: element.clientHeight } };
    group.members.add(member);
    group.look();
    group.dirty();
    const size = new ResizeObserver(() => {
      member.size = { width: element.clientWidth, height: element.clientHeight };
      group.dirty();
    });
    size.observe(element);
    const sight = new IntersectionObserver(
      (entries) => {
        member.seen = entries.at(-1)!.isIntersecting;
        group.look();
        group.dirty();
      },
      { rootMargin: "120px" },
    );
    sight.observe(element);
    return () => {
      size.disconnect();
      sight.disconnect();
      group.members.delete(member);
      if (group.members.size === 0) group.end();
      else group.look();
    };
  }, [ref, player, write]);
}
