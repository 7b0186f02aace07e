/** @file Lab 2.3: what sixty looks at one test are worth. */
import type { PlayerState } from "../../lesson/player.ts";
import { Curves, type Curve } from "../../ui/Curves.tsx";
import { FitPlane } from "../../ui/FitPlane.tsx";
import { count } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { FLOOR, thinned } from "./figures.ts";
import type { PeekView } from "./labs/peek.ts";
import { error } from "./shown.ts";
import { useText, type Words } from "./text.ts";
import { Worktop, type LabProps } from "./Worktop.tsx";

const viewOf = ({ view }: PlayerState): PeekView | null => (view === null ? null : (view.view as PeekView));

function curvesOf(s: PlayerState, words: Words): Curve[] {
  const of = (name: string, more: Pick<Curve, "role" | "label" | "dots">): Curve => ({
    ...more,
    ...thinned(s.columns[name], s.seen + 1, s.length),
  });
  return [
    of("test", { role: "test", label: "", dots: true }),
    of("best", { role: "train", label: words.bestSeen }),
    of("population", { role: "hidden", label: words.population }),
  ].filter(({ x }) => x.length > 0);
}

export function PeekLab(props: LabProps) {
  const words = useText();
  const { player } = props;
  const s = usePlayer(player, (it) => it);
  const view = usePlayer(player, viewOf);
  const redrawn = view ? Array.from(view.redrawn) : [];
  const mean = redrawn.reduce((sum, x) => sum + x, 0) / redrawn.length;
  return (
    <Worktop {...props} id="lab-peek" lab="overfitting/peek" title={words.labPeek}>
      <div className="part">
        <h3>
          {words.chosen} <small>{words.planeNote}</small>
        </h3>
        {view ? (
          <FitPlane
            points={view}
            curve={view.curve}
            truth={view.truth}
            label={words.chosenAlt(count(view.peeks), error(view.best), error(view.population))}
          />
        ) : (
          <p className="aside">{words.waiting}</p>
        )}
      </div>
      <div className="part">
        <h3>{words.peekCurves}</h3>
        <Curves
          curves={curvesOf(s, words)}
          to={s.length - 1}
          now={s.t}
          xLabel={words.peeks}
          level={{ value: FLOOR, label: words.floor }}
          label={words.peekAlt(count(s.t), error(view?.best), error(view?.population))}
        />
      </div>
      <div className="part now">
        <h3>{words.redrawn}</h3>
        <div className="strip">
          <Curves
            curves={[{ role: "test", label: "", x: redrawn.map((_, k) => k), y: redrawn, dots: true }]}
            to={99}
            xLabel=""
            range={[5e-3, 2]}
            {...(view && !Number.isNaN(view.best) ? { level: { value: view.best, label: "" } } : {})}
            label={words.redrawnAlt(redrawn.length, error(mean), error(view?.best))}
          />
        </div>
        <p className="aside">{words.peekNote}</p>
      </div>
    </Worktop>
  );
}
