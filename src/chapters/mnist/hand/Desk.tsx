/** @file The reader's own digit: paper, the five steps to the model, what it reads, and why. */
import { useMemo, useState } from "react";
import type { Player } from "../../../lesson/player.ts";
import { usePlayer } from "../../../ui/usePlayer.ts";
import { pictureNow, useAsk } from "../ask.ts";
import { useLearning } from "../learnKey.tsx";
import { epochOf } from "../playEpoch.ts";
import { useText } from "../text.ts";
import { AS_TRAINED, type Query } from "../views.ts";
import { draw, lay } from "./ink.ts";
import { Pad } from "./Pad.tsx";
import { blank, prepare, SHEET } from "./pipeline.ts";
import { Answer, Said, ToReasons } from "./Said.tsx";
import { Steps, type Switches } from "./Steps.tsx";
import type { Told } from "./told.ts";
import { useSheet } from "./useSheet.ts";
import { Voice } from "./Voice.tsx";
import { Ways } from "./Ways.tsx";
import { otherOf, titleOf } from "./why.ts";
import { Why } from "./Why.tsx";

type Asking = Extract<Query, { readonly ask: "reading" }>;

export default function Desk({ player }: { readonly player: Player }) {
  const words = useText().hand;
  const desk = useSheet();
  const { strokes, digit, pose } = desk.sheet;
  const [switches, setSwitches] = useState<Switches>({ crop: true, fit: true, centre: true, scale: true });
  const [meant, setMeant] = useState<number | null>(null);
  const shown = useAsk(player, digit === null ? null : { ask: "digits", from: "test", first: digit, count: 1 }, { atRest: true });
  const laid = shown?.answer.digits.find(({ index }) => index === digit) ?? null;
  const ink = useMemo(() => {
    if (digit === null) return draw(strokes, pose);
    return laid ? lay(laid.pixels, pose) : blank(SHEET);
  }, [strokes, digit, laid, pose]);
  const { crop, fit, centre, scale } = switches;
  const prepared = useMemo(() => prepare(ink, { crop, fit, centre }), [ink, crop, fit, centre]);
  const query = useMemo((): Asking | null => {
    if (!prepared) return null;
    const pixels = Array.from(prepared.image.pixels, (x) => Math.fround(Math.round(255 * x) / 255)); // bytes, as MNIST's
    return { ask: "reading", digit: { from: "hand", pixels }, condition: { ...AS_TRAINED, scale: scale ? 1 : 255 } };
  }, [prepared, scale]);
  const asked = useAsk(player, query);
  const reading = asked?.answer ?? null;
  const untrained = usePlayer(player, (s) => s.t === 0 && !s.playing && s.goal === null && pictureNow(s) !== null);
  const learning = useLearning(player, usePlayer(player, epochOf), untrained);
  const trained = learning.learned === null ? null : words.trained(learning.learned);
  const label = laid?.label ?? null;
  const isMeant = meant ?? label;
  const other = reading && otherOf(reading, isMeant);
  const why = reading?.products && other !== null ? titleOf(words, reading.said, other, isMeant) : null;
  const answer = reading && { said: reading.said, p: reading.probabilities[reading.said]! };
  const isAwaited = (digit !== null && !laid) || (query !== null && (!asked || asked.stale));
  const now = JSON.stringify({ label, answer, why, trained });
  const told = useMemo(
    (): Told | null => (isAwaited ? null : { ...(JSON.parse(now) as Omit<Told, "sheet">), sheet: desk.sheet }),
    [isAwaited, now, desk.sheet],
  );
  return (
    <div className="hand-desk mnist-panel">
      <div className="hand-paper">
        <p className="hand-about">{words.about}</p>
        <Pad desk={desk} ink={ink} label={label} />
        <Answer reading={reading} />
        <ToReasons why={why} />
        <Voice told={told} />
        <Ways player={player} desk={desk} label={label} />
      </div>
      <div>
        <h3>{words.steps}</h3>
        <Steps
          sheet={ink}
          prepared={prepared}
          switches={switches}
          onSwitch={(step, on) => setSwitches((now) => ({ ...now, [step]: on }))}
        />
        <p className="aside">{words.stepsNote}</p>
      </div>
      <div>
        <h3>{words.reading}</h3>
        {learning.isShown && (
          <p className="hand-untrained">
            {trained ?? words.untrained}{" "}
            <button type="button" className="key" {...learning.key}>
              {words.train}
            </button>
          </p>
        )}
        <Said reading={reading} />
        <Why player={player} reading={reading} meant={isMeant} onMeant={setMeant} other={other} title={why} />
      </div>
    </div>
  );
}
