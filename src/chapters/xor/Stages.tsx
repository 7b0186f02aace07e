/** @file What stands on the stage of a scene of this chapter. */
import { useEffect, useMemo, type ReactNode } from "react";
import type { Listing, ListingLine } from "../../lesson/listing.ts";
import type { Player, PlayerState } from "../../lesson/player.ts";
import { Code } from "../../ui/Code.tsx";
import { Deck } from "../../ui/Deck.tsx";
import { Leader } from "../../ui/Leader.tsx";
import { useLang, useWords } from "../../ui/locale.tsx";
import { Network } from "../../ui/Network.tsx";
import { count, measured } from "../../ui/numbers.ts";
import { Plane } from "../../ui/Plane.tsx";
import { guardAt, readingAt } from "../../ui/readings.ts";
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
  /** The gradient too: its lane on the tape, and its size in place of the points that are right. */
  readonly rows?: boolean;
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
  rows = false,
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
          <Readings player={player} rows={rows} />
        </div>
        {children}
      </div>
      <Deck player={player} names={BEATS} milestones={MILESTONES} levels={LEVELS} {...{ shortcuts, rows }} />
      <Leader player={player} chain={chain} />
    </section>
  );
}

/** The optimizer with its learning rate, and the loop: what an update is made of. */
function isLoop(line: ListingLine, place: number, listing: Listing): boolean {
  return /^optimizer|\blr=/.test(line.text) || place >= listing.findIndex(({ text }) => text.startsWith("for "));
}

/** Cost, step and points right, or the gradient's size, to be read from the last row. */
function Readings({ player, rows }: { player: Player; rows: boolean }) {
  const words = useText();
  const lang = useLang();
  const grad = usePlayer(player, (s) => (rows ? (readingAt(s, "gradNorm")?.value ?? NaN) : null));
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
      <div data-role={rows ? "grad" : undefined}>
        <dt>{rows ? player.store.getState().lab.columns["gradNorm"]!.label[lang] : words.right}</dt>
        <dd>{grad !== null ? measured(grad, 4) : right === null ? "–" : words.score(right)}</dd>
      </div>
    </dl>
  );
}

function InputPlane({ player }: { player: Player }) {
  const title = useText().plane;
  return <ScenePlane {...{ player, title }} describe={describePlane} picture={inputPlane} />;
}
function HiddenPlane({ player }: { player: Player }) {
  const title = useText().hiddenPlane;
  return <ScenePlane {...{ player, title }} describe={describeHidden} picture={hiddenWithTrails} />;
}
interface PlaneProps {
  readonly player: Player;
  readonly title: string;
  readonly describe: typeof describePlane;
  readonly picture: typeof inputPlane;
}
function ScenePlane({ player, title, describe, picture }: PlaneProps) {
  const words = useText();
  const label = usePlayer(
    player,
    useMemo(() => describe(words), [describe, words]),
  );
  return (
    <div className="part">
      <h2>{title}</h2>
      <Plane store={player.store} picture={picture} label={label} />
    </div>
  );
}
