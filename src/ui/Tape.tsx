/** @file Time as a tape: the lanes of the run, the ruler under them, and the tack that is stuck where the reader stands. */
import { lazy, Suspense, useCallback, useMemo, useRef, type FocusEvent, type KeyboardEvent, type PointerEvent } from "react";
import type { Condition, Player, PlayerState } from "../lesson/player.ts";
import type { Text } from "../lesson/recipe.ts";
import { timeOf } from "./deck/axis.ts";
import type { Lane } from "./deck/lanes.ts";
import { TICK, type Layout, type Place } from "./deck/layout.ts";
import { defaultLoupe } from "./deck/loupe.ts";
import { paintTape } from "./deck/paint.ts";
import { tapePicture } from "./deck/picture.ts";
import type { TapePicture } from "./deck/shapes.ts";
import { measurer } from "./deck/measure.ts";
import { toLatest } from "./deck/useKeys.ts";
import { useTapeWords } from "./deck/useTapeWords.ts";
import { useTones } from "./deck/useTones.ts";
import { useWriting, type Size } from "./deck/useWriting.ts";
import { hintOf } from "./deck/words.ts";
import { Pin } from "./Mark.tsx";
import { useDeckWords, useLang, useWords } from "./locale.tsx";
import { count, measured } from "./numbers.ts";
import { Readouts } from "./Readouts.tsx";
import { guardAt } from "./readings.ts";
import { usePlayer } from "./usePlayer.ts";

// Nothing is loaded for it before there is a loupe.
const LoupeEdges = lazy(async () => ({ default: (await import("./Loupe.tsx")).LoupeEdges }));

interface Props {
  readonly player: Player;
  readonly lanes: readonly Lane[];
  readonly layout: Layout;
  readonly scale: "linear" | "log";
  readonly onScale: () => void;
  readonly milestones: readonly (Condition & { readonly text: Text })[];
  readonly levels: readonly { readonly value: number; readonly text: Text }[];
  readonly cells: number;
  readonly place: Place;
  /** A word for each named line of the listing. */
  readonly names: { readonly [line: string]: Text };
}

export function Tape(props: Props) {
  const { player, lanes, layout, scale, onScale, place, names } = props;
  const words = useDeckWords();
  const loupe = usePlayer(player, (s) => s.loupe);
  const lab = usePlayer(player, (s) => s.lab);
  const turnLoupe = () => player.setLoupe(loupe ? null : defaultLoupe(player.store.getState()));
  return (
    <div className="tape" data-lab={lab.guard}>
      <div className="gutter">
        <Readouts player={player} lanes={lanes} layout={layout} beats={place === "foot" ? names : null} />
        <div className="switches">
          <button type="button" aria-pressed={scale === "log"} onClick={onScale}>
            {words.log}
          </button>
          <button type="button" aria-pressed={loupe !== null} {...hintOf(words.hints.loupe)} onClick={turnLoupe}>
            {words.loupe}
          </button>
        </div>
      </div>
      <Track {...props} />
    </div>
  );
}

function Track({ player, layout, place, ...what }: Props) {
  const track = useRef<HTMLDivElement>(null);
  const picture = useRef<TapePicture | null>(null);
  const loupe = usePlayer(player, (s) => s.loupe);
  const keep = useCallback((painted: TapePicture) => void (picture.current = painted), []);
  usePainting(track, keep, { player, layout, place, ...what });
  const { tip, scrub } = usePointer(player, picture);
  return (
    <div ref={track} className="track" {...scrub}>
      <canvas role="img" aria-label={useAlternative(player)} />
      <svg className="tack-layer" aria-hidden="true">
        <g>
          <line />
          <g data-anchor="pin">
            <Pin size={place === "projector" ? 34 : 22} />
          </g>
        </g>
      </svg>
      <Handle player={player} />
      <Suspense>{loupe && <LoupeEdges player={player} loupe={loupe} />}</Suspense>
      <p ref={tip} className="tip" hidden />
    </div>
  );
}

/** The tape is painted, and the tack moved, in the page's frames and without React. */
function usePainting(
  track: React.RefObject<HTMLDivElement | null>,
  keep: (painted: TapePicture) => void,
  { player, lanes, layout, scale, milestones, levels, cells, place }: Omit<Props, "onScale" | "names">,
): void {
  const lang = useLang();
  const { look, palette } = useTones();
  const words = useTapeWords(player);
  const options = useMemo(
    () => ({
      lanes,
      layout,
      scale,
      cells,
      words,
      milestones: milestones.map((it) => ({ ...it, text: it.text[lang] })),
      levels: levels.map((it) => ({ ...it, text: it.text[lang] })),
      faint: place === "projector" ? 0.6 : 0.42,
    }),
    [lanes, layout, scale, cells, words, milestones, levels, lang, place],
  );
  const draw = useCallback(
    (element: HTMLElement, state: PlayerState, size: Size) => {
      const context = fitted(element.firstElementChild as HTMLCanvasElement, size);
      if (!context) return;
      const u = size.height / layout.height;
      const measure = measurer(context, layout.font * u, look);
      const painted = tapePicture(state, { ...options, width: size.width, u, measure });
      keep(painted);
      paintTape(context, painted, { palette, look, layout, u });
      // Where nothing opens out of the ruler the step stands under the tack, and no line goes through its figures.
      const foot = layout.funnel.height > 0 ? layout.ruler.top + layout.ruler.height : layout.ruler.top + TICK;
      moveTack(element, painted, foot * u, { u, slides: !state.playing && element.dataset["pointed"] === undefined });
    },
    [options, layout, look, palette, keep],
  );
  useWriting(track, player, draw);
}

/** The canvas at the screen's own pixels, cleared; null where it has no room. */
function fitted(canvas: HTMLCanvasElement, size: Size): CanvasRenderingContext2D | null {
  const context = canvas.getContext("2d");
  if (!context || size.width === 0 || size.height === 0) return null;
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  return context;
}
/** It slides to where it is sent; a finger that holds it and a run that drives it it follows at once. */
function moveTack(
  element: HTMLElement,
  { pin }: TapePicture,
  bottom: number,
  { u, slides }: { readonly u: number; readonly slides: boolean },
): void {
  const at = element.querySelector<SVGGElement>(".tack-layer > g")!;
  const [line, tack] = at.children as unknown as [SVGLineElement, SVGGElement];
  at.toggleAttribute("data-slides", slides && at.style.transform !== "");
  at.style.transform = `translateX(${pin.x.toFixed(1)}px)`;
  line.setAttribute("y1", `${pin.y}`);
  line.setAttribute("y2", `${bottom}`);
  tack.style.transform = `translateY(${(pin.y + u).toFixed(1)}px) scale(${u})`;
}

/** Pressed or dragged anywhere, the tape scrubs; a mouse that only rests on it reads a value. */
function usePointer(player: Player, picture: React.RefObject<TapePicture | null>) {
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
    const s = player.store.getState();
    const t = timeAt(event);
    const value = s.columns[s.lab.guard]?.[t];
    if (value === undefined || Number.isNaN(value) || s.playing || t > s.seen) return hide();
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const unit = picture.current!.width / s.length;
    const near = picture.current!.marks.filter((mark) => Math.abs(mark.t - t) * unit < 8).map(({ text }) => text);
    const label = s.lab.columns[s.lab.guard]!.label[lang];
    const element = tip.current!;
    element.textContent = [`${words.step} ${count(t)} · ${label} ${measured(value, 9)}`, ...near].join(" — ");
    element.hidden = false;
    element.style.left = `${x}px`;
    element.dataset["side"] = x > picture.current!.width / 2 ? "left" : "right";
  };
  const scrub = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || (event.target as Element).closest("[role=slider]")) return;
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

/** A native slider for the keyboard and for those who do not see: arrows move by the deck's unit, Shift by ten, Home and End to the ends. */
function Handle({ player }: { player: Player }) {
  const lang = useLang();
  const words = useWords();
  const s = usePlayer(player, (state) => state);
  const guard = guardAt(s);
  const loss = guard && `${s.lab.columns[s.lab.guard]!.label[lang]} ${measured(guard.value, 3)}`;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.code];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (by) for (let k = 0; k < (event.shiftKey ? 10 : 1); k++) player.step(by as 1 | -1);
    else if (event.code === "Home") player.reset();
    else if (event.code === "End") toLatest(player);
    else if (event.code === "Space") player.toggle();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <input
      className="handle"
      type="range"
      aria-label={words.tape}
      aria-valuetext={words.place(s.t, loss)}
      min={0}
      max={s.length}
      step={1}
      value={s.goal !== null && !s.playing ? s.goal : s.t}
      onChange={(event) => player.seek(Number(event.target.value))}
      onKeyDown={onKeyDown}
    />
  );
}

/** The tape in a sentence, from the same numbers. */
function useAlternative(player: Player): string {
  const lang = useLang();
  const words = useDeckWords();
  const tape = useTapeWords(player);
  return usePlayer(player, (s) => {
    const now = guardAt(s);
    if (!now) return words.tapeEmpty;
    const { label } = s.lab.columns[s.lab.guard]!;
    const text = words.tapeAlt(
      label[lang],
      measured(s.columns[s.lab.guard]?.find(Number.isFinite) ?? now.value, 3),
      measured(now.value, 3),
      count(now.i),
      count(s.length),
    );
    return [text, ...s.ghosts.map(({ change }) => tape.ghost(change)), ...(s.guess ? [words.guess(s.guess.t)] : [])].join(" ");
  });
}
