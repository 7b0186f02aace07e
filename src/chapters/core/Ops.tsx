/** @file The ops one by one, family by family: each a row that opens, and a field that finds them. */
import { count } from "../../ui/numbers.ts";
import { useStills } from "../../ui/Still.tsx";
import type { GoldenAnswer, OpRecordAnswer } from "./engine/questions.ts";
import { Op } from "./Op.tsx";
import type { Tally } from "./tally.ts";
import { useText } from "./text.ts";

interface Props {
  readonly records: readonly OpRecordAnswer[];
  readonly golden: GoldenAnswer;
  readonly tallies: ReadonlyMap<string, Tally> | null;
  readonly open: ReadonlySet<string>;
  readonly onToggle: (op: string, open: boolean) => void;
  /** What the reader looks for. */
  readonly wanted: string;
  readonly onWant: (wanted: string) => void;
}

export function Ops({ records, golden, tallies, open, onToggle, wanted, onWant }: Props) {
  const words = useText();
  const stills = useStills();
  const said = wanted.trim().toLowerCase();
  const matches = ({ name, torch, family }: OpRecordAnswer) =>
    [name, torch, words.families[family], stills[`meaning-${name}`] ?? ""].some((it) => it.toLowerCase().includes(said));
  const found = records.filter(matches);
  const families = [...new Set(found.map(({ family }) => family))];
  return (
    <section className="engine-ops" aria-labelledby="ops-title">
      <div className="ops-head">
        <h2 id="ops-title">{words.ops.title}</h2>
        <label>
          {words.ops.search}
          <input type="search" value={wanted} spellCheck={false} onChange={({ target }) => onWant(target.value)} />
        </label>
        <p role="status">{found.length === 0 ? words.ops.none : words.ops.found(count(found.length))}</p>
      </div>
      {families.map((family) => (
        <section key={family} aria-labelledby={`family-${family}`}>
          <h3 id={`family-${family}`}>{words.families[family]}</h3>
          {found
            .filter((it) => it.family === family)
            .map((record) => (
              <Op
                key={record.name}
                record={record}
                cases={golden.perOp[record.name] ?? 0}
                tally={tallies?.get(record.name) ?? null}
                open={open.has(record.name)}
                onToggle={(is) => onToggle(record.name, is)}
              />
            ))}
        </section>
      ))}
    </section>
  );
}
