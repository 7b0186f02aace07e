/** @file The pointer on the tape. Browser only. */
import { useRef, type FocusEvent, type KeyboardEvent, type PointerEvent, type RefObject } from "react";
import type { Player } from "../../lesson/player.ts";
import { useLang, useWords } from "../locale.tsx";
import { count, measured } from "../numbers.ts";
import { timeOf } from "./axis.ts";
import type { TapePicture } from "./shapes.ts";

/** Pressed or dragged anywhere, the tape scrubs; a mouse that only rests on it reads a value. */
export function useScrub(player: Player, picture: RefObject<TapePicture | null>) {
  const lang = useLang();
  const words = useWords();
  const tip = useRef<HTMLParagraphElement>(null);
  const dragging = useRef(false);
  const timeAt = (event: PointerEvent) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    return picture.current ? timeOf(picture.current.axis, event.clientX - left) : 0;
  };
  const hide = () => void (tip.current!.hidden = true);
  const show = (event: PointerEvent) => {
    if (!picture.current) return;
    const s = player.store.getState();
    const t = timeAt(event);
    const value = s.columns[s.lab.guard]?.[t];
    if (value === undefined || Number.isNaN(value) || s.playing || t > s.seen) return hide();
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const unit = picture.current.width / s.length;
    const near = picture.current.marks.filter((mark) => Math.abs(mark.t - t) * unit < 8).map(({ text }) => text);
    const label = s.lab.columns[s.lab.guard]!.label[lang];
    const element = tip.current!;
    element.textContent = [`${words.step} ${count(t)} · ${label} ${measured(value, 9)}`, ...near].join(" — ");
    element.hidden = false;
    element.style.left = `${x}px`;
    element.dataset["side"] = x > picture.current.width / 2 ? "left" : "right";
  };
  const scrub = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || !picture.current || (event.target as Element).closest("[role=slider]")) return;
      dragging.current = true;
      event.currentTarget.dataset["pointed"] = ""; // the slider takes the focus for the keys; its frame is for who uses them
      event.currentTarget.setPointerCapture(event.pointerId);
      event.currentTarget.querySelector<HTMLElement>("input[type=range]")?.focus({ preventScroll: true });
      event.preventDefault();
      hide();
      player.seek(timeAt(event));
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (dragging.current) player.seek(timeAt(event));
      else if (event.pointerType === "mouse") show(event);
    },
    onPointerUp: () => void (dragging.current = false),
    onPointerCancel: () => void (dragging.current = false),
    onPointerLeave: hide,
    onKeyDownCapture: (event: KeyboardEvent<HTMLElement>) => void delete event.currentTarget.dataset["pointed"],
    onBlur: (event: FocusEvent<HTMLElement>) => void delete event.currentTarget.dataset["pointed"],
  };
  return { tip, scrub };
}
