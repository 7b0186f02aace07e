/** @file Lab: the whole test set moved by whole pixels, or inverted; the model is not asked to learn again. */
import { useRef, useState, type KeyboardEvent } from "react";
import type { Player } from "../../../lesson/player.ts";
import { Exhibit } from "../../../ui/Exhibit.tsx";
import { count, measured } from "../../../ui/numbers.ts";
import { SceneKeys, type SceneKey } from "../../../ui/SceneKeys.tsx";
import { useText } from "../text.ts";
import { Before, useBefore } from "./Before.tsx";
import { conditionOf, placesOf, WAYS, type Way } from "./bars.ts";
import { Moment } from "./Moment.tsx";
import { Sample } from "./Sample.tsx";
import { walked } from "./keys.ts";
import { useTests, type StillTests, type Tested, type Tests } from "./tests.ts";
import { useSight } from "./useSight.ts";

interface Props {
  readonly player: Player;
  readonly still?: StillTests | null;
  /** The columns are what is asked: they are covered, but for the places one has been at, until somebody wants them all. */
  readonly asks?: boolean;
  /** In a scene: single keys act. Null: on the page, where the panel has no keys of its own. */
  readonly singles?: boolean | null;
}
export function ShiftLab({ player, still = null, asks = false, singles = null }: Props) {
  const words = useText().panels.shift;
  const box = useRef<HTMLDivElement>(null);
  const isSeen = useSight(box);
  const [way, setWay] = useState<Way>("right");
  const [place, setPlace] = useState(0);
  const [isCovered, cover] = useState(asks);
  const [been, setBeen] = useState<ReadonlySet<string>>(new Set());
  const places = placesOf(way);
  const condition = conditionOf(way, place);
  const conditions = [place, ...places.filter((it) => it !== place).sort(byReach)].map((it) => conditionOf(way, it));
  const before = useBefore(player, still);
  const tests = useTests(player, conditions, { on: isSeen, before, still });
  const now = tests.of(condition);
  const moved = words.moved(way, place);
  const go = (along: Way, to: number) => {
    setBeen(new Set([...been, keyOf(way, place), keyOf(along, to)]));
    setWay(along);
    setPlace(to);
  };
  const move = (to: number) => go(way, to);
  const turn = (next: Way) => go(next, next === "invert" ? 1 : 0);
  const push = (along: Way, by: number) => () => {
    const most = placesOf(along).at(-1)!;
    const to = Math.min(most, Math.max(-most, (along === way ? place : 0) + by));
    go(along, to);
    return words.moved(along, to);
  };
  const turnOver = () => {
    cover(!isCovered);
    return isCovered ? words.show : words.hide;
  };
  const keys: readonly SceneKey[] = [
    { caps: "← →", does: words.ways.right, on: { ArrowLeft: push("right", -1), ArrowRight: push("right", 1) } },
    { caps: "↑ ↓", does: words.ways.down, on: { ArrowUp: push("down", -1), ArrowDown: push("down", 1) } },
    { caps: "Home", does: words.back, on: { Home: push(way, -place) } },
    { caps: "Space", does: isCovered ? words.show : words.hide, on: { Space: turnOver } },
  ];
  const panel = (
    <Exhibit
      title={words.title}
      note={<Moment player={player} shown={now} atRest />}
      className="mnist-panel shift"
      table={() => ({
        head: [words.place[way], words.accuracy],
        rows: places.map((it) => [words.moved(way, it), accuracyOf(tests.of(conditionOf(way, it)))]),
      })}
    >
      <div className="shift-in" ref={box}>
        <div className="shift-measured" data-guess={isCovered ? "open" : undefined}>
          <div className="shift-head">
            <Ways way={way} onWay={turn} />
            {asks && (
              <button type="button" className="press-key" aria-pressed={!isCovered} onClick={() => cover(!isCovered)}>
                {words.show}
              </button>
            )}
          </div>
          <Row {...{ way, place, places, tests, been }} onPlace={move} isWalked={singles === null} />
          <Steps {...{ way, place, places, moved }} onPlace={move} />
          <p className="read-out" role="status">
            <span>
              {words.accuracy}, {moved}
              <span className="visually-hidden">: </span>
            </span>
            <b className="n" data-stale={now?.stale ?? true}>
              {accuracyOf(now)}
            </b>
            <small>
              {now && (
                <>
                  <span className="visually-hidden">, </span>
                  {count(now.result.right)} / {count(now.result.total)}
                </>
              )}
            </small>
          </p>
          <p className="aside asking">
            {still && <Before player={player} t={still.t} isBefore={before} />}
            {tests.asking && words.asking(nameOf(tests, way, places, words.moved))}
          </p>
        </div>
        <Sample player={player} condition={condition} moved={moved} isSilent={before} />
      </div>
      <p className="aside">{words.permuted}</p>
    </Exhibit>
  );
  return (
    <>
      {panel}
      {singles !== null && <SceneKeys keys={keys} singles={singles} />}
    </>
  );
}
const keyOf = (way: Way, place: number) => `${way} ${place}`;
const byReach = (a: number, b: number) => Math.abs(a) - Math.abs(b) || b - a;
const accuracyOf = (it: Tested | null): string => (it ? measured(it.result.right / it.result.total, 4) : "–");

function nameOf({ asking }: Tests, way: Way, places: readonly number[], moved: (way: Way, place: number) => string): string {
  const place = places.find((it) => JSON.stringify(conditionOf(way, it)) === JSON.stringify(asking));
  return moved(way, place ?? 0);
}

function Ways({ way, onWay }: { readonly way: Way; readonly onWay: (way: Way) => void }) {
  const words = useText().panels.shift;
  return (
    <fieldset className="pick">
      <legend>{words.way}</legend>
      {WAYS.map((it) => (
        <label key={it} data-chosen={it === way}>
          <input type="radio" name="shift-way" checked={it === way} onChange={() => onWay(it)} /> {words.ways[it]}
        </label>
      ))}
    </fieldset>
  );
}

interface RowProps {
  readonly way: Way;
  readonly place: number;
  readonly places: readonly number[];
  readonly onPlace: (place: number) => void;
}
interface ColumnsProps extends RowProps {
  readonly tests: Tests;
  readonly been: ReadonlySet<string>;
  /** Arrows walk from column to column; in a scene they are the scene's. */
  readonly isWalked: boolean;
}
/** A column for each place, with its number on top; pressed, it is the place. */
function Row({ way, place, places, tests, been, onPlace, isWalked }: ColumnsProps) {
  const words = useText().panels.shift;
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const columns = [...event.currentTarget.querySelectorAll("button")];
    const to = walked(columns.indexOf(event.target as HTMLButtonElement), event, columns.length);
    if (!isWalked || to === null) return;
    event.preventDefault(); // the deck stands still
    onPlace(places[to]!);
    columns[to]!.focus();
  };
  return (
    <div className="columns" role="group" aria-label={words.percent} onKeyDown={walk}>
      <p className="columns-name" aria-hidden="true">
        {words.percent} · {words.guess}
      </p>
      <span className="columns-guess" aria-hidden="true" />
      {places.map((it) => {
        const known = tests.of(conditionOf(way, it));
        const share = known ? known.result.right / known.result.total : 0;
        const percent = known ? (100 * share).toFixed(1) : "–";
        return (
          <button
            key={it}
            type="button"
            aria-pressed={it === place}
            data-been={been.has(keyOf(way, it))}
            data-stale={known?.stale ?? true}
            onClick={() => onPlace(it)}
          >
            <span className="visually-hidden">{words.moved(way, it)}</span>
            <span className="column">
              <span className="visually-hidden">{known ? `: ${percent} %` : ""}</span>
              <i style={{ height: `${100 * share}%` }} />
              <b className="n" aria-hidden="true" style={{ bottom: `${100 * share}%` }}>
                {percent}
              </b>
            </span>
            <span className="n" aria-hidden="true">
              {way === "invert" ? words.moved(way, it) : it > 0 ? `+${it}` : String(it).replace("-", "−")}
            </span>
          </button>
        );
      })}
    </div>
  );
}

/** One place less or more, for a finger and for the slider's keys. */
function Steps({ way, place, places, moved, onPlace }: RowProps & { readonly moved: string }) {
  const words = useText().panels.shift;
  const [least, most] = [places[0]!, places.at(-1)!];
  return (
    <div className="stepper">
      <button
        type="button"
        className="press-key n"
        aria-label={words.less}
        disabled={place === least}
        onClick={() => onPlace(place - 1)}
      >
        −
      </button>
      <input
        type="range"
        aria-label={words.place[way]}
        aria-valuetext={moved}
        min={least}
        max={most}
        value={place}
        onChange={(event) => onPlace(Number(event.target.value))}
      />
      <button
        type="button"
        className="press-key n"
        aria-label={words.more}
        disabled={place === most}
        onClick={() => onPlace(place + 1)}
      >
        +
      </button>
    </div>
  );
}
