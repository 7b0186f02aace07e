/** @file What lies under the deck: output, table, pinned runs, changes, and everything to take along. */
import { lazy, Suspense, useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import type { Condition, Player, PlayerState } from "../lesson/player.ts";
import type { Text } from "../lesson/recipe.ts";
import type { Lane } from "./deck/lanes.ts";
import { hintOf } from "./deck/words.ts";
import type { Figure } from "./figure.ts";
import { useDeckWords } from "./locale.tsx";
import type { Look } from "./look.ts";
import { usePlayer } from "./usePlayer.ts";

// What stands behind a tab is loaded when the tab is opened: the page is alive without it.
const Console = lazy(async () => ({ default: (await import("./Console.tsx")).Console }));
const Chart = lazy(async () => ({ default: (await import("./Chart.tsx")).Chart<PlayerState> }));
const Table = lazy(async () => ({ default: (await import("./Table.tsx")).Table }));
const Pins = lazy(async () => ({ default: (await import("./Pins.tsx")).Pins }));
const Changes = lazy(async () => ({ default: (await import("./Pins.tsx")).Changes }));
const TakeAlong = lazy(async () => ({ default: (await import("./TakeAlong.tsx")).TakeAlong }));

export interface DrawerProps {
  readonly player: Player;
  readonly lanes: readonly Lane[];
  readonly milestones: readonly (Condition & { readonly text: Text })[];
  readonly scale: "linear" | "log";
  readonly linkOf?: () => string;
  readonly figures?: { readonly [S in "linear" | "log"]: (state: PlayerState, look: Look) => Figure };
  readonly chartLabel?: (state: PlayerState) => string;
}
const PANES = ["console", "table", "pins", "undo", "take"] as const;
type Pane = (typeof PANES)[number];

/** Tabs that open and close: pressed again, the drawer shuts. */
export function Drawer(props: DrawerProps) {
  const words = useDeckWords();
  const [pane, setPane] = useState<Pane | null>(null);
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !pane || event.defaultPrevented || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    ref.current!.querySelector<HTMLElement>("[aria-expanded=true]")?.focus();
    setPane(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.code];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    const tabs = [...event.currentTarget.querySelectorAll("button")];
    tabs[(tabs.indexOf(document.activeElement as HTMLButtonElement) + by + tabs.length) % tabs.length]?.focus();
  };
  return (
    <div ref={ref} className="drawer" onKeyDown={onEscape}>
      <div className="tabs" role="toolbar" aria-label={words.drawer} onKeyDown={onKeyDown}>
        {PANES.map((it, k) => (
          <button
            key={it}
            type="button"
            tabIndex={(pane ?? PANES[0]) === it ? 0 : -1}
            {...hintOf(it in words.hints ? words.hints[it as keyof typeof words.hints] : undefined)}
            aria-expanded={pane === it}
            aria-controls={`${id}${k}`}
            onClick={() => setPane(pane === it ? null : it)}
          >
            {words.panes[it]}
          </button>
        ))}
      </div>
      {pane && (
        <div key={pane} className="pane" id={`${id}${PANES.indexOf(pane)}`} role="group" aria-label={words.panes[pane]}>
          <Suspense fallback={null}>
            <Inside pane={pane} {...props} />
            <InSight />
          </Suspense>
        </div>
      )}
    </div>
  );
}

/** Once what a tab opens is there, the page scrolls to it: it may lie below the screen's edge. */
function InSight() {
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => void ref.current!.closest(".drawer")!.scrollIntoView({ block: "nearest" }), []); // a promise in some browsers
  return <span ref={ref} hidden />;
}

function Inside({ pane, player, ...props }: DrawerProps & { pane: Pane }) {
  switch (pane) {
    case "console":
      return (
        <>
          <Console player={player} />
          <Enlarged player={player} {...props} />
        </>
      );
    case "table":
      return <Table player={player} />;
    case "pins":
      return <Pins player={player} />;
    case "undo":
      return <Changes player={player} />;
    case "take":
      return <TakeAlong player={player} {...props} />;
  }
}

function Enlarged({ player, figures, chartLabel, scale }: DrawerProps) {
  const label = usePlayer(player, chartLabel ?? none);
  return figures ? <Chart store={player.store} figure={figures[scale]} label={label} /> : null;
}
const none = () => "";
