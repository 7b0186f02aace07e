/** @file An op's own example to edit: the reader's numbers, and what our core makes of them in the worker. */
import { useRef, useState } from "react";
import { useBook } from "../../ui/book.tsx";
import type { ExampleAnswer, Numbers, OpRecordAnswer, Question } from "./engine/questions.ts";
import { overflows, plain, read, typed } from "./numbers.ts";
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
  cat: ["x₁", "x₂"],
};
/** What the reader does not change: targets and indices, but for these. */
const FIXED: { readonly [op: string]: string } = {
  binaryCrossEntropyWithLogits: "w",
  where: "c",
  maskedFill: "m",
  maskedSelect: "m",
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
  const [answer, setAnswer] = useState<ExampleAnswer>(first);
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
  const nothing = answer.gradients.every((it) => it === null);
  const huge = texts.some((tensor) => tensor.some(overflows));
  const field = (k: number, name: string, role?: string) => (
    <TensorTable
      key={name}
      name={name}
      {...(role === undefined ? {} : { role, bar: true })}
      of={editable(first)[k]!}
      texts={texts[k]!}
      onEdit={(entry, text) => edit(k, entry, text)}
    />
  );
  return (
    <>
      <div className="example-scroll" role="region" aria-label={`${record.name}: ${words.example.title}`} tabIndex={0}>
        <div className="chains">
          <div className="chain" role="group" aria-label={words.example.forward}>
            <div className="entry-tables">
              {first.inputs.map((_, k) => field(k, names[k] ?? `x${k}`))}
              {answer.fixed.map((it, k) => (
                <TensorTable key={`fixed-${k}`} name={FIXED[record.name] ?? "t"} role={words.example.fixed} of={it} />
              ))}
            </div>
            <p className="way">
              <span>{words.example.forward}</span>
              <code>{record.name}</code>
              {first.given !== "" && (
                <code className="given">
                  <span className="visually-hidden">{words.example.given}: </span>
                  {first.given}
                </code>
              )}
            </p>
            <TensorTable name="y" role={words.example.output} of={answer.output} />
          </div>
          {record.differentiable && !nothing ? (
            <div className="chain back" role="group" aria-label={words.example.backward}>
              {field(first.inputs.length, "y", words.example.upstream)}
              <p className="way">
                <span>{words.example.backward}</span>
                <code>{record.name}</code>
              </p>
              <div className="entry-tables backward">
                {answer.gradients.map((it, k) => (
                  <TensorTable
                    key={k}
                    bar
                    name={names[k] ?? `x${k}`}
                    role={words.example.gradient(names[k] ?? `x${k}`)}
                    of={it}
                  />
                ))}
              </div>
            </div>
          ) : (
            <p className="flat">{words.example.flat}</p>
          )}
        </div>
      </div>
      <p className="example-note" role="status">
        {invalid ? words.example.invalid : failed ? words.example.failed : huge ? words.example.huge : ""}
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
