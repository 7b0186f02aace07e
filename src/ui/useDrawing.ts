/** @file Joins an element to a store through the page's scheduler: drawn when the store, its size or its visibility changes. */
import { useEffect, type RefObject } from "react";
import type { StoreApi } from "zustand/vanilla";
import { frames } from "./scheduler.ts";

/** `draw` and `clear` must keep their identity between renders, or the drawing starts anew each time. */
export function useDrawing<E extends Element, S>(
  ref: RefObject<E | null>,
  store: StoreApi<S>,
  draw: (element: E, state: S) => void,
  clear?: (element: E) => void,
): void {
  useEffect(() => {
    const element = ref.current!;
    const drawing = frames.add(() => draw(element, store.getState()));
    const unsubscribe = store.subscribe(() => drawing.dirty());
    const size = new ResizeObserver(() => drawing.dirty());
    size.observe(element);
    const sight = new IntersectionObserver((entries) => drawing.visible(entries.at(-1)!.isIntersecting), { rootMargin: "120px" });
    sight.observe(element);
    return () => {
      drawing.remove();
      unsubscribe();
      size.disconnect();
      sight.disconnect();
      clear?.(element);
    };
  }, [ref, store, draw, clear]);
}
