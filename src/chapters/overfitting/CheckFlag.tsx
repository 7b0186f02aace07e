/** @file Check 2: the flag of early stopping, planted within a tenth of the best step. The run is another one than that of the lab. */
import { useRef, useState } from "react";
import { type Player, type PlayerState } from "../../lesson/player.ts";
import { Check, type Grade } from "../../ui/Check.tsx";
import { Curves } from "../../ui/Curves.tsx";
import { count } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { errorCurves } from "./figures.ts";
import { error } from "./shown.ts";
import { useText, type Words } from "./text.ts";

/** A slower run, so that the turn comes where a flag can be aimed. */
export const FLAG_CONFIG = { n: 60, trainEnd: 60, valEnd: 80, dataSeed: 4, lr: 0.001 } as const;
export const FLAG_SEED = 4;
const LAST = 2000;

/** Where the validation error is least, of a whole run. */
export function bestOf(val: Float32Array | undefined): number | null {
  if (!val || val.length < LAST) return null;
  let best = 0;
  for (let i = 1; i < LAST; i++) if (val[i]! < val[best]!) best = i;
  return best;
}
/** Within a tenth of the best step. */
export const isNear = (flag: number, best: number): boolean => Math.abs(flag - best) <= 0.1 * best;

const shownOf = (s: PlayerState): PlayerState => ({ ...s, seen: Math.min(s.seen, LAST - 1), length: LAST });

export function CheckFlag({ player }: { player: Player }) {
  const words = useText();
  const slider = useRef<HTMLInputElement>(null);
  const [flag, setFlag] = useState(1000);
  const [grade, setGrade] = useState<Grade | null>(null);
  const known = usePlayer(player, (s) => s.seen >= LAST);
  const s = usePlayer(player, (it) => it);
  const plant = (t: number) => {
    setFlag(Math.round(t / 10) * 10);
    setGrade(null);
  };
  const ask = () => {
    const val = player.store.getState().columns["val"];
    const best = bestOf(val);
    if (best !== null) setGrade(gradeOf(flag, best, val!, words));
  };
  return (
    <Check title={words.checks.flag} task={words.checks.flagTask} words={words.checks} grade={grade}>
      <div className="check-flag">
        {known ? (
          <>
            <Curves
              curves={errorCurves(shownOf(s), words, false)}
              to={LAST}
              xLabel={words.updates}
              flag={{ x: flag, label: words.checks.flagAt(count(flag)) }}
              label={words.checks.flagAlt(count(flag))}
              onPick={(t) => {
                plant(t);
                slider.current?.focus(); // the arrow keys go on from there
              }}
              foot={
                <input
                  ref={slider}
                  type="range"
                  min={0}
                  max={LAST}
                  step={10}
                  value={flag}
                  aria-label={words.checks.flagName}
                  aria-valuetext={count(flag)}
                  onChange={(event) => plant(Number(event.target.value))}
                />
              }
            />
            <button type="button" className="run" onClick={ask}>
              {words.checks.grade}
            </button>
          </>
        ) : (
          <button type="button" className="run" disabled={s.goal !== null} onClick={() => player.seek(LAST)}>
            {s.goal === null ? words.checks.flagRun(count(LAST)) : `${count(s.head)} / ${count(LAST)}`}
          </button>
        )}
      </div>
    </Check>
  );
}

function gradeOf(flag: number, best: number, val: Float32Array, { checks: words }: Words): Grade {
  const at = (t: number) => error(val[Math.min(t, LAST - 1)]);
  if (isNear(flag, best)) return { done: true, text: words.flagDone(count(best), at(best)) };
  return { done: false, text: flag > best ? words.flagLate(count(flag), at(flag)) : words.flagEarly(count(flag), at(flag)) };
}
