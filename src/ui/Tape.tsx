/** @file Time as a tape: the loss chart, the pin on it, and the handle that moves the pin. Same x axis, same place. */
import { useCallback, useRef, useState, type ReactNode } from "react";
import type { Player, PlayerState } from "../lesson/player.ts";
import { Chart } from "./Chart.tsx";
import type { Figure } from "./figure.ts";
import type { Look } from "./look.ts";
import { useLang, useWords } from "./locale.tsx";
import { count, measured } from "./numbers.ts";
import { guardAt, isComputing } from "./readings.ts";
import { useDrawing } from "./useDrawing.ts";
import { usePlayer } from "./usePlayer.ts";

interface Props {
  readonly player: Player;
  /** Both keep their identity between renders. */
  readonly figures: { readonly [S in "linear" | "log"]: (state: PlayerState, look: Look) => Figure };
  readonly chartLabel: (state: PlayerState) => string;
}

export function Tape({ player, figures, chartLabel }: Props) {
  const words = useWords();
  const [scale, setScale] = useState<"linear" | "log">("linear");
  const label = usePlayer(player, chartLabel);
  const running = usePlayer(player, (s) => s.playing);
  return (
    <div className="tape">
      <div className="gutter">
        <Readouts player={player} />
        <div className="scale options" role="radiogroup" aria-label={words.scale}>
          {(["linear", "log"] as const).map((it) => (
            <label key={it}>
              <input type="radio" name="scale" checked={scale === it} onChange={() => setScale(it)} />
              {words[it]}
            </label>
          ))}
        </div>
      </div>
      <div className={running ? "track running" : "track"}>
        <Chart store={player.store} figure={figures[scale]} label={label} />
        <Pin player={player} />
        <Handle player={player} />
      </div>
    </div>
  );
}

function Readouts({ player }: { player: Player }) {
  const lang = useLang();
  const words = useWords();
  const s = usePlayer(player, (state) => state);
  const guard = guardAt(s);
  const track = s.lab.columns[s.lab.guard]!;
  const beats = s.trace?.beats.length ?? 0;
  return (
    <dl className="readouts">
      <Row name={words.step} now>
        {count(s.t)}
      </Row>
      <Row name={track.label[lang]}>{guard ? measured(guard.value) : "–"}</Row>
      {guard && guard.i !== s.t && <Row name="">{words.measuredAt(guard.i)}</Row>}
      {s.beat !== null && (
        <Row name={words.units.beat} now>
          {s.beat + 1}/{beats}
        </Row>
      )}
      {isComputing(s) && <Row name={words.recomputing}>{`${count(s.head)} / ${count(s.goal!)}`}</Row>}
    </dl>
  );
}
const Row = ({ name, now, children }: { name: string; now?: boolean; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd className={now ? "step" : undefined}>{children}</dd>
  </div>
);

/** The red line: moved each frame, without React. */
function Pin({ player }: { player: Player }) {
  const ref = useRef<HTMLDivElement>(null);
  const draw = useCallback((element: HTMLElement, { t, length }: PlayerState) => {
    const line = element.firstElementChild as HTMLElement;
    line.style.left = `${(100 * t) / Math.max(1, length)}%`;
  }, []);
  useDrawing<HTMLElement, PlayerState>(ref, player.store, draw);
  return (
    <div ref={ref} className="pin" aria-hidden="true">
      <i />
    </div>
  );
}

/** A native slider: drag, arrows, Home and End come with it. */
function Handle({ player }: { player: Player }) {
  const lang = useLang();
  const words = useWords();
  const s = usePlayer(player, (state) => state);
  const guard = guardAt(s);
  const loss = guard && `${s.lab.columns[s.lab.guard]!.label[lang]} ${measured(guard.value, 3)}`;
  return (
    <input
      type="range"
      aria-label={words.tape}
      aria-valuetext={words.place(s.t, loss)}
      min={0}
      max={s.length}
      step={1}
      value={s.goal !== null && !s.playing ? s.goal : s.t}
      onChange={(event) => player.seek(Number(event.target.value))}
    />
  );
}
