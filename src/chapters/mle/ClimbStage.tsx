/** @file The stage of the scenes that climb: the loop, three numbers, the curve; or, where the log is asked about, its three scales. */
import { useEffect, useState } from "react";
import type { Listing, ListingLine } from "../../lesson/listing.ts";
import type { Player } from "../../lesson/player.ts";
import { Code } from "../../ui/Code.tsx";
import { Deck } from "../../ui/Deck.tsx";
import { useWords } from "../../ui/locale.tsx";
import { Notices } from "../../ui/Notices.tsx";
import { count } from "../../ui/numbers.ts";
import { beside, SceneKeys, type SceneKey } from "../../ui/SceneKeys.tsx";
import { usePlayer } from "../../ui/usePlayer.ts";
import { LANES, MILESTONES, RATES, usePeak, useSlowly } from "./Ascent.tsx";
import { beatNames } from "./beats.ts";
import { Choose } from "./Choose.tsx";
import { Climb } from "./Climb.tsx";
import { ascentOf, isSlopeToCome, nextOf, SCALES, short, slopeText, type Scale } from "./figures.ts";
import { useText } from "./text.ts";
import { walkAt } from "./walk.ts";

interface Props {
  readonly player: Player;
  readonly shortcuts: boolean;
  readonly log: boolean;
}
export function ClimbStage({ player, shortcuts, log }: Props) {
  const all = useText();
  const words = all.climb;
  const common = useWords();
  const levels = usePeak(player);
  useSlowly(player);
  useEffect(() => player.openGate(), [player]); // in front of a class the teacher asks
  const [scale, setScale] = useState<Scale>(log ? "L" : "mean");
  const line = usePlayer(player, (s) => s.unit === "beat");
  const rate = (by: 1 | -1) => () => {
    const lr = beside(RATES, Number(player.store.getState().recipe.config["lr"]) as (typeof RATES)[number], by);
    walkAt(player, lr);
    return all.scenes.keys.walks(lr);
  };
  const turn = (by: 1 | -1) => () => {
    const to = beside(SCALES, scale, by);
    setScale(to);
    return words.scales[to];
  };
  const keys: readonly SceneKey[] = [
    { caps: "Space", does: all.scenes.keys.walk },
    { caps: "→", does: line ? all.scenes.keys.line : all.scenes.keys.update },
    log
      ? { caps: "↑ ↓", does: words.scaleName, on: { ArrowUp: turn(-1), ArrowDown: turn(1) } }
      : { caps: "↑ ↓", does: all.scenes.keys.rate, on: { ArrowUp: rate(1), ArrowDown: rate(-1) } },
    ...(log ? [] : [line ? { caps: "2", does: all.scenes.keys.byUpdate } : { caps: "1", does: all.scenes.keys.byLine }]),
  ];
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
      <SceneKeys keys={keys} singles={shortcuts} />
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
