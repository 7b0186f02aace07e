/** @file What a network says in words: one part of it, and all of it for those who do not see it. */
import type { InstrumentWords } from "./locale.tsx";
import type { NetworkPicture, Parameter, Unit, Wire } from "./network.ts";
import { figures, tight } from "./tight.ts";

/** A stretch of a sentence; `grad`: it flows backwards. */
export interface Said {
  readonly text: string;
  readonly flow?: "grad";
}
const plain = (said: readonly Said[]): string => said.map(({ text }) => text).join("");

const isUnit = (part: Unit | Wire): part is Unit => "product" in part && "bias" in part;

/** w − lr · g = w′, once the step has been made. */
function stepOf({ value, grad, after }: Parameter, lr: number | null): readonly Said[] {
  if (after === null || grad === null || lr === null) return [];
  const bracketed = grad < 0 ? `(${figures(grad)})` : figures(grad);
  return [
    { text: `${figures(value)} − ${figures(lr, 3)} × ` },
    { text: bracketed, flow: "grad" },
    { text: ` = ${figures(after)}` },
  ];
}

/** A part, with what the present beat does there. */
export function detailOf(words: InstrumentWords, { phase, lr, units }: NetworkPicture, part: Unit | Wire): readonly Said[] {
  const parameter = isUnit(part) ? part.bias : part;
  const name = isUnit(part)
    ? `${part.layer === units.length - 1 ? `${words.output} ` : ""}${part.name}`
    : `${words.weight} ${part.name}`;
  const out: Said[] = [{ text: `${name} = ${isUnit(part) ? tight(part.value, 4) : figures(part.value)}` }];
  if (isUnit(part) && part.bias) out.push({ text: ` · ${words.bias} ${figures(part.bias.value)}` });
  const step = parameter && stepOf(parameter, lr);
  if (phase === "step" && step?.length) return [{ text: `${isUnit(part) ? `${words.bias} ${part.name}` : name}: ` }, ...step];
  if (phase !== "backward") return out;
  const { product } = part;
  if (product) {
    const sentence = isUnit(part) ? words.flows : words.share;
    out.push({
      text: ` · ${sentence(figures(product.downstream), figures(product.upstream), figures(product.local))}`,
      flow: "grad",
    });
  }
  if (!isUnit(part) && part.grad !== null) out.push({ text: ` · ${words.gradient(figures(part.grad))}`, flow: "grad" });
  return out;
}

/** What is said before a part is chosen: the same part that the beat is about, and a leader leads to. */
export function defaultDetail(
  words: InstrumentWords,
  picture: NetworkPicture,
): readonly (Said | { readonly text: string; readonly flow: "hint" })[] {
  const { phase, units, loss } = picture;
  const [first, output] = [units[1]?.[0], units.at(-1)?.[0]];
  switch (phase) {
    case null:
      return [{ text: words.partsHint, flow: "hint" }];
    case "clear":
      return [{ text: words.cleared }];
    case "forward":
      return output ? detailOf(words, picture, output) : [];
    case "loss":
      return [{ text: sayCost(words, loss.value) }];
    case "backward":
      return [{ text: words.flowsBack }];
    case "step":
      return first ? detailOf(words, picture, first) : [];
    case "other":
      return [];
  }
}
const sayCost = (words: InstrumentWords, value: number | null): string =>
  `${words.cost} ${value === null ? "–" : tight(value, 4)}`;

/** The part as one line, for a screen reader that stands on it. */
export const sayPart = (words: InstrumentWords, picture: NetworkPicture, part: Unit | Wire): string =>
  plain(detailOf(words, picture, part));

/** The whole network as one line. */
export function sayNetwork(words: InstrumentWords, { units, loss }: NetworkPicture): string {
  const named = (layer: number, name: string) => (layer === units.length - 1 ? `${words.output} ${name}` : name);
  const values = units.map((layer, l) => layer.map(({ name, value }) => `${named(l, name)} ${tight(value, 3)}`).join(", "));
  return `${words.network}: ${units.map((layer) => layer.length).join("–")}. ${values.join(" → ")}. ${sayCost(words, loss.value)}.`;
}

/** Every parameter as a row of a table: name, value, gradient, after the step. */
export function parameterRows(words: InstrumentWords, { units, wires }: NetworkPicture): (readonly string[])[] {
  const row = (name: string, { value, grad, after }: Parameter) => [
    name,
    figures(value),
    grad === null ? "–" : figures(grad),
    after === null ? "–" : figures(after),
  ];
  return [
    ...wires.map((wire) => row(`${words.weight} ${wire.name}`, wire)),
    ...units.flatMap((layer) => layer.flatMap(({ name, bias }) => (bias ? [row(`${words.bias} ${name}`, bias)] : []))),
  ];
}
