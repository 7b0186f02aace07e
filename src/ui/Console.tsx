/** @file What the run has printed up to the cursor, and the operations of the beat the cursor is in. */
import { useEffect, useRef } from "react";
import { printedAt, type Player } from "../lesson/player.ts";
import type { TracedOp, TracedTensor } from "../lesson/protocol.ts";
import { useWords } from "./locale.tsx";
import { usePlayer } from "./usePlayer.ts";

/** Older lines are in the export. */
const LINES = 200;

export function Console({ player }: { player: Player }) {
  const words = useWords();
  const ref = useRef<HTMLPreElement>(null);
  const text = usePlayer(player, (s) =>
    printedAt(s)
      .slice(-LINES)
      .map(([, line]) => line)
      .join("\n"),
  );
  useEffect(() => {
    const log = ref.current!;
    const toLast = () => void (log.scrollTop = log.scrollHeight);
    toLast();
    const size = new ResizeObserver(toLast); // the operations take some of its height, and give it back
    size.observe(log);
    return () => size.disconnect();
  }, [text]);
  return (
    <pre ref={ref} className="console" role="log" aria-live="off" aria-label={words.console} tabIndex={0}>
      {text || words.nothingPrinted}
    </pre>
  );
}

export function Operations({ player }: { player: Player }) {
  const words = useWords();
  const beat = usePlayer(player, (s) => (s.beat === null ? null : (s.trace?.beats[s.beat] ?? null)));
  if (!beat) return null;
  return (
    <>
      <h3>{words.ops}</h3>
      <ol className="ops" tabIndex={0} aria-label={words.ops}>
        {beat.ops.length === 0 && <li>{words.noOps}</li>}
        {beat.ops.map((op, k) => (
          <li key={k}>
            <Operation op={op} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Operation({ op }: { op: TracedOp }) {
  const words = useWords();
  const shown =
    op.direction === "backward"
      ? op.downstream.flatMap((it, k) => (it ? [[op.inputs[k], it] as const] : []))
      : [[op.output, op.output] as const];
  return (
    <>
      {op.op} · {words.directions[op.direction]}
      {shown.map(([named, tensor], k) => (
        <small key={k}>
          {op.direction === "backward" ? `${words.gradientOf} ` : ""}
          {named?.name ?? ""} ({tensor.shape.join(", ")}) {entries(tensor)}
        </small>
      ))}
    </>
  );
}

const SHOWN = 8;
/** The first entries, four digits each: enough to follow a hand calculation. */
function entries({ data, summary }: TracedTensor): string {
  if (!data) return summary ? `${short(summary.min)} … ${short(summary.max)}` : "";
  const shown = Array.from(data.slice(0, SHOWN), short).join(" ");
  return data.length > SHOWN ? `${shown} …` : shown;
}
const short = (x: number) =>
  (x === 0 || Math.abs(x) >= 1e-3
    ? x
        .toPrecision(4)
        .replace(/(\.\d*?)0+$/, "$1")
        .replace(/\.$/, "")
    : x.toExponential(2)
  ).replace("-", "−");
