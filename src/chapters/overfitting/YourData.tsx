/** @file "What if": a function to type, rows to paste, points to press into the plane. Every lab of the page then runs on them. */
import { useId, useState, type FormEvent } from "react";
import { textOf, readExpression } from "../../lesson/expression.ts";
import type { Player } from "../../lesson/player.ts";
import { MAX_POINTS, MIN_POINTS, printPoints, readPoints, type Point } from "../../lesson/points.ts";
import { useKept } from "../../ui/book.tsx";
import type { BadRow, Fitted } from "../../ui/csv.ts";
import { FitPlane } from "../../ui/FitPlane.tsx";
import type { Typed } from "../../ui/mathjs.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { cut } from "./labs/poly.ts";
import { useText, type Words } from "./text.ts";

/** What the reader gave last, if the browser kept it and it can still be read. */
function keptOf(kept: unknown): { readonly key: "f" | "points"; readonly value: string } | null {
  const { key, value } = (kept ?? {}) as { readonly [key: string]: unknown };
  if (typeof value !== "string") return null;
  if (key === "f" && readExpression(value)) return { key, value };
  return key === "points" && readPoints(value) ? { key, value } : null;
}

/** One of the two is the data of every lab; the other is empty or the default. */
function give(players: readonly Player[], key: "f" | "points", value: string): void {
  for (const player of players) {
    if (key === "f") player.setConfig("points", "");
    player.setConfig(key, value);
  }
}

export function YourData({ players }: { players: readonly Player[] }) {
  const words = useText().yours;
  const f = usePlayer(players[0]!, (s) => String(s.recipe.config["f"]));
  const own = usePlayer(players[0]!, (s) => String(s.recipe.config["points"]));
  const points = readPoints(own);
  const [kept, keep] = useKept("data overfitting");
  const last = keptOf(kept);
  const take = (key: "f" | "points", value: string) => {
    keep({ key, value });
    give(players, key, value);
  };
  const e = readExpression(f);
  return (
    <div className="yours">
      <p className="yours-now" role="status">
        {points ? words.nowPoints(points.length) : words.nowFunction(e ? textOf(e) : f)}
        {last && last.value !== (last.key === "f" ? f : own) && (
          <button type="button" className="key" onClick={() => give(players, last.key, last.value)}>
            {words.again}
          </button>
        )}
      </p>
      <TypedFunction key={f} shown={e ? textOf(e) : f} onTaken={(text) => take("f", text)} />
      <PastedRows onTaken={(taken) => take("points", printPoints(taken))} />
      <PressedPoints
        start={points ?? []}
        key={own}
        player={players[0]!}
        onTaken={(taken) => take("points", printPoints(taken))}
      />
      {points && (
        <p>
          <button type="button" className="key" onClick={() => give(players, "points", "")}>
            {words.back}
          </button>
        </p>
      )}
    </div>
  );
}

function TypedFunction({ shown, onTaken }: { readonly shown: string; readonly onTaken: (text: string) => void }) {
  const words = useText().yours;
  const [text, setText] = useState(shown);
  const [said, setSaid] = useState("");
  const note = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const { readTyped } = await import("../../ui/mathjs.ts");
      const read = readTyped(text);
      if (read.ok) onTaken(read.text);
      setSaid(read.ok ? words.taken(read.shown) : whyNot(read, words));
    } catch {
      setSaid(words.noReader);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <label>
        <b>{words.function}</b> <span className="n">y =</span>{" "}
        <input
          value={text}
          maxLength={220}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-describedby={note}
          onChange={(event) => setText(event.target.value)}
        />
      </label>{" "}
      <button type="submit" className="run">
        {words.use}
      </button>
      <p id={note} role="status">
        {said || words.functionHint}
      </p>
    </form>
  );
}
function whyNot(typed: Exclude<Typed, { readonly ok: true }>, words: Words["yours"]): string {
  switch (typed.why) {
    case "syntax":
      return words.why.syntax(typed.at);
    case "unknown":
      return words.why.unknown(typed.what);
    case "value":
      return words.why.value(String(typed.x).replace("-", "−"));
    default:
      return words.why[typed.why];
  }
}

function PastedRows({ onTaken }: { readonly onTaken: (points: readonly Point[]) => void }) {
  const words = useText().yours;
  const [text, setText] = useState("");
  const [bad, setBad] = useState<readonly BadRow[]>([]);
  const [said, setSaid] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const reader = await import("../../ui/csv.ts").catch(() => null);
    if (!reader) return setSaid(words.noReader);
    const pasted = reader.readCsv(text);
    setBad(pasted.bad);
    if (pasted.points.length < MIN_POINTS) return setSaid(words.tooFew(pasted.points.length, MIN_POINTS));
    const fitted = reader.fitToLab(pasted.points);
    onTaken(fitted.points);
    setSaid([words.rowsTaken(pasted.points.length), ...mappedFrom(fitted, words)].join(" "));
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <label>
        <b>{words.rows}</b>
        <textarea
          rows={4}
          value={text}
          spellCheck={false}
          placeholder={"-0.8, -0.5\n-0.6, -1.1"}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <button type="submit" className="run">
        {words.use}
      </button>
      <div role="status">
        <p>{said || words.rowsHint(MIN_POINTS, MAX_POINTS)}</p>
        {bad.length > 0 && (
          <ul>
            {bad.slice(0, 6).map(({ row, text: found, why }) => (
              <li key={row}>{words.badRow(row, found, words.badWhy[why])}</li>
            ))}
            {bad.length > 6 && <li>{words.moreBad(bad.length - 6)}</li>}
          </ul>
        )}
      </div>
    </form>
  );
}
function mappedFrom({ from }: Fitted, words: Words["yours"]): string[] {
  if (!from) return [];
  const number = (x: number) => String(Number(x.toPrecision(4))).replace("-", "−");
  return [words.mapped(from.x.map(number) as [string, string], from.y.map(number) as [string, string])];
}

interface PressedProps {
  readonly start: readonly Point[];
  readonly player: Player;
  readonly onTaken: (points: readonly Point[]) => void;
}
function PressedPoints({ start, player, onTaken }: PressedProps) {
  const words = useText().yours;
  const [points, setPoints] = useState(start);
  const [x, setX] = useState("0");
  const [y, setY] = useState("0");
  const config = usePlayer(player, (s) => s.recipe.config);
  const add = (at: Point) => points.length < MAX_POINTS && setPoints([...points, at]);
  const typed = { x: Number(x.replace(",", ".")), y: Number(y.replace(",", ".")) };
  const fits = Math.abs(typed.x) <= 1 && Math.abs(typed.y) <= 3;
  const { train, val } = cut({
    n: Math.max(1, points.length),
    trainEnd: Number(config["trainEnd"]),
    valEnd: Number(config["valEnd"]),
    points: "",
  });
  return (
    <div className="yours-points">
      <b>{words.press}</b>
      <FitPlane
        points={{ x: points.map((it) => it.x), y: points.map((it) => it.y), train, val }}
        curve={null}
        label={words.pressAlt(points.length)}
        onAdd={(px, py) => add({ x: px, y: py })}
      />
      <p className="row">
        <label>
          x <input inputMode="decimal" value={x} maxLength={12} onChange={(event) => setX(event.target.value)} />
        </label>
        <label>
          y <input inputMode="decimal" value={y} maxLength={12} onChange={(event) => setY(event.target.value)} />
        </label>
        <button type="button" className="key" disabled={!fits} onClick={() => add(typed)}>
          {words.add}
        </button>
        <button type="button" className="key" disabled={points.length === 0} onClick={() => setPoints(points.slice(0, -1))}>
          {words.takeBack}
        </button>
        <button type="button" className="run" disabled={points.length < MIN_POINTS} onClick={() => onTaken(points)}>
          {words.use}
        </button>
      </p>
      <p role="status">{points.length < MIN_POINTS ? words.tooFew(points.length, MIN_POINTS) : words.enough(points.length)}</p>
    </div>
  );
}
