/** @file An op's own example to edit: the reader's numbers, and what our core makes of them in the worker. */
import { useRef, useState } from "react";
import { useBook } from "../../ui/book.tsx";
import type { ExampleAnswer, Numbers, OpRecordAnswer, Question } from "./engine/questions.ts";
import { plain, read, typed } from "./numbers.ts";
import { TensorTable } from "./TensorTable.tsx";
import { useText } from "./text.ts";

const NAMES: { readonly [op: string]: readonly string[] } = {
  linear: ["x", "W", "b"],
  conv2d: ["x", "W", "b"],
  batchNorm: ["x", "w", "b"],
  layerNorm: ["x", "w", "b"],
  binaryCrossEntropyEach: ["x", "t"],
  binaryCrossEntropyWithLogits: ["x", "t", "w"],
  klDiv: ["x", "t"],
  klDivLog: ["x", "t"],
  scatter: ["x", "s"],
};
const namesOf = (op: string, n: number): readonly string[] => NAMES[op] ?? (n === 1 ? ["x"] : ["a", "b", "c"]);

/** Inputs first, the gradient that comes in last: all that the reader may edit. */
const editable = ({ inputs, upstream }: ExampleAnswer): readonly Numbers[] => [...inputs, upstream];
const textsOf = (answer: ExampleAnswer): string[][] => editable(answer).map(({ data }) => data.map((x) => typed(x)));

export function Example({ record }: { readonly record: OpRecordAnswer }) {
  const [at, setAt] = useState(0);
  const words = useText();
  return (
    <div className="live-example">
      <h4>{words.example.title}</h4>
      {record.examples.length > 1 && (
        <div className="options" role="group" aria-label={words.example.title}>
          {record.examples.map((_, k) => (
            <button key={k} type="button" aria-pressed={k === at} onClick={() => setAt(k)}>
              {words.example.which(String(k + 1))}
            </button>
          ))}
        </div>
      )}
      <Editor key={at} record={record} at={at} />
    </div>
  );
}

function Editor({ record, at }: { readonly record: OpRecordAnswer; readonly at: number }) {
  const words = useText();
  const { ask } = useBook();
  const first = record.examples[at]!;
  const [texts, setTexts] = useState(() => textsOf(first));
  const [answer, setAnswer] = useState(first);
  const [failed, setFailed] = useState(false);
  const asked = useRef(0);
  const names = namesOf(record.name, first.inputs.length);
  const numbers = texts.map((tensor) => tensor.map(read));
  const invalid = numbers.some((tensor) => tensor.includes(null));

  function change(next: string[][]): void {
    setTexts(next);
    const values = next.map((tensor) => tensor.map(read));
    if (values.some((tensor) => tensor.includes(null))) return;
    const all = values as number[][];
    const mine = ++asked.current;
    const question: Question = { what: "example", op: record.name, example: at, inputs: all.slice(0, -1), upstream: all.at(-1)! };
    ask(question).then(
      (it) => {
        if (mine !== asked.current) return;
        setAnswer(it as ExampleAnswer);
        setFailed(false);
      },
      () => mine === asked.current && setFailed(true),
    );
  }
  const edit = (tensor: number, entry: number, text: string) =>
    change(texts.map((it, k) => (k === tensor ? it.map((old, j) => (j === entry ? text : old)) : it)));
  const reset = () => {
    asked.current++;
    setTexts(textsOf(first));
    setAnswer(first);
    setFailed(false);
  };
  const changed =
    answer !== first || texts.some((tensor, k) => tensor.some((text, j) => text !== typed(editable(first)[k]!.data[j]!)));
  const field = (k: number, name: string) => (
    <TensorTable
      key={name}
      name={name}
      of={editable(first)[k]!}
      texts={texts[k]!}
      onEdit={(entry, text) => edit(k, entry, text)}
    />
  );
  return (
    <>
      <div className="example-scroll" role="region" aria-label={`${record.name}: ${words.example.title}`} tabIndex={0}>
        <div className="entry-tables">
          {first.inputs.map((_, k) => field(k, names[k] ?? `x${k}`))}
          {answer.fixed.map((it, k) => (
            <TensorTable key={`fixed-${k}`} name={words.example.fixed} of={it} />
          ))}
        </div>
        {answer.given !== "" && (
          <p className="given-too">
            {words.example.given}: <code>{answer.given}</code>
          </p>
        )}
        <div className="entry-tables">
          <TensorTable name={`y · ${words.example.output}`} of={answer.output} />
          {record.differentiable && field(first.inputs.length, `ȳ · ${words.example.upstream}`)}
        </div>
        <div className="entry-tables backward">
          {answer.gradients.map((it, k) => (
            <TensorTable key={k} name={words.example.gradient(names[k] ?? `x${k}`)} of={it} />
          ))}
        </div>
      </div>
      <p className="example-note" role="status">
        {invalid ? words.example.invalid : failed ? words.example.failed : ""}
        {!invalid && !failed && answer !== first && (
          <span className="visually-hidden">
            {words.example.now(
              answer.output.data.map((x) => plain(x)).join(" "),
              answer.gradients.map((it) => it?.data.map((x) => plain(x)).join(" ") ?? words.example.none).join("; "),
            )}
          </span>
        )}
      </p>
      <button type="button" className="key" disabled={!changed} onClick={reset}>
        {words.example.reset}
      </button>
    </>
  );
}
