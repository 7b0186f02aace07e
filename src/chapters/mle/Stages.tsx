/** @file What stands on the stage of a scene of this chapter. */
import { useEffect, useState } from "react";
import type { Facts } from "../../lesson/facts.ts";
import type { Listing, ListingLine } from "../../lesson/listing.ts";
import type { Player } from "../../lesson/player.ts";
import { Code } from "../../ui/Code.tsx";
import { Deck } from "../../ui/Deck.tsx";
import { useWords } from "../../ui/locale.tsx";
import { Notices } from "../../ui/Notices.tsx";
import { count } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { LANES, MILESTONES, usePeak, useSlowly } from "./Ascent.tsx";
import { beatNames } from "./beats.ts";
import { Choose } from "./Choose.tsx";
import { Climb } from "./Climb.tsx";
import { ascentOf, isSlopeToCome, nextOf, SCALES, short, slopeText, type Scale } from "./figures.ts";
import { Look } from "./Look.tsx";
import { Histograms, useLevels } from "./Repeats.tsx";
import { useText } from "./text.ts";
import { Throw, Thrown, useTruth } from "./Toss.tsx";

interface Props {
  readonly player: Player;
  readonly shortcuts: boolean;
}

export const LookStage = ({ player, facts }: { player: Player; facts: Facts }) => (
  <div className="stage-look">
    <Look player={player} facts={facts} />
  </div>
);

export function TossStage({ player, shortcuts }: Props) {
  const { levels } = useTruth(player);
  return (
    <section className="stage">
      <div className="stage-top toss">
        <div className="part">
          <Thrown player={player} />
        </div>
        <div className="part">
          <Throw player={player} />
        </div>
      </div>
      <Deck player={player} names={beatNames} levels={levels} shortcuts={shortcuts} />
    </section>
  );
}

export function ClimbStage({ player, shortcuts, log }: Props & { readonly log: boolean }) {
  const words = useText().climb;
  const common = useWords();
  const levels = usePeak(player);
  useSlowly(player);
  useEffect(() => player.openGate(), [player]); // in front of a class the teacher asks
  const [scale, setScale] = useState<Scale>(log ? "L" : "mean");
  return (
    <section className="stage" aria-label={common.code}>
      <div className="stage-top climbing">
        <div className="stage-left">
          {log ? (
            <Choose
              name={words.scaleName}
              options={SCALES.map((value) => ({ value, label: words.scales[value] }))}
              value={scale}
              onChange={setScale}
            />
          ) : (
            <Code player={player} sentences={false} shows={isLoop} />
          )}
          <Readings player={player} />
        </div>
        <div className="part">
          <Climb player={player} scale={scale} tangent={true} />
        </div>
      </div>
      <Deck player={player} names={beatNames} lanes={LANES} milestones={MILESTONES} levels={levels} shortcuts={shortcuts} />
      <Notices player={player} rate="lr" milestones={MILESTONES} />
    </section>
  );
}
/** What an update is made of, and the rate it is made with; what it prints stands in the read-outs. */
const isLoop = (line: ListingLine, place: number, listing: Listing) =>
  line.name !== "print" && (/\blr =/.test(line.text) || place >= listing.findIndex(({ text }) => text.startsWith("for ")));

function Readings({ player }: { player: Player }) {
  const words = useText().climb;
  const common = useWords();
  const view = usePlayer(player, ascentOf);
  const t = usePlayer(player, (s) => s.t);
  const next = usePlayer(player, nextOf);
  const turn = usePlayer(player, (s) => (s.recipe.config["descent"] === true ? -1 : 1));
  const toCome = usePlayer(player, isSlopeToCome);
  return (
    <dl className="readings">
      <div>
        <dt>{words.theta}</dt>
        <dd>{view ? short(view.theta) : "–"}</dd>
      </div>
      <div>
        <dt>{next === null ? common.step : words.next}</dt>
        <dd>{next === null ? count(t) : short(next)}</dd>
      </div>
      <div>
        <dt>{words.slopeName}</dt>
        <dd>{view && !toCome && view.theta >= 0 && view.theta <= 1 ? slopeText(turn * view.slope) : "–"}</dd>
      </div>
    </dl>
  );
}

export function ManyStage({ player, shortcuts }: Props) {
  const levels = useLevels(player);
  return (
    <section className="stage">
      <div className="stage-top many">
        <div className="part">
          <Histograms player={player} />
        </div>
      </div>
      <Deck player={player} names={beatNames} levels={levels} shortcuts={shortcuts} />
    </section>
  );
}
