/**
 * @file The training deck: tape, vernier, beats, transport, drawer; its keys, and a voice for those who do not see it.
 *
 * `<Deck player={player} names={BEATS} shortcuts={shortcuts} linkOf={() => linkOf(player)} />` is enough for any lab. What a chapter may add:
 * `milestones` (▼ on the tape and ways to run until: found in the columns, never typed in), `levels` (a hairline with a name: ln 2),
 * `figures` (the chart enlarged in the drawer). They keep their identity between renders.
 */
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type CSSProperties } from "react";
import type { Condition, Player, PlayerState } from "../lesson/player.ts";
import type { Text } from "../lesson/recipe.ts";
import { Announcer } from "./Announcer.tsx";
import { Beats } from "./Beats.tsx";
import { useKept } from "./book.tsx";
import { Drawer } from "./Drawer.tsx";
import { echoAct, keysIn } from "./Keys.tsx";
import type { Act } from "./deck/keys.ts";
import { lanesOf, type Lane } from "./deck/lanes.ts";
import { layoutOf } from "./deck/layout.ts";
import { useKeys } from "./deck/useKeys.ts";
import { PHONE, useInScene, useMedia, usePlace } from "./deck/usePlace.ts";
import { defaultLoupe } from "./deck/loupe.ts";
import type { Figure } from "./figure.ts";
import { useDeckWords } from "./locale.tsx";
import type { Look } from "./look.ts";
import { useMode } from "./mode.ts";
import { Tape } from "./Tape.tsx";
import { Transport } from "./Transport.tsx";
import { usePlayer } from "./usePlayer.ts";
import { Vernier } from "./Vernier.tsx";

export interface DeckProps {
  readonly player: Player;
  /** A word for each named line of the listing. */
  readonly names: { readonly [line: string]: Text };
  /** Single keys act (they can be switched off: WCAG 2.1.4). */
  readonly shortcuts: boolean;
  /** The present state as a link. */
  readonly linkOf?: () => string;
  /** What the run may come to, in the columns of the lab. */
  readonly milestones?: readonly (Condition & { readonly text: Text })[];
  /** Levels the first lane is held against. */
  readonly levels?: readonly { readonly value: number; readonly text: Text }[];
  /** Which columns stand in which lane; without it, every column that has a track. */
  readonly lanes?: readonly Lane[];
  /** In a scene, too, every lane is kept. */
  readonly rows?: boolean;
  /** The sentence of the lit line under the beats. */
  readonly sentences?: boolean;
  /** The chart enlarged in the drawer. */
  readonly figures?: { readonly [S in "linear" | "log"]: (state: PlayerState, look: Look) => Figure };
  readonly chartLabel?: (state: PlayerState) => string;
}
const NONE = [] as const;
const Dock = lazy(async () => ({ default: (await import("./Dock.tsx")).Dock }));
const Help = lazy(async () => ({ default: (await import("./Help.tsx")).Help }));

export function Deck(props: DeckProps) {
  const { player, names, shortcuts, milestones = NONE, levels = NONE, sentences = false } = props;
  const words = useDeckWords();
  const ref = useRef<HTMLDivElement>(null);
  const place = usePlace(ref, player);
  const rows = !useInScene(ref) || props.rows === true;
  const cells = useMedia(PHONE) ? 9 : place === "projector" ? 11 : 21;
  const lab = usePlayer(player, (s) => s.lab);
  const lanes = useMemo(() => props.lanes ?? lanesOf(lab), [props.lanes, lab]);
  const layout = useMemo(() => layoutOf(place, lanes.length, rows), [place, lanes, rows]);
  const [scale, setScale] = useState<"linear" | "log">("linear");
  const [runTo, setRunTo] = useState(false);
  const [help, setHelp] = useState(false);
  const [echoes, keepEchoes] = useKept("echo");
  const [mode] = useMode();
  const turn = () => setScale((now) => (now === "linear" ? "log" : "linear"));
  const tell = (act: Act) => {
    const none = act === "undo" && !player.store.getState().undoable;
    if (none)
      echoAct(words, act, words.nothingToUndo); // it says so to everybody
    else if (mode === "projector" || echoes === true) echoAct(words, act);
  };
  useKeys(player, shortcuts, tell, {
    log: turn,
    loupe: () => player.setLoupe(player.store.getState().loupe ? null : defaultLoupe(player.store.getState())),
    runTo: () => setRunTo(true),
    echo: () => keepEchoes(echoes !== true),
    overview: () => document.querySelector<HTMLElement>("[data-scenes] a")?.focus(),
    help: () => setHelp(true),
  });
  useHeightKept(ref, place);
  const dock = place === "foot" && (
    <Suspense fallback={<div className="dock" />}>
      <Dock player={player} {...{ names, runTo, setRunTo }} />
    </Suspense>
  );
  return (
    <div ref={ref} className="deck-place" data-place={place}>
      <section className="deck" data-place={place} aria-label={words.deck} style={{ "--tape": layout.height } as CSSProperties}>
        <Tape player={player} {...{ lanes, layout, scale, milestones, levels, cells, place, names }} onScale={turn} />
        <Vernier player={player} cells={cells} />
        <Beats player={player} names={names} sentences={sentences} />
        <Transport player={player} {...{ milestones, runTo, setRunTo, dock }} onHelp={() => setHelp(true)} />
        <Drawer player={player} {...{ lanes, milestones, scale }} {...taken(props)} />
        <Announcer player={player} names={names} milestones={milestones} />
      </section>
      <Suspense>{help && <Help keys={keysIn(words)} onClose={() => setHelp(false)} />}</Suspense>
    </div>
  );
}
const taken = ({ linkOf, figures, chartLabel }: DeckProps) => ({
  ...(linkOf ? { linkOf } : {}),
  ...(figures ? { figures } : {}),
  ...(chartLabel ? { chartLabel } : {}),
});

/** While the deck is elsewhere its room on the bench stays open, so that nothing on the page moves. */
function useHeightKept(ref: { readonly current: HTMLDivElement | null }, place: string): void {
  useEffect(() => {
    const room = ref.current!;
    if (place !== "strip") {
      room.style.minHeight = "";
      const size = new ResizeObserver(() => room.style.setProperty("--room", `${room.offsetHeight}px`));
      size.observe(room);
      return () => size.disconnect();
    }
    room.style.minHeight = room.style.getPropertyValue("--room");
    return undefined;
  }, [ref, place]);
}
