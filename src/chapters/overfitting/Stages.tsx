/** @file What stands on the stage of a scene of this chapter: the loop and two numbers, two figures, the deck. */
import { useEffect, useState, type ReactNode } from "react";
import type { Listing, ListingLine } from "../../lesson/listing.ts";
import type { Player } from "../../lesson/player.ts";
import { Code } from "../../ui/Code.tsx";
import { Deck, type DeckProps } from "../../ui/Deck.tsx";
import { useWords } from "../../ui/locale.tsx";
import { beside, SceneKeys, type SceneKey } from "../../ui/SceneKeys.tsx";
import { usePlayer } from "../../ui/usePlayer.ts";
import { BEATS, CASE_STONES, FIT_PROJECTED, JUDGES } from "./beats.ts";
import { CaseCurves, caseOf, CaseTable } from "./CaseLab.tsx";
import { fitOf } from "./figures.ts";
import { Errors, HiddenSwitch, Plane } from "./Fit.tsx";
import { useHidden } from "./hidden.ts";
import { dealAnew, SIZES, Splits, useSpread } from "./ResplitsLab.tsx";
import type { FitView } from "./labs/poly.ts";
import { CASE_T } from "./scenes.ts";
import { error, percentOf } from "./shown.ts";
import { useText } from "./text.ts";

interface Props {
  readonly player: Player;
  readonly shortcuts: boolean;
}

/** Fast enough for a class to see the hundredth epoch, slow enough to see the first. */
const CASE_SPEED = 30;
/** Where the notebook stopped, where all of the test is right, and all of the training. */
const CASE_MOMENTS = [CASE_T, 101, 501] as const;

/** The points and what the model says of them, the costs beside. `asks`: the training accuracy is kept back while the class votes. */
export function CaseStage({ asks, ...props }: Props & { readonly asks: boolean }) {
  const words = useText();
  const { player } = props;
  const view = usePlayer(player, caseOf);
  const t = usePlayer(player, (s) => s.t);
  const [told, setTold] = useState(false);
  const covers = asks && !told && t === CASE_T;
  useEffect(() => player.setSpeed(CASE_SPEED), [player]);
  const to = (by: 1 | -1) => () => {
    const now = player.store.getState().t;
    const next = by > 0 ? CASE_MOMENTS.find((it) => it > now) : CASE_MOMENTS.findLast((it) => it < now);
    if (next !== undefined) player.seek(next);
    return words.scenes.keys.epoch(next ?? now);
  };
  const keys: readonly SceneKey[] = [
    { caps: "Space", does: words.scenes.keys.train },
    asks
      ? {
          caps: "Enter",
          does: covers ? words.scenes.keys.trainRight : words.scenes.keys.cover,
          on: { Enter: () => setTold(!told) },
        }
      : { caps: "↑ ↓", does: words.scenes.keys.moments(CASE_MOMENTS.join(" · ")), on: { ArrowUp: to(1), ArrowDown: to(-1) } },
  ];
  return (
    <Stage
      {...props}
      keys={keys}
      stones
      numbers={[
        [
          words.scenes.trainRight,
          covers ? (
            <button key="asked" type="button" className="key" aria-label={words.caseFile.look} onClick={() => setTold(true)}>
              ?
            </button>
          ) : view ? (
            percentOf(view.trainRight, 8)
          ) : (
            "–"
          ),
        ],
        [words.scenes.testRight, view ? percentOf(view.testRight, 3) : "–"],
      ]}
    >
      <Part title={words.casePoints}>
        <CaseTable player={props.player} covers={covers} />
      </Part>
      <Part title={words.caseCurves} note={words.caseCurvesNote}>
        <CaseCurves player={props.player} />
      </Part>
    </Stage>
  );
}

/** Points and curve, and the errors of every degree or update. */
export function FitStage({ axis, ...props }: Props & { readonly axis: "degree" | "updates" }) {
  const words = useText();
  const { keys } = words.scenes;
  const { shown, set } = useHidden();
  const population: SceneKey = { caps: "Enter", does: shown ? keys.hide : keys.reveal, on: { Enter: () => set(!shown) } };
  const moves: readonly SceneKey[] =
    axis === "degree"
      ? [{ caps: "← →", does: keys.degree }]
      : [
          { caps: "Space", does: keys.train },
          { caps: "End", does: keys.end },
        ];
  return (
    <Stage {...props} numbers={useErrors(props.player)} lanes={FIT_PROJECTED} keys={[...moves, population]}>
      <Part title={words.plane} note={words.planeNote}>
        <Plane player={props.player} />
      </Part>
      <Part title={words.errors} note={<HiddenSwitch />}>
        <Errors player={props.player} xLabel={words[axis]} />
      </Part>
    </Stage>
  );
}

/** A class has six seconds for thirty splits. */
const SPLITS_SPEED = 5;

/** The present split, what all of them have said, and how far that scatters. */
export function SplitsStage(props: Props) {
  const words = useText();
  const { player } = props;
  const { train, val } = usePlayer(player, (s) => s.view?.view as FitView | undefined) ?? { train: 0, val: 0 };
  const spread = useSpread(player);
  useEffect(() => player.setSpeed(SPLITS_SPEED), [player]);
  const size = (by: 1 | -1) => () => {
    const n = beside(SIZES, Number(player.store.getState().recipe.config["n"]) as (typeof SIZES)[number], by);
    dealAnew(player, n);
    return words.scenes.keys.dealt(n);
  };
  const { keys } = words.scenes;
  return (
    <Stage
      {...props}
      numbers={[
        [words.scenes.valPoints, String(val - train)],
        [words.spreadOf(spread?.splits ?? 0), error(spread?.deviation)],
      ]}
      lanes={JUDGES}
      keys={[
        { caps: "← →", does: keys.split },
        { caps: "Home", does: keys.first },
        { caps: "Space", does: keys.deal },
        { caps: "↑ ↓", does: keys.points, on: { ArrowUp: size(1), ArrowDown: size(-1) } },
      ]}
    >
      <Part title={words.plane} note={words.planeNote}>
        <Plane player={player} />
      </Part>
      <Part title={words.strip} note={spread && words.range(error(spread.low), error(spread.high))}>
        <Splits player={player} />
      </Part>
    </Stage>
  );
}

function useErrors(player: Player): readonly (readonly [string, string])[] {
  const words = useText();
  const view = usePlayer(player, fitOf);
  return [
    [words.train, error(view?.trainError)],
    [words.val, error(view?.valError)],
  ];
}

const Part = ({ title, note, children }: { readonly title: string; readonly note?: ReactNode; readonly children: ReactNode }) => (
  <div className="part">
    <h2>
      {title} {note !== undefined && note !== null && <small>{note}</small>}
    </h2>
    {children}
  </div>
);

interface StageProps extends Props {
  readonly numbers: readonly (readonly [name: string, value: ReactNode])[];
  readonly stones?: boolean;
  readonly lanes?: DeckProps["lanes"];
  readonly keys: readonly SceneKey[];
  readonly children: ReactNode;
}
function Stage({ player, shortcuts, numbers, stones = false, lanes, keys, children }: StageProps) {
  const common = useWords();
  useEffect(() => player.openGate(), [player]); // in front of a class the teacher asks
  return (
    <section className="stage" aria-label={common.code}>
      <div className="stage-top">
        <div className="stage-left">
          <Code player={player} sentences={false} shows={isLoop} />
          <dl className="readings">
            {numbers.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
        {children}
      </div>
      <SceneKeys keys={keys} singles={shortcuts} />
      <Deck
        player={player}
        names={BEATS}
        shortcuts={shortcuts}
        {...(stones ? { milestones: CASE_STONES } : {})}
        {...(lanes ? { lanes } : {})}
      />
    </section>
  );
}

/** The loop: what a step is made of, without what it prints. */
const isLoop = ({ text }: ListingLine, place: number, listing: Listing): boolean =>
  place >= listing.findIndex((line) => line.text.startsWith("for ")) && !/^\s+(?:print|if (?:epoch|step)\b)/.test(text);
