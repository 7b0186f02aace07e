/** @file The paper: drawn on by finger, pen or mouse; what lies on it moved by keys. */
import { useEffect, useId, useRef, type KeyboardEvent, type PointerEvent } from "react";
import { useLook } from "../../../ui/look.ts";
import { useSize } from "../../../ui/useSize.ts";
import { useText } from "../text.ts";
import { paintSheet } from "./paint.ts";
import type { Image } from "./pipeline.ts";
import { begun, drawn, isClean, moved, moveOf } from "./sheet.ts";
import { placeOf } from "./told.ts";
import type { SheetDesk } from "./useSheet.ts";

interface Props {
  readonly desk: SheetDesk;
  readonly ink: Image;
  /** Of a laid digit, where it is known. */
  readonly label: number | null;
}

export function Pad({ desk, ink, label }: Props) {
  const words = useText().hand;
  const look = useLook();
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const pen = useRef<number | null>(null);
  const hint = useId();
  const { sheet } = desk;
  const { width } = useSize(box, { width: 0, height: 0, em: 16 });
  useEffect(() => paintSheet(canvas.current!, sheet, ink, look), [sheet, ink, look, width]);

  const at = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): readonly [number, number] => {
    const { left, top, width } = canvas.current!.getBoundingClientRect();
    return [(1000 * (clientX - left)) / width, (1000 * (clientY - top)) / width];
  };
  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || pen.current !== null) return;
    pen.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    const [x, y] = at(event);
    desk.set((now) => begun(now, x, y));
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== pen.current) return;
    const all = event.nativeEvent.getCoalescedEvents?.() ?? [];
    const places = (all.length > 0 ? all : [event.nativeEvent]).map(at);
    desk.set((now) => places.reduce((sheet, [x, y]) => drawn(sheet, x, y), now), true);
  };
  const up = (event: PointerEvent) => {
    if (event.pointerId !== pen.current) return;
    pen.current = null;
    desk.rest();
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = moveOf(event.code);
    if (way && !isClean(sheet)) desk.set((now) => moved(now, way, event.shiftKey && event.code.startsWith("Arrow") ? 4 : 1));
    else if (event.code === "Backspace") desk.undo?.();
    else if (event.code === "Delete") desk.clear();
    else if (!way) return;
    event.preventDefault(); // these keys are the paper's, not the deck's
  };

  const { right, down: below, turn, size } = sheet.pose;
  const moves = right !== 0 || below !== 0 || turn !== 0 || size !== 1;
  const lies = isClean(sheet)
    ? words.padAlt.empty
    : sheet.digit === null
      ? words.padAlt.strokes(sheet.strokes.length)
      : words.padAlt.digit(sheet.digit, label);
  const pose = moves && placeOf(sheet.pose, words);
  return (
    <>
      <div
        ref={box}
        className="hand-pad"
        role="application"
        tabIndex={0}
        aria-label={`${words.pad}: ${[lies, pose].filter(Boolean).join(", ")}`}
        aria-describedby={hint}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        onKeyDown={press}
      >
        <canvas ref={canvas} aria-hidden="true" />
        {isClean(sheet) && <span aria-hidden="true">{words.empty}</span>}
      </div>
      <p id={hint} className="visually-hidden">
        {words.keys}
      </p>
    </>
  );
}
