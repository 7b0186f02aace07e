/** @file Whether an element is on the screen: what nobody sees need not be measured. */
import { useEffect, useState, type RefObject } from "react";

export function useSight(ref: RefObject<Element | null>): boolean {
  const [isSeen, see] = useState(false);
  useEffect(() => {
    const sight = new IntersectionObserver((entries) => see(entries.at(-1)!.isIntersecting));
    sight.observe(ref.current!);
    return () => sight.disconnect();
  }, [ref]);
  return isSeen;
}
