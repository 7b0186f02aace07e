/** @file Where the reader writes a digit: an empty frame in the build; what works in it comes when it is nearly in sight. */
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { Player } from "../../../lesson/player.ts";
import { useText } from "../text.ts";

const Desk = lazy(() => import("./Desk.tsx"));

export function Hand({ player }: { readonly player: Player }) {
  const words = useText().hand;
  const ref = useRef<HTMLDivElement>(null);
  const near = useNear(ref);
  return (
    <section className="lab hand-lab" id="lab-hand" aria-labelledby="lab-hand-title">
      <div className="lab-in">
        <div className="lab-head">
          <h2 id="lab-hand-title">{words.title}</h2>
        </div>
        <div ref={ref} className="hand-room">
          {near && (
            <Suspense>
              <Desk player={player} />
            </Suspense>
          )}
        </div>
      </div>
    </section>
  );
}

/** Whether it has ever been within three screens of what is seen: who goes by the Tab key is quick. */
function useNear(ref: { readonly current: Element | null }): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const sight = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { rootMargin: "300% 0px" },
    );
    sight.observe(ref.current!);
    return () => sight.disconnect();
  }, [ref]);
  return near;
}
