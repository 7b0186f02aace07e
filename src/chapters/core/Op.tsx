/** @file One op: PyTorch's name and page, its gradient, a sentence, its example to edit, the cases it took part in. */
import { count } from "../../ui/numbers.ts";
import { Still } from "../../ui/Still.tsx";
import type { OpRecordAnswer } from "./engine/questions.ts";
import { Example } from "./Example.tsx";
import { noteOf } from "./notes.ts";
import { power } from "./numbers.ts";
import type { Tally } from "./tally.ts";
import { useText } from "./text.ts";

/** So many cases are listed. */
const MOST = 12;

interface Props {
  readonly record: OpRecordAnswer;
  readonly cases: number;
  readonly tally: Tally | null;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
}

export function Op({ record, cases, tally, open, onToggle }: Props) {
  const words = useText();
  const { name, torch, parts } = record;
  const note = noteOf(words.notes, name);
  const page = docsOf(torch);
  return (
    <details className="engine-op" id={`op-${name}`} open={open} onToggle={({ currentTarget }) => onToggle(currentTarget.open)}>
      <summary>
        <b className="n">{name}</b>
        <code>{torch}</code>
        <Still inline name={`meaning-${name}`} className="meaning" />
        <span className="cases">{cases === 0 ? words.noCases : words.ops.count(count(cases))}</span>
        <span className="error">
          {tally && (tally.failed.length > 0 ? `× ${tally.failed.length}` : power(tally.worst?.error ?? 0))}
        </span>
      </summary>
      <div className="engine-op-in">
        <div className="engine-op-text">
          <dl className="formulas">
            <dt>{words.ops.value}</dt>
            <dd>
              <Still name={`value-${name}`} className="tex" />
            </dd>
            <dt>{words.ops.gradient}</dt>
            <dd className="backward">
              <Still name={`tex-${name}`} className="tex" />
            </dd>
          </dl>
          {note && <p>{note}</p>}
          {parts && (
            <p className="written-out">
              {words.ops.parts}: <code>{parts}</code>
            </p>
          )}
          <p className="ways">
            {page ? (
              <a href={page} rel="noreferrer">
                {words.ops.docs(page.replace(/^.*generated\/|\.html$/g, ""))}
              </a>
            ) : (
              words.ops.noPage
            )}
            <a href={`#op-${name}`}>{words.ops.link}</a>
          </p>
          {cases > 0 && <Cases tally={tally} />}
        </div>
        {open && <Example record={record} />}
      </div>
    </details>
  );
}

/** PyTorch's page of a name: `F.relu`, `torch.add`, `x + s`. Null where it has none. */
export function docsOf(torch: string): string | null {
  const operators: { readonly [sign: string]: string } = {
    "+": "torch.add",
    "-": "torch.sub",
    "*": "torch.mul",
    "/": "torch.div",
  };
  const sign = /^\w ([-+*/]) \w$/.exec(torch)?.[1];
  const name = sign
    ? operators[sign]!
    : torch
        .replace(/\(.*$/, "")
        .replace(/^F\./, "torch.nn.functional.")
        .replace(/^Tensor\./, "torch.Tensor.");
  return /^torch\.[\w.]+$/.test(name) && !name.includes("__") ? `https://pytorch.org/docs/stable/generated/${name}.html` : null;
}

function Cases({ tally }: { readonly tally: Tally | null }) {
  const words = useText();
  const [id, error] = words.ops.caseHead;
  if (!tally) return <p className="unmeasured">{words.ops.unmeasured}</p>;
  const shown = tally.cases.toSorted((a, b) => b.error - a.error).slice(0, MOST);
  const rest = tally.cases.length - shown.length;
  return (
    <table className="case-table">
      <caption>{words.ops.cases}</caption>
      <thead>
        <tr>
          <th scope="col">{id}</th>
          <th scope="col">{error}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((it) => (
          <tr key={it.id} data-fails={!it.agrees || undefined}>
            <th scope="row">{it.id}</th>
            <td className="error">
              {it.agrees ? "" : "× "}
              {power(it.error)}
            </td>
          </tr>
        ))}
        {rest > 0 && (
          <tr>
            <td colSpan={2}>{words.ops.more(count(rest))}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
