/** @file Lab 2.2: the same points dealt out thirty times; each deal is an update. */
import type { PlayerState } from "../../lesson/player.ts";
import { Curves, type Curve } from "../../ui/Curves.tsx";
import { usePlayer } from "../../ui/usePlayer.ts";
import { JUDGES } from "./beats.ts";
import { FLOOR } from "./figures.ts";
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
/** The same for every number of points, so that one sees how much less they scatter. */
const SCATTER = [5e-3, 2] as const;

/** What one tenth of the points says, split after split. */
export function Splits({ player }: { readonly player: LabProps["player"] }) {
  const words = useText();
  const { shown } = useHidden();
  const s = usePlayer(player, (it) => it);
  const curves = judgesOf(s, words, shown);
  const val = curves[0]!.y;
  const [low, high] = val.length > 0 ? [Math.min(...val), Math.max(...val)] : [NaN, NaN];
  return (
    <div className="strip">
      <Curves
        curves={curves}
        to={s.length}
        now={s.t}
        xLabel={words.splits}
        range={SCATTER}
        level={{ value: FLOOR, label: words.floor }}
        label={words.stripAlt(val.length, error(low), error(high))}
      />
    </div>
  );
}

export function ResplitsLab(props: LabProps) {
  const words = useText();
  const { player } = props;
  const n = usePlayer(player, (s) => Number(s.recipe.config["n"]));
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
        <HiddenSwitch />
        <p className="sizes" role="group" aria-label={words.sizes}>
          {words.sizes}
          {[40, 100, 400].map((size) => (
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
