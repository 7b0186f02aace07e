/** @file Lab 7.3 on its worktop: code, network, both planes, the formula, and the deck. */
import { useMemo, useState } from "react";
import type { Player } from "../../lesson/player.ts";
import { Code } from "../../ui/Code.tsx";
import { Deck } from "../../ui/Deck.tsx";
import { Exhibit } from "../../ui/Exhibit.tsx";
import { LiveFormula } from "../../ui/Formula.tsx";
import { LabHead } from "../../ui/LabHead.tsx";
import { Leader } from "../../ui/Leader.tsx";
import { useInstrumentWords, useWords } from "../../ui/locale.tsx";
import { Network } from "../../ui/Network.tsx";
import { Notices } from "../../ui/Notices.tsx";
import { count } from "../../ui/numbers.ts";
import { Plane } from "../../ui/Plane.tsx";
import { usePlayer } from "../../ui/usePlayer.ts";
import { BEATS, LEVELS, MILESTONES, useCurve } from "./curve.ts";
import {
  chainOf,
  costFormula,
  describeHidden,
  describePlane,
  inputPlane,
  litTerms,
  NAMES,
  networks,
  PHASES,
  POINTS,
} from "./figures.ts";
import { Told } from "./Predict.tsx";
import { outputsTable, parametersOf } from "./tables.ts";
import { hiddenWithTrails } from "./trails.ts";
import { useText } from "./text.ts";

interface Props {
  readonly player: Player;
  readonly linkOf: (player: Player) => string;
  readonly shortcuts: boolean;
}

export function TwoHidden({ player, linkOf, shortcuts }: Props) {
  const words = useText();
  const common = useWords();
  const said = useInstrumentWords();
  const curve = useCurve(player);
  const { planeLabel, hiddenLabel, formula } = useMemo(
    () => ({ planeLabel: describePlane(words), hiddenLabel: describeHidden(words), formula: costFormula(words) }),
    [words],
  );
  const plane = usePlayer(player, planeLabel);
  const hidden = usePlayer(player, hiddenLabel);
  const [chosen, setChosen] = useState(0);
  const pointName = (k: number) => words.pointName(NAMES[k]!, POINTS[k]!.target);
  const kept = { moment: () => `${common.step} ${count(player.store.getState().t)}`, link: () => linkOf(player) };
  const units = usePlayer(player, (s) => s.recipe.config["hidden"]);
  return (
    <section className="lab" id="lab-two" data-lab="xor/two-hidden" aria-labelledby="lab-two-title">
      <div className="lab-in">
        <LabHead id="lab-two-title" player={player} title={words.lab} linkOf={() => linkOf(player)} />
        <div className="bench two">
          <div className="part listing">
            <h3>{common.code}</h3>
            <Code player={player} />
          </div>
          <Exhibit
            className="net"
            title={words.network}
            note={words.networkNote(NAMES[chosen]!)}
            table={() => parametersOf(player, said)}
            {...kept}
          >
            <Network player={player} network={networks[chosen]!} phases={PHASES} />
          </Exhibit>
          <Exhibit title={words.plane} note={words.planeNote} table={() => outputsTable(player, words)} {...kept}>
            <Plane store={player.store} picture={inputPlane} label={plane} {...{ chosen, pointName }} onChoose={setChosen} />
          </Exhibit>
          <div className="part">
            <h3>
              {words.hiddenPlane} <small>{words.hiddenNote}</small>
            </h3>
            {units === 2 ? (
              <Plane store={player.store} picture={hiddenWithTrails} label={hidden} chosen={chosen} />
            ) : (
              <p className="aside">{words.onlyTwo}</p>
            )}
          </div>
          <div className="part sum">
            <LiveFormula player={player} parts={formula} lit={litTerms} />
          </div>
        </div>
        <Deck
          player={player}
          {...curve}
          names={BEATS}
          milestones={MILESTONES}
          levels={LEVELS}
          shortcuts={shortcuts}
          linkOf={() => linkOf(player)}
        />
        <Told player={player} />
        <Notices player={player} rate="lr" milestones={MILESTONES} />
        <Leader player={player} chain={chainOf} />
      </div>
    </section>
  );
}
