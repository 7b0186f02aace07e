/** @file What a traced operation did, as the rows of a list: what it took, what it gave, and the chain rule on the way back. Pure. */
import type { TracedOp, TracedTensor } from "../lesson/protocol.ts";
import { figures } from "./tight.ts";

/** A tensor in one line. */
export interface ShownTensor {
  readonly name: string;
  /** "(4, 2)"; empty for a single number. */
  readonly shape: string;
  /** The first entries, or least and greatest where only a summary travelled. */
  readonly values: string;
  readonly flow?: "grad";
}
export interface ShownOp {
  /** As PyTorch calls it: binary_cross_entropy. */
  readonly name: string;
  readonly takes: readonly ShownTensor[];
  readonly gives: readonly ShownTensor[];
  /** Backwards, entry by entry: what came in times the local derivative is what goes on. */
  readonly rule: { readonly upstream: string; readonly local: string; readonly downstream: string } | null;
}

export function showOp({ op, direction, inputs, output, upstream, downstream, local }: TracedOp): ShownOp {
  const name = op.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (direction !== "backward")
    return {
      name,
      takes: inputs.map((it) => ({ ...showTensor(it), ...(it.name.endsWith(".grad") ? { flow: "grad" as const } : {}) })),
      gives: [showTensor(output)],
      rule: null,
    };
  const [down] = downstream;
  return {
    name,
    takes: upstream ? [{ ...showTensor(upstream), flow: "grad" }] : [],
    gives: downstream.flatMap((it, k) => (it ? [{ ...showTensor(it, it.name || inputs[k]?.name), flow: "grad" as const }] : [])),
    rule: local && upstream && down ? { upstream: entries(upstream), local: entries(local), downstream: entries(down) } : null,
  };
}

const shapeOf = ({ shape }: TracedTensor): string => (shape.length === 0 ? "" : `(${shape.join(", ")})`);

function showTensor(tensor: TracedTensor, name = tensor.name): ShownTensor {
  return { name: name.replace(/^model\./, ""), shape: shapeOf(tensor), values: entries(tensor) };
}

const SHOWN = 6;
/** The first entries, four figures each: enough to follow a hand calculation. */
export function entries({ data, summary }: TracedTensor): string {
  if (!data) return summary ? `${figures(summary.min)} … ${figures(summary.max)}` : "";
  const shown = Array.from(data.slice(0, SHOWN), (x) => figures(x)).join("  ");
  return data.length > SHOWN ? `${shown} …` : shown;
}
