/** @file Lab 2.2: the same points dealt out thirty times; each deal is an update. */
import { useMemo } from "react";
import type { Player, PlayerState } from "../../lesson/player.ts";
import { Curves, type Curve } from "../../ui/Curves.tsx";
import { usePlayer } from "../../ui/usePlayer.ts";
import { JUDGES } from "./beats.ts";
import { FLOOR, spreadOf, type Spread } from "./figures.ts";
import { HiddenSwitch, Plane, Readings } from "./Fit.tsx";
import { useHidden } from "./hidden.ts";
import { SplitBar } from "./SplitBar.tsx";
import { error } from "./shown.ts";
import { useText, type Words } from "./text.ts";
import { Worktop, type LabProps } from "./Worktop.tsx";

/** What the splits so far have said, a dot each. */
function judgesOf({ columns, seen, length }: PlayerState, words: Words, hidden: boolean): Curve[] {
  const judge = (name: string, role: Curve["role"], label: string): Curve => {
    const y = Array.from(columns[name]?.subarray(0, Math.min(seen + 1, length)) ?? []);
    return { role, label, y, x: y.map((_, k) => k), dots: true };
  };
  const judges = [judge("val", "val", words.val), judge("test", "test", words.test)];
  return hidden ? [...judges, judge("population", "hidden", words.population)] : judges;
}
export function useSpread(player: Player): Spread | null {
  const { columns, seen, length } = usePlayer(player, (s) => s);
  const val = columns["val"];
  return useMemo(() => (val ? spreadOf(val.subarray(0, Math.min(seen + 1, length))) : null), [val, seen, length]);
}

export const SIZES = [40, 100, 400] as const;
/** So many points are dealt, from the first split on. */
export function dealAnew(player: Player, n: number): void {
  player.setConfig("n", n);
  player.play();
}

/** The same for every number of points, so that one sees how much less they scatter. */
const SCATTER = [5e-3, 2] as const;

/** What one tenth of the points says, split after split. */
export function Splits({ player }: { readonly player: Player }) {
  const words = useText();
  const { shown } = useHidden();
  const s = usePlayer(player, (it) => it);
  const curves = judgesOf(s, words, shown);
  const spread = useSpread(player);
  return (
    <div className="strip">
      <Curves
        curves={curves}
        to={s.length}
        now={s.t}
        xLabel={words.splits}
        range={SCATTER}
        level={{ value: FLOOR, label: words.floor }}
        label={words.stripAlt(spread?.splits ?? 0, error(spread?.low), error(spread?.high), error(spread?.deviation))}
      />
    </div>
  );
}

export function ResplitsLab(props: LabProps) {
  const words = useText();
  const { player } = props;
  const n = usePlayer(player, (s) => Number(s.recipe.config["n"]));
  const spread = useSpread(player);
  const splits = spread?.splits ?? 0;
  return (
    <Worktop {...props} id="lab-resplits" lab="overfitting/resplits" title={words.labResplits} lanes={JUDGES}>
      <div className="part">
        <h3>
          {words.plane} <small>{words.dealt}</small>
        </h3>
        <Plane player={player} />
        <SplitBar players={[player]} />
      </div>
      <div className="part">
        <h3>{words.strip}</h3>
        <Splits player={player} />
      </div>
      <div className="part now">
        <h3>{words.now}</h3>
        <Readings player={player} />
        <p className="spread-head">{words.spreadHead(splits)}</p>
        <dl className="spread-of">
          <div>
            <dt>{words.deviation}</dt>
            <dd>{error(spread?.deviation)}</dd>
          </div>
          <div>
            <dt>{words.rangeName}</dt>
            <dd>{spread && splits > 1 ? words.range(error(spread.low), error(spread.high)) : "–"}</dd>
          </div>
        </dl>
        <HiddenSwitch />
        <p className="sizes" role="group" aria-label={words.sizes}>
          {words.sizes}
          {SIZES.map((size) => (
            <button
              key={size}
              type="button"
              className="key"
              aria-pressed={n === size}
              onClick={() => player.setConfig("n", size)}
            >
              {size}
            </button>
          ))}
        </p>
        <p className="aside">{words.stripNote}</p>
      </div>
    </Worktop>
  );
}
