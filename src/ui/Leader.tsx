/** @file The one line that ties what belongs together: lit line, node, term, mark on the tape. Drawn over the lab, from code outwards. */
import { useEffect, useRef, useState } from "react";
import type { Player, PlayerState } from "../lesson/player.ts";
import type { Point } from "./route.ts";
import { usePlayer } from "./usePlayer.ts";

interface Props {
  readonly player: Player;
  /**
   * The names of what is tied now, from code outwards, as their elements say in `data-anchor`: "line:loss", "node:loss", "term:cost", "pin".
   * What is not on the page is left out. Null: nothing is tied.
   */
  readonly chain: (state: PlayerState) => readonly string[] | null;
}
/** Below this the panes stand under each other, and a line would only cross them. */
const NARROWEST = 880;
const NONE: readonly (readonly Point[])[] = [];

/** Stands inside the element it is drawn over, which is positioned. */
export function Leader({ player, chain }: Props) {
  const ref = useRef<SVGSVGElement>(null);
  const names = usePlayer(player, (s) => chain(s)?.join(" ") ?? "");
  const playing = usePlayer(player, (s) => s.playing);
  const [ways, setWays] = useState(NONE);
  useEffect(() => {
    if (names === "") return; // nothing to look after, so no frame asks for a size
    const root = ref.current!.parentElement!;
    let frame = 0;
    let ended = false;
    const draw = async () => {
      frame = 0;
      if (root.clientWidth < NARROWEST) return setWays(NONE);
      const { tie } = await import("./tie.ts"); // the first beat that is looked at asks for it
      if (ended) return;
      const next = tie(root, names.split(" "));
      setWays((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next));
    };
    const soon = () => (frame ||= requestAnimationFrame(() => void draw()));
    soon();
    const size = new ResizeObserver(soon);
    size.observe(root);
    for (const part of root.querySelectorAll(".code, .network-box, .formula")) size.observe(part);
    const scrolled = () => soon();
    root.addEventListener("scroll", scrolled, true);
    // The tack is moved in the page's frames, and slides.
    const moved = new MutationObserver(soon);
    const tack = root.querySelector('[data-anchor="pin"]')?.parentElement;
    if (tack) moved.observe(tack, { attributeFilter: ["style"], subtree: true });
    root.addEventListener("transitionend", soon);
    // Values that grow move their neighbours: looked at again whenever the run rests.
    const unsubscribe = player.store.subscribe((s) => !s.playing && soon());
    return () => {
      ended = true;
      cancelAnimationFrame(frame);
      size.disconnect();
      moved.disconnect();
      root.removeEventListener("scroll", scrolled, true);
      root.removeEventListener("transitionend", soon);
      unsubscribe();
    };
  }, [names, player]);
  return (
    <svg ref={ref} className={playing ? "leaders faint" : "leaders"} aria-hidden="true">
      <Ways key={names} ways={names === "" ? NONE : ways} />
    </svg>
  );
}

function Ways({ ways }: { readonly ways: readonly (readonly Point[])[] }) {
  const [start] = ways[0]?.[0] ? [ways[0][0]] : [];
  return (
    <>
      {ways.map((way, k) => (
        <path
          key={k}
          pathLength="1"
          style={{ animationDelay: `${(160 * k) / ways.length}ms`, animationDuration: `${160 / ways.length}ms` }}
          d={`M${way.map((p) => p.join(" ")).join("L")}`}
        />
      ))}
      {start && <circle className="dot" cx={start[0]} cy={start[1]} r="3" />}
      {ways.map((way, k) => {
        const [x, y] = way.at(-1)!;
        return <circle key={k} className="ring" cx={x} cy={y} r="3.2" />;
      })}
    </>
  );
}
