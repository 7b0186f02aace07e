/** @file How large an element is, in CSS pixels, and how large its type. */
import { useEffect, useState, type RefObject } from "react";

export interface Size {
  readonly width: number;
  readonly height: number;
  /** Its font's size. */
  readonly em: number;
}

/** `start` until the element has been measured, as on the build, where nothing can be. */
export function useSize(ref: RefObject<HTMLElement | null>, start: Size): Size {
  const [size, setSize] = useState(start);
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const measure = () => {
      const next = {
        width: element.clientWidth,
        height: element.clientHeight,
        em: Number.parseFloat(getComputedStyle(element).fontSize),
      };
      if (next.width > 0)
        setSize((now) => (now.width === next.width && now.height === next.height && now.em === next.em ? now : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
