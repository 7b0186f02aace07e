/** @file The reader's own digit: paper, the five steps to the model, what it reads, and why. */
import { useMemo, useState } from "react";
import type { Player } from "../../../lesson/player.ts";
import { usePlayer } from "../../../ui/usePlayer.ts";
import { pictureNow, useAsk } from "../ask.ts";
import { useText } from "../text.ts";
import { AS_TRAINED, type Query } from "../views.ts";
import { draw, lay } from "./ink.ts";
import { Pad } from "./Pad.tsx";
import { blank, prepare, SHEET } from "./pipeline.ts";
import { Answer, Said } from "./Said.tsx";
import { Steps, type Switches } from "./Steps.tsx";
import { useSheet } from "./useSheet.ts";
import { Ways } from "./Ways.tsx";
import { Why } from "./Why.tsx";

type Asking = Extract<Query, { readonly ask: "reading" }>;

export default function Desk({ player }: { readonly player: Player }) {
  const words = useText().hand;
  const desk = useSheet();
  const { strokes, digit, pose } = desk.sheet;
  const [switches, setSwitches] = useState<Switches>({ crop: true, fit: true, centre: true, scale: true });
  const [meant, setMeant] = useState<number | null>(null);
  const told = useAsk(player, digit === null ? null : { ask: "digits", from: "test", first: digit, count: 1 }, { atRest: true });
  const laid = told?.answer.digits.find(({ index }) => index === digit) ?? null;
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
  const reading = useAsk(player, query)?.answer ?? null;
  const untrained = usePlayer(player, (s) => s.t === 0 && !s.playing && s.goal === null && pictureNow(s) !== null);
  return (
    <div className="hand-desk mnist-panel">
      <div className="hand-paper">
        <p className="hand-about">{words.about}</p>
        <Pad desk={desk} ink={ink} label={laid?.label ?? null} />
        <Answer reading={reading} />
        <Ways desk={desk} label={laid?.label ?? null} />
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
        {untrained && (
          <p className="hand-untrained">
            {words.untrained}{" "}
            <button type="button" className="key" onClick={() => player.runTo(epochOf(player))}>
              {words.train}
            </button>
          </p>
        )}
        <Said reading={reading} />
        <Why player={player} reading={reading} meant={meant ?? laid?.label ?? null} onMeant={setMeant} />
      </div>
    </div>
  );
}
const epochOf = (player: Player): number => {
  const { lab, recipe } = player.store.getState();
  return lab.epoch(recipe.config as never);
};
