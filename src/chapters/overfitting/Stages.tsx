/** @file What stands on the stage of a scene of this chapter: the loop and two numbers, two figures, the deck. */
import { useEffect, useState, type ReactNode } from "react";
import type { Listing, ListingLine } from "../../lesson/listing.ts";
import type { Player } from "../../lesson/player.ts";
import { Code } from "../../ui/Code.tsx";
import { Deck, type DeckProps } from "../../ui/Deck.tsx";
import { useWords } from "../../ui/locale.tsx";
import { usePlayer } from "../../ui/usePlayer.ts";
import { BEATS, CASE_STONES, FIT_PROJECTED, JUDGES } from "./beats.ts";
import { CaseCurves, caseOf, CaseTable } from "./CaseLab.tsx";
import { fitOf } from "./figures.ts";
import { Errors, HiddenSwitch, Plane } from "./Fit.tsx";
import { Splits } from "./ResplitsLab.tsx";
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

/** The points and what the model says of them, the costs beside. `asks`: the training accuracy is kept back while the class votes. */
export function CaseStage({ asks, ...props }: Props & { readonly asks: boolean }) {
  const words = useText();
  const { player } = props;
  const view = usePlayer(player, caseOf);
  const t = usePlayer(player, (s) => s.t);
  const [told, setTold] = useState(false);
  const covers = asks && !told && t === CASE_T;
  useEffect(() => player.setSpeed(CASE_SPEED), [player]);
  return (
    <Stage
      {...props}
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
  return (
    <Stage {...props} numbers={useErrors(props.player)} lanes={FIT_PROJECTED}>
      <Part title={words.plane} note={words.planeNote}>
        <Plane player={props.player} />
      </Part>
      <Part title={words.errors} note={<HiddenSwitch />}>
        <Errors player={props.player} xLabel={words[axis]} />
      </Part>
    </Stage>
  );
}

/** The present split, and what all of them have said. */
export function SplitsStage(props: Props) {
  const words = useText();
  const { train, val } = usePlayer(props.player, (s) => s.view?.view as FitView | undefined) ?? { train: 0, val: 0 };
  return (
    <Stage
      {...props}
      numbers={[[words.scenes.valPoints, String(val - train)], ...useErrors(props.player).slice(1)]}
      lanes={JUDGES}
    >
      <Part title={words.plane} note={words.planeNote}>
        <Plane player={props.player} />
      </Part>
      <Part title={words.strip}>
        <Splits player={props.player} />
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
      {title} {note !== undefined && <small>{note}</small>}
    </h2>
    {children}
  </div>
);

interface StageProps extends Props {
  readonly numbers: readonly (readonly [name: string, value: ReactNode])[];
  readonly stones?: boolean;
  readonly lanes?: DeckProps["lanes"];
  readonly children: ReactNode;
}
function Stage({ player, shortcuts, numbers, stones = false, lanes, children }: StageProps) {
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
