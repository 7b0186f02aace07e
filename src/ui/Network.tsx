/** @file A layered network with live numbers: units as small planes, wires as their weights, gradients below the wires while they flow. */
import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from "react";
import type { StoreApi } from "zustand/vanilla";
import type { Player, PlayerState } from "../lesson/player.ts";
import { paintGrid } from "./canvas.ts";
import type { Grid } from "./field.ts";
import { useInstrumentWords } from "./locale.tsx";
import { useLook } from "./look.ts";
import {
  insideOf,
  networkPicture,
  type NetworkNumbers,
  type NetworkPicture,
  type NetworkShape,
  type Phase,
  type Unit,
  type Wire,
} from "./network.ts";
import { defaultDetail, detailOf, sayNetwork, sayPart } from "./networkDetail.ts";
import { emFor, layoutNetwork, type NetworkLayout } from "./networkLayout.ts";
import { LossNode, UnitNode, WireLine, WireNumbers } from "./NetworkParts.tsx";
import { useDrawing } from "./useDrawing.ts";
import { usePlayer } from "./usePlayer.ts";
import { useSize } from "./useSize.ts";

/** The network at a moment, as the chapter reads it off its view. */
export interface NetworkView {
  readonly shape: NetworkShape;
  readonly numbers: NetworkNumbers;
  /** What each unit gives out over the input plane, layer by layer, the inputs first; null or missing: an empty square. */
  readonly surfaces?: readonly (readonly (Grid | null)[])[];
}
interface Props {
  readonly player: Player;
  /** Keeps its identity between renders; null while there is nothing to see. */
  readonly network: (state: PlayerState) => NetworkView | null;
  /** What each named line of the listing does to the network. */
  readonly phases: { readonly [line: string]: Phase };
  /** One operation of the present beat, where a single one is looked at: only its units ring. */
  readonly op?: number | null;
  /** The config's key for the learning rate: "lr" unless said. */
  readonly rate?: string;
}

const START = { width: 340, height: 250, em: 12 };

export function Network({ player, network, phases, op = null, rate = "lr" }: Props) {
  const words = useInstrumentWords();
  const state = usePlayer(player, (s) => s);
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box, START);
  const frame = useMemo(() => ({ ...size, em: emFor(size.width, size.em) }), [size]);
  const view = network(state);
  const picture = useMemo(
    () => view && networkPicture(view.shape, view.numbers, insideOf(state, phases, { op, rate })),
    [view, state, phases, op, rate],
  );
  const sizes = view?.shape.layers.map((layer) => layer.length).join(" ") ?? "";
  const layout = useMemo(() => (sizes ? layoutNetwork(sizes.split(" ").map(Number), frame) : null), [sizes, frame]);
  const [chosen, setChosen] = useState<string | null>(null);
  const part = picture && chosen !== null ? partOf(picture, chosen) : null;
  return (
    <div className="network">
      <div className="network-box" ref={box}>
        {picture && layout && (
          <>
            <Fields store={player.store} network={network} layout={layout} />
            <Drawing picture={picture} layout={layout} frame={frame} chosen={chosen} onChoose={setChosen} />
          </>
        )}
      </div>
      <p className="network-detail">
        {picture === null
          ? words.nothingYet
          : (part ? detailOf(words, picture, part) : defaultDetail(words, picture)).map(({ text, flow }, k) => (
              <span key={k} className={flow}>
                {text}
              </span>
            ))}
      </p>
    </div>
  );
}

const partsOf = ({ units, wires }: NetworkPicture): readonly (Unit | Wire)[] => [...units.flat(), ...wires];
const partOf = (picture: NetworkPicture, id: string) => partsOf(picture).find((part) => part.id === id) ?? null;

interface DrawingProps {
  readonly picture: NetworkPicture;
  readonly layout: NetworkLayout;
  readonly frame: { readonly width: number; readonly height: number; readonly em: number };
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}
/** One stop for the Tab key; inside it the arrow keys go from part to part. */
function Drawing({ picture, layout, frame, chosen, onChoose }: DrawingProps) {
  const words = useInstrumentWords();
  const ref = useRef<SVGSVGElement>(null);
  const [stop, setStop] = useState<string | null>(null);
  const parts = partsOf(picture);
  const first = parts.some(({ id }) => id === stop) ? stop : parts[0]?.id;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const at = parts.findIndex(({ id }) => id === stop);
    const next = parts[(at + by + parts.length) % parts.length]!;
    ref.current!.querySelector<SVGElement>(`[data-part="${next.id}"]`)?.focus();
  };
  const handlers = (part: Unit | Wire) => ({
    "data-part": part.id,
    "data-anchor": `node:${part.id}`,
    tabIndex: part.id === first ? 0 : -1,
    role: "img",
    "aria-label": sayPart(words, picture, part),
    onFocus: () => {
      setStop(part.id);
      onChoose(part.id);
    },
    onBlur: () => onChoose(null),
    onPointerEnter: () => onChoose(part.id),
    onPointerLeave: () => onChoose(null),
  });
  return (
    <svg
      ref={ref}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      width={frame.width}
      height={frame.height}
      style={{ fontSize: frame.em }}
      role="group"
      aria-label={sayNetwork(words, picture)}
      onKeyDown={onKeyDown}
    >
      {picture.wires.map((wire) => (
        <WireLine
          key={wire.id}
          {...{ wire, picture, em: frame.em }}
          at={layout.wire(wire.layer, wire.from, wire.to)}
          handlers={handlers(wire)}
        />
      ))}
      {picture.wires.map((wire) => (
        <WireNumbers
          key={wire.id}
          {...{ wire, picture, em: frame.em, chosen: chosen === wire.id }}
          at={layout.wire(wire.layer, wire.from, wire.to)}
        />
      ))}
      {picture.units.flatMap((layer) =>
        layer.map((unit) => (
          <UnitNode
            key={unit.id}
            {...{ unit, picture, em: frame.em }}
            at={layout.units[unit.layer]![unit.index]!}
            handlers={handlers(unit)}
          />
        )),
      )}
      <LossNode picture={picture} layout={layout} em={frame.em} name={words.cost} />
    </svg>
  );
}

/** The units' own planes, on one canvas under the drawing, in every frame. */
function Fields({ store, network, layout }: { store: StoreApi<PlayerState>; network: Props["network"]; layout: NetworkLayout }) {
  const ref = useRef<HTMLCanvasElement>(null);
  const look = useLook();
  const draw = useCallback(
    (canvas: HTMLCanvasElement, state: PlayerState) => {
      const { clientWidth: width, clientHeight: height } = canvas;
      const ratio = Math.min(3, devicePixelRatio || 1);
      if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
      if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
      const context = canvas.getContext("2d")!;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      network(state)?.surfaces?.forEach((layer, l) =>
        layer.forEach((grid, k) => {
          const place = layout.units[l]?.[k];
          if (grid && place)
            paintGrid(context, grid, look, {
              left: place.x - place.side / 2,
              top: place.y - place.side / 2,
              side: place.side,
              line: 1.25,
            });
        }),
      );
    },
    [network, layout, look],
  );
  useDrawing(ref, store, draw);
  return <canvas ref={ref} aria-hidden="true" />;
}
