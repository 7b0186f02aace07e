/** @file What stands on the stage of a scene of this chapter. */
import { useEffect, useMemo, type ReactNode } from "react";
import type { Listing, ListingLine } from "../../lesson/listing.ts";
import type { Player, PlayerState } from "../../lesson/player.ts";
import { Code } from "../../ui/Code.tsx";
import { Deck } from "../../ui/Deck.tsx";
import { Leader } from "../../ui/Leader.tsx";
import { useWords } from "../../ui/locale.tsx";
import { Network } from "../../ui/Network.tsx";
import { count, measured } from "../../ui/numbers.ts";
import { Plane } from "../../ui/Plane.tsx";
import { guardAt } from "../../ui/readings.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { BEATS, LEVELS, MILESTONES } from "./curve.ts";
import { describeHidden, describePlane, inputPlane, NAMES, networkOf, outputsOf, PHASES, POINTS } from "./figures.ts";
import { HandLine } from "./HandLine.tsx";
import { useText } from "./text.ts";
import { hiddenWithTrails } from "./trails.ts";
import { Values } from "./Values.tsx";

interface Props {
  readonly player: Player;
  readonly shortcuts: boolean;
}

/** Scenes 1 and 2: the line drawn by hand, with or without its inequalities. */
export const HandStage = ({ player, proof }: { player: Player; proof: boolean }) => (
  <div className={proof ? "stage-hand proof" : "stage-hand"}>
    <HandLine player={player} />
  </div>
);

/** Scene 3: code, read-outs, the input plane, what is said of each point. */
export function OneStage(props: Props) {
  return (
    <Stage {...props} chain={NO_CHAIN}>
      <InputPlane player={props.player} />
      <div className="part">
        <h2>{useText().outputs}</h2>
        <Values player={props.player} />
      </div>
    </Stage>
  );
}
const NO_CHAIN = () => null;

/** The input plane beside the hidden plane. */
export function TwoStage(props: Props) {
  return (
    <Stage {...props} chain={sceneChain}>
      <InputPlane player={props.player} />
      <HiddenPlane player={props.player} />
    </Stage>
  );
}
/** One update, beat by beat, in the network. */
export function BeatStage(props: Props) {
  const words = useText();
  return (
    <Stage {...props} chain={sceneChain}>
      <div className="part">
        <h2>
          {words.network} <small>{words.networkNote(NAMES[0]!)}</small>
        </h2>
        <Network player={props.player} network={networkOf} phases={PHASES} />
      </div>
    </Stage>
  );
}
/** From the lit line to the number it makes, and to its place on the tape. */
const sceneChain = ({ trace, beat }: PlayerState) =>
  beat !== null && trace?.beats[beat]?.line === "loss" ? ["line:loss", "term:cost", "pin"] : null;

function Stage({
  player,
  shortcuts,
  chain,
  children,
}: Props & { readonly chain: (s: PlayerState) => readonly string[] | null; readonly children: ReactNode }) {
  const common = useWords();
  useEffect(() => player.openGate(), [player]); // in front of a class the teacher asks
  return (
    <section className="stage" aria-label={common.code}>
      <div className="stage-top">
        <div className="stage-left">
          <Code player={player} sentences={false} shows={isLoop} />
          <Readings player={player} />
        </div>
        {children}
      </div>
      <Deck player={player} names={BEATS} milestones={MILESTONES} levels={LEVELS} shortcuts={shortcuts} />
      <Leader player={player} chain={chain} />
    </section>
  );
}

/** The optimizer with its learning rate, and the loop: what an update is made of. */
function isLoop(line: ListingLine, place: number, listing: Listing): boolean {
  return /^optimizer|\blr=/.test(line.text) || place >= listing.findIndex(({ text }) => text.startsWith("for "));
}

/** Cost, step and points right, to be read from the last row. */
function Readings({ player }: { player: Player }) {
  const words = useText();
  const common = useWords();
  const cost = usePlayer(player, (s) => guardAt(s)?.value ?? null);
  const t = usePlayer(player, (s) => s.t);
  const outputs = usePlayer(player, outputsOf);
  const lit = usePlayer(player, (s) => sceneChain(s) !== null);
  const right = outputs && POINTS.filter(({ target }, k) => outputs[k]! > 0.5 === (target === 1)).length;
  return (
    <dl className="readings">
      <div data-anchor="term:cost" data-lit={lit}>
        <dt>{words.cost}</dt>
        <dd data-anchor-body="">{cost === null ? "–" : measured(cost, 4)}</dd>
      </div>
      <div>
        <dt>{common.step}</dt>
        <dd>{count(t)}</dd>
      </div>
      <div>
        <dt>{words.right}</dt>
        <dd>{right === null ? "–" : words.score(right)}</dd>
      </div>
    </dl>
  );
}

function InputPlane({ player }: { player: Player }) {
  const words = useText();
  const label = usePlayer(
    player,
    useMemo(() => describePlane(words), [words]),
  );
  return (
    <div className="part">
      <h2>{words.plane}</h2>
      <Plane store={player.store} picture={inputPlane} label={label} />
    </div>
  );
}
function HiddenPlane({ player }: { player: Player }) {
  const words = useText();
  const label = usePlayer(
    player,
    useMemo(() => describeHidden(words), [words]),
  );
  return (
    <div className="part">
      <h2>{words.hiddenPlane}</h2>
      <Plane store={player.store} picture={hiddenWithTrails} label={label} />
    </div>
  );
}
