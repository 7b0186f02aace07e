/** @file The case file: the same weights tested with pixels 0–1 and with pixels 0–255, as the lecture's notebook does. */
import { useRef, useState } from "react";
import type { Player } from "../../../lesson/player.ts";
import { Exhibit } from "../../../ui/Exhibit.tsx";
import { measured } from "../../../ui/numbers.ts";
import { SceneKeys, type SceneKey } from "../../../ui/SceneKeys.tsx";
import { useText } from "../text.ts";
import { AS_TRAINED } from "../views.ts";
import { useBefore } from "./Before.tsx";
import { Moment } from "./Moment.tsx";
import { Parted, RAW, type Read } from "./Parted.tsx";
import { useTests, type StillTests, type Tested } from "./tests.ts";
import { useSight } from "./useSight.ts";

const CASE_CONDITIONS = [AS_TRAINED, RAW] as const;

interface Props {
  readonly player: Player;
  readonly still?: StillTests | null;
  /** The digit that is chosen first, as the build read it at the same moment. */
  readonly one?: Read | null;
  /** Which is shown first: the notebook's has it undivided. */
  readonly start?: 1 | 255;
  /** In a scene: single keys act. Null: on the page, where the panel has no keys of its own. */
  readonly singles?: boolean | null;
}
export function RawCase({ player, still = null, one = null, start = 255, singles = null }: Props) {
  const words = useText().panels.raw;
  const box = useRef<HTMLDivElement>(null);
  const isSeen = useSight(box);
  const [scale, setScale] = useState<1 | 255>(start);
  const choose = (it: 1 | 255) => () => {
    setScale(it);
    return it === 1 ? words.scaled : words.unscaled;
  };
  const keys: readonly SceneKey[] = [
    {
      caps: "← → Space",
      does: words.turn,
      on: { ArrowLeft: choose(255), ArrowRight: choose(1), Space: choose(scale === 1 ? 255 : 1) },
    },
  ];
  const before = useBefore(player, still);
  const tests = useTests(player, CASE_CONDITIONS, { on: isSeen, before, still });
  const [scaled, raw] = [tests.of(AS_TRAINED), tests.of(RAW)];
  const panel = (
    <Exhibit
      title={words.title}
      note={<Moment player={player} shown={scale === 1 ? scaled : raw} atRest />}
      className="mnist-panel raw"
      table={() => ({
        head: [words.choice, words.accuracy, words.cost],
        rows: [
          [words.scaled, accuracyOf(scaled), costOf(scaled)],
          [words.unscaled, accuracyOf(raw), costOf(raw)],
        ],
      })}
    >
      <div ref={box}>
        <fieldset className="verdicts">
          <legend className="visually-hidden">{words.choice}</legend>
          {([255, 1] as const).map((it) => (
            <Verdict
              key={it}
              name={it === 1 ? words.scaled : words.unscaled}
              tested={it === 1 ? scaled : raw}
              isChosen={it === scale}
              onChoose={() => setScale(it)}
            />
          ))}
        </fieldset>
        <Parted player={player} scale={scale} built={before && still ? { one } : null} end={still?.t ?? null} />
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
const accuracyOf = (it: Tested | null): string => (it ? measured(it.result.right / it.result.total, 4) : "–");
const costOf = (it: Tested | null): string => (it ? measured(it.result.cost, it.result.cost < 10 ? 4 : 2) : "–");

interface VerdictProps {
  readonly name: string;
  readonly tested: Tested | null;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}
function Verdict({ name, tested, isChosen, onChoose }: VerdictProps) {
  const words = useText().panels.raw;
  return (
    <label data-chosen={isChosen} data-stale={tested?.stale ?? true}>
      <span>
        <input type="radio" name="raw-scale" checked={isChosen} onChange={onChoose} /> {name}
      </span>
      <span>
        <small>{words.accuracy}</small> <b className="n">{accuracyOf(tested)}</b>
      </span>
      <span>
        <small>{words.cost}</small> <span className="n">{costOf(tested)}</span>
      </span>
    </label>
  );
}
