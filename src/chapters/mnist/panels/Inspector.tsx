/** @file Panel 1: a digit as 28 × 28 cells and as a row of 784 numbers; one cell is looked at, in both. */
import { useCallback, useState } from "react";
import type { Player } from "../../../lesson/player.ts";
import { Exhibit } from "../../../ui/Exhibit.tsx";
import { SceneKeys, type SceneKey } from "../../../ui/SceneKeys.tsx";
import { usePlayer } from "../../../ui/usePlayer.ts";
import { useText } from "../text.ts";
import { useDigit, type OneDigit } from "./digits.ts";
import { InspectorFigure } from "./InspectorFigure.tsx";
import { Picker, useSourceName } from "./Picker.tsx";
import { altOf, pixelTable } from "./inspectorWords.ts";
import { byteOf, columnOf, indexOf, moved, rowOf, SIDE } from "./pixels.ts";

interface Props {
  readonly player: Player;
  /** The chosen digit, before the run can be asked for it. */
  readonly still?: OneDigit | null;
  /** The cell that is looked at first. */
  readonly start?: { readonly row: number; readonly column: number };
  /** In a scene: single keys act. Null: on the page, where the panel has no keys of its own. */
  readonly singles?: boolean | null;
}
/** On other data it begins anew: nothing kept of one set may be shown for another. */
export function Inspector(props: Props) {
  const data = usePlayer(props.player, (s) => s.recipe.data?.hash ?? "");
  return <Inside key={data} {...props} />;
}

const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"] as const;
const UNITS = ["shares", "bytes"] as const;

function Inside({ player, still = null, start = { row: 11, column: 17 }, singles = null }: Props) {
  const all = useText().panels;
  const words = all.inspector;
  const one = useDigit(player, still);
  const source = useSourceName(player);
  const [index, setIndex] = useState(indexOf(start.row, start.column));
  const [isFolded, fold] = useState(false);
  const [units, setUnits] = useState<(typeof UNITS)[number]>("shares");
  const print = useCallback((value: number) => (units === "bytes" ? String(byteOf(value)) : shareOf(value)), [units]);
  const go = (key: string, times: number) => () => {
    let to = index;
    for (let k = 0; k < times; k++) to = moved(to, key)!;
    setIndex(to);
    return `${rowOf(to)} × ${SIDE} + ${columnOf(to)} = ${to}`;
  };
  const turn = () => {
    fold(!isFolded);
    return isFolded ? words.unfold : words.fold;
  };
  const keys: readonly SceneKey[] = [
    { caps: "← → ↑ ↓", does: words.walk, on: Object.fromEntries(ARROWS.map((key) => [key, go(key, 1)])) },
    { caps: "Shift", does: words.walkTen, on: Object.fromEntries(ARROWS.map((key) => [`Shift+${key}`, go(key, 10)])) },
    { caps: "Space", does: isFolded ? words.unfold : words.fold, on: { Space: turn } },
  ];
  const value = one?.pixels[index] ?? 0;
  const [row, column, byte] = [rowOf(index), columnOf(index), byteOf(value)];
  const said = words.place(row, column, index, value.toFixed(3), byte);
  const panel = (
    <Exhibit
      title={words.title}
      note={one && source(one.index)}
      className="mnist-panel inspector"
      table={() => pixelTable(one?.pixels ?? [], words)}
    >
      <p className="visually-hidden">{one && altOf(one, words)}</p>
      <div className="inspector-in">
        <div className="inspector-box">
          <InspectorFigure
            {...{ index, isFolded, said, print }}
            pixels={one?.pixels ?? null}
            onIndex={setIndex}
            name={words.pixel}
          />
        </div>
        <div className="inspector-side">
          <Picker player={player} label={one?.label ?? null} />
          <dl className="sums">
            <dt>
              {words.row} × {SIDE} + {words.column} = {words.index}
            </dt>
            <dd className="n">
              {row} × {SIDE} + {column} = <b>{index}</b>
            </dd>
            <dt>
              {words.byte} ÷ 255 = {words.input}
            </dt>
            <dd className="n">
              {byte} ÷ 255 = <b>{value.toFixed(3)}</b>
            </dd>
          </dl>
          <fieldset className="pick">
            <legend>{words.units}</legend>
            {UNITS.map((it) => (
              <label key={it} data-chosen={it === units}>
                <input type="radio" checked={it === units} onChange={() => setUnits(it)} name="inspector-units" /> {words[it]}
              </label>
            ))}
          </fieldset>
          <p className="fold-line">
            <button type="button" className="press-key" onClick={() => fold(!isFolded)}>
              {isFolded ? words.unfold : words.fold}
            </button>{" "}
            <code>{words.view(isFolded)}</code>
          </p>
          <p className="aside">{isFolded ? words.folded : words.unfolded}</p>
          <p className="aside">{words.hint}</p>
        </div>
      </div>
    </Exhibit>
  );
  return (
    <>
      {panel}
      {singles !== null && <SceneKeys keys={keys} singles={singles} />}
    </>
  );
}
/** 0 and 1 need no digits. */
const shareOf = (value: number): string => (value === 0 || value === 1 ? String(value) : value.toFixed(2).replace(/^0/, ""));
