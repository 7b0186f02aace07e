/** @file The case file in front of a class. */
import { useEffect, useState } from "react";
import type { SceneKey } from "../../ui/SceneKeys.tsx";
import { usePlayer } from "../../ui/usePlayer.ts";
import { CaseCurves, caseOf, CaseTable } from "./CaseLab.tsx";
import { CASE_T } from "./scenes.ts";
import { percentOf } from "./shown.ts";
import { Part, Stage, type InScene } from "./Stage.tsx";
import { useText } from "./text.ts";

/** Fast enough for a class to see the hundredth epoch, slow enough to see the first. */
const CASE_SPEED = 30;
/** Where the notebook stopped, where all of the test is right, and all of the training. */
const CASE_MOMENTS = [CASE_T, 101, 501] as const;

/** The points and what the model says of them, the costs beside. `asks`: the training accuracy is kept back while the class votes. */
export function CaseStage({ asks, ...props }: InScene & { readonly asks: boolean }) {
  const words = useText();
  const { player } = props;
  const view = usePlayer(player, caseOf);
  const t = usePlayer(player, (s) => s.t);
  const [told, setTold] = useState(false);
  const covers = asks && !told && t === CASE_T;
  useEffect(() => player.setSpeed(CASE_SPEED), [player]);
  const to = (by: 1 | -1) => () => {
    const { t, goal } = player.store.getState();
    const now = goal ?? t; // on its way it counts as there
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
