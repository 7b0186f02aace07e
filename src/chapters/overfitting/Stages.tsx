/** @file What stands on the stage of a scene of this chapter: the case, the splits, a fit by degrees or by updates. */
import { useEffect } from "react";
import type { Player } from "../../lesson/player.ts";
import { beside, type SceneKey } from "../../ui/SceneKeys.tsx";
import { usePlayer } from "../../ui/usePlayer.ts";
import { FIT_PROJECTED, JUDGES } from "./beats.ts";
import { CaseStage } from "./CaseStage.tsx";
import { fitOf } from "./figures.ts";
import { Errors, HiddenSwitch, Plane } from "./Fit.tsx";
import { useHidden } from "./hidden.ts";
import type { FitView } from "./labs/poly.ts";
import { dealAnew, SIZES, Splits, useSpread } from "./ResplitsLab.tsx";
import type { scenes } from "./scenes.ts";
import { error } from "./shown.ts";
import { Part, Stage, type InScene } from "./Stage.tsx";
import { useText } from "./text.ts";

interface SceneProps {
  readonly scene: (typeof scenes)[number];
  readonly poly: Player;
  readonly resplits: Player;
  readonly network: Player;
  readonly caseFile: Player;
  readonly shortcuts: boolean;
}
export default function SceneStage({ scene: { id, layout }, poly, resplits, network, caseFile, shortcuts }: SceneProps) {
  switch (layout) {
    case "case":
      return <CaseStage player={caseFile} shortcuts={shortcuts} asks={id === "case"} />;
    case "splits":
      return <SplitsStage player={resplits} shortcuts={shortcuts} />;
    case "poly":
      return <FitStage player={poly} shortcuts={shortcuts} axis="degree" />;
    case "network":
      return <FitStage player={network} shortcuts={shortcuts} axis="updates" />;
  }
}

/** Points and curve, and the errors of every degree or update. */
function FitStage({ axis, ...props }: InScene & { readonly axis: "degree" | "updates" }) {
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
function SplitsStage(props: InScene) {
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
