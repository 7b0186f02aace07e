/** @file A cost and the probability it stands for: p = e^(−cost), with the costs worth knowing by heart. */
import { useRef, useState } from "react";
import type { Player } from "../../../lesson/player.ts";
import { Exhibit } from "../../../ui/Exhibit.tsx";
import { measured } from "../../../ui/numbers.ts";
import { usePlayer } from "../../../ui/usePlayer.ts";
import { useSize, type Size } from "../../../ui/useSize.ts";
import { useText } from "../text.ts";

const MOST = 5;
/** The lecture's last test cost, and guessing among ten. */
const TRAINED = 0.27;
const GUESS = Math.log(10);

const percentOf = (p: number): string => `${(100 * p).toFixed(p < 0.1 ? 1 : 0)} %`;

/** `player`: its cost now is an anchor, too. */
export function CostConverter({ player = null }: { readonly player?: Player | null }) {
  const words = useText().panels.cost;
  const [cost, setCost] = useState(TRAINED);
  const p = Math.exp(-cost);
  const shown = measured(cost, cost === GUESS ? 4 : 2);
  const toProbability = (next: number) => {
    if (next > 0 && next <= 1) setCost(Math.min(MOST, -Math.log(next) + 0)); // −ln 1 is −0
  };
  return (
    <Exhibit
      title={words.title}
      note={
        <>
          p = e<sup>−{words.cost}</sup>
        </>
      }
      className="mnist-panel converter"
      table={() => ({
        head: [words.cost, words.probability],
        rows: [0, 0.1, TRAINED, 0.5, 1, 2, GUESS, 3, 4, 5].map((c) => [
          measured(c, c === GUESS ? 4 : 2),
          measured(Math.exp(-c), 4),
        ]),
      })}
    >
      <div className="two-sides">
        <Curve cost={cost} onCost={setCost} />
        <div>
          {" "}
          <div className="converter-fields">
            <Field
              key={`c${cost}`}
              name={words.cost}
              value={shown}
              onValue={(next) => setCost(Math.min(MOST, Math.max(0, next)))}
            />
            <Field key={`p${cost}`} name={words.probability} value={measured(p, 4)} onValue={toProbability} />
          </div>
          <div className="anchors" role="group" aria-label={words.anchors}>
            <button type="button" className="press-key" aria-pressed={cost === GUESS} onClick={() => setCost(GUESS)}>
              {words.guess} = <span className="n">{measured(GUESS, 4)}</span>
            </button>
            <button type="button" className="press-key" aria-pressed={cost === TRAINED} onClick={() => setCost(TRAINED)}>
              {words.trained}
            </button>
            {player && <NowAnchor player={player} onCost={setCost} />}
          </div>
          <p className="converter-says" role="status">
            {words.means(shown, percentOf(p))}
          </p>
          <p className="aside">{words.mean}</p>
        </div>
      </div>{" "}
    </Exhibit>
  );
}

/** The cost of the batch under the run's cursor. */
function NowAnchor({ player, onCost }: { readonly player: Player; readonly onCost: (cost: number) => void }) {
  const words = useText().panels.cost;
  const cost = usePlayer(player, (s) => s.columns["cost"]?.[s.t] ?? null);
  if (cost === null || !(cost >= 0)) return null;
  return (
    <button type="button" className="press-key" onClick={() => onCost(Math.min(MOST, cost))}>
      {words.now(measured(cost, 4))}
    </button>
  );
}

/** A number typed by the reader: taken when the field is left, or at Enter. */
function Field({
  name,
  value,
  onValue,
}: {
  readonly name: string;
  readonly value: string;
  readonly onValue: (value: number) => void;
}) {
  const [text, setText] = useState(value);
  const take = () => {
    const next = Number(text.trim().replace(",", "."));
    if (text.trim() === "" || !Number.isFinite(next)) setText(value);
    else if (text !== value) onValue(next);
  };
  return (
    <label>
      <span>{name}</span>
      <input
        className="number-field n"
        inputMode="decimal"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === "Enter" && take()}
      />
    </label>
  );
}

const START: Size = { width: 480, height: 200, em: 12 };

function Curve({ cost, onCost }: { readonly cost: number; readonly onCost: (cost: number) => void }) {
  const words = useText().panels.cost;
  const box = useRef<HTMLDivElement>(null);
  const { width, height, em } = useSize(box, START);
  const [left, right, top, floor] = [3.4 * em, width - em, 1.6 * em, height - 2.6 * em];
  const x = (c: number) => left + ((right - left) * c) / MOST;
  const y = (p: number) => floor - (floor - top) * p;
  const line = Array.from({ length: 101 }, (_, k) => (MOST * k) / 100);
  const p = Math.exp(-cost);
  return (
    <div className="converter-curve" ref={box}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.alt(measured(cost, 2), measured(p, 4))}>
        <path className="axis" d={`M${left} ${top}V${floor}H${right}`} />
        {[0, 0.5, 1].map((at) => (
          <text key={at} className="n" x={left - 0.6 * em} y={y(at) + 0.35 * em} textAnchor="end">
            {at}
          </text>
        ))}
        {[0, 1, 2, 3, 4, 5].map((at) => (
          <g key={at}>
            <path className="axis" d={`M${x(at)} ${floor}v5`} />
            <text className="n" x={x(at)} y={height - em} textAnchor="middle">
              {at}
            </text>
          </g>
        ))}
        <text className="name" x={left + 0.6 * em} y={0.9 * em}>
          {words.probability}
        </text>
        <text className="name" x={right} y={floor - 0.6 * em} textAnchor="end">
          {words.cost}
        </text>
        <path
          className="curve"
          d={line.map((c, k) => `${k === 0 ? "M" : "L"}${x(c).toFixed(1)} ${y(Math.exp(-c)).toFixed(1)}`).join("")}
        />
        <path className="drop" d={`M${x(cost)} ${floor}V${y(p)}H${left}`} />
        <circle className="point" cx={x(cost)} cy={y(p)} r={0.5 * em} />
      </svg>
      <input
        className="on-curve"
        type="range"
        aria-label={words.slider}
        aria-valuetext={words.alt(measured(cost, 2), measured(p, 4))}
        min={0}
        max={MOST}
        step={0.01}
        value={cost}
        style={{ left: left - 9, width: right - left + 18 }}
        onChange={(event) => onCost(Number(event.target.value))}
      />
    </div>
  );
}
