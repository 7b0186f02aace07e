/** @file Lab 7.2 on its worktop: one layer, left to training. */
import { useMemo } from "react";
import type { Player } from "../../lesson/player.ts";
import { Code } from "../../ui/Code.tsx";
import { Deck } from "../../ui/Deck.tsx";
import { LiveFormula } from "../../ui/Formula.tsx";
import { LabHead } from "../../ui/LabHead.tsx";
import { useWords } from "../../ui/locale.tsx";
import { Notices } from "../../ui/Notices.tsx";
import { Plane } from "../../ui/Plane.tsx";
import { usePlayer } from "../../ui/usePlayer.ts";
import { BEATS, LEVELS, MILESTONES, useCurve } from "./curve.ts";
import { costFormula, describePlane, inputPlane, isHalf, litTerms } from "./figures.ts";
import { useText } from "./text.ts";
import { Values } from "./Values.tsx";

interface Props {
  readonly player: Player;
  readonly linkOf: (player: Player) => string;
  readonly shortcuts: boolean;
}

export function OneLayer({ player, linkOf, shortcuts }: Props) {
  const words = useText();
  const common = useWords();
  const curve = useCurve(player);
  const { label, formula } = useMemo(() => ({ label: describePlane(words), formula: costFormula(words) }), [words]);
  const plane = usePlayer(player, label);
  const half = usePlayer(player, isHalf);
  return (
    <section className="lab" id="lab-one" data-lab="xor/one-layer" aria-labelledby="lab-one-title">
      <div className="lab-in">
        <LabHead id="lab-one-title" player={player} title={words.labOne} linkOf={() => linkOf(player)} />
        <div className="bench one">
          <div className="part listing">
            <h3>{common.code}</h3>
            <Code player={player} />
          </div>
          <div className="part">
            <h3>
              {words.plane} <small>{half ? words.planeHalf : words.planeNote}</small>
            </h3>
            <Plane store={player.store} picture={inputPlane} label={plane} />
          </div>
          <div className="part">
            <h3>{words.outputs}</h3>
            <Values player={player} />
            <p className="aside">{words.reading}</p>
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
        <Notices player={player} rate="lr" milestones={MILESTONES} />
      </div>
    </section>
  );
}
