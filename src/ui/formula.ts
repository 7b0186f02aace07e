/** @file A formula whose places hold live values, as data: how it is set, and how it is said, come from the same parts. */
import type { Lang } from "./locale.tsx";

/** A place of a formula that holds a value of this very moment. */
export interface Slot {
  /** The leader and the light find it by this. */
  readonly id: string;
  readonly value: string;
  /** Stands over the value, small: which point, which tensor. */
  readonly label?: string;
  /** What the value is, for who listens: beside its label a bare number would be one more of the label's. */
  readonly said?: string;
  /** Beside the label: what else belongs to it, "ŷ 0.416". */
  readonly note?: string;
  /** The form of a point of class 0 or 1, before its label. */
  readonly mark?: 0 | 1;
  /** The result the formula is about: large. */
  readonly isResult?: boolean;
  /** A gradient: it flows backwards. */
  readonly flow?: "grad";
}
export type FormulaPart =
  /** Letters and signs, as they stand: "=", "×", "σ′(l₁)". A symbol of one name may be said otherwise. */
  | { readonly kind: "sign"; readonly text: string; readonly said?: string }
  | { readonly kind: "slot"; readonly slot: Slot }
  | { readonly kind: "fraction"; readonly above: readonly FormulaPart[]; readonly below: readonly FormulaPart[] }
  /** In parentheses as high as what they hold. */
  | { readonly kind: "group"; readonly parts: readonly FormulaPart[] };

export const sign = (text: string, said?: string): FormulaPart => ({
  kind: "sign",
  text,
  ...(said === undefined ? {} : { said }),
});
export const slot = (it: Slot): FormulaPart => ({ kind: "slot", slot: it });
export const fraction = (above: readonly FormulaPart[], below: readonly FormulaPart[]): FormulaPart => ({
  kind: "fraction",
  above,
  below,
});
export const group = (...parts: readonly FormulaPart[]): FormulaPart => ({ kind: "group", parts });

/** The parts, with the same sign between each two. */
export const joined = (parts: readonly FormulaPart[], between: string): FormulaPart[] =>
  parts.flatMap((part, k) => (k === 0 ? [part] : [sign(between), part]));

const SIGNS: { readonly [L in Lang]: { readonly [sign: string]: string } } = {
  ko: { "=": "는", "+": "더하기", "−": "빼기", "×": "곱하기", "·": "곱하기", "÷": "나누기", "∂": "라운드 ", "′": " 프라임" },
  en: { "=": "equals", "+": "plus", "−": "minus", "×": "times", "·": "times", "÷": "divided by", "∂": "partial ", "′": " prime" },
};

/** The formula as it is read aloud. */
export function speak(parts: readonly FormulaPart[], lang: Lang): string {
  const say = (it: readonly FormulaPart[]) => speak(it, lang);
  return parts
    .map((part) => {
      switch (part.kind) {
        case "sign":
          return part.said ?? SIGNS[lang][part.text] ?? part.text.replace(/[∂′]/g, (letter) => SIGNS[lang][letter]!);
        case "slot": {
          const { label, note, said, value } = part.slot;
          return [label, note, said, value].filter(Boolean).join(" ");
        }
        case "fraction":
          return lang === "ko" ? `${say(part.below)} 분의 ${say(part.above)}` : `${say(part.above)} over ${say(part.below)}`;
        case "group":
          return lang === "ko"
            ? `괄호 열고 ${say(part.parts)} 괄호 닫고`
            : `open parenthesis ${say(part.parts)} close parenthesis`;
      }
    })
    .reduce((text, word) => (word === "는" ? `${text}${topicOf(text)}` : `${text}${text && " "}${word}`), "");
}
/** 은 or 는, as the last sound before it wants: 0, 1, 3, 6, 7 and 8 are read with a final consonant. */
function topicOf(text: string): string {
  const last = text.at(-1) ?? "";
  const isSyllable = last >= "가" && last <= "힣";
  return isSyllable ? ((last.charCodeAt(0) - 0xac00) % 28 > 0 ? "은" : "는") : /[013678]/.test(last) ? "은" : "는";
}

const ENTITIES: { readonly [letter: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter]!);

/** The formula as MathML, named by its sentence: a reader that knows MathML walks through it, any other reads the sentence. */
export const mathOf = (parts: readonly FormulaPart[], lang: Lang): string =>
  `<math aria-label="${escaped(speak(parts, lang))}">${mathRow(parts)}</math>`;

function mathRow(parts: readonly FormulaPart[]): string {
  const row = (it: readonly FormulaPart[]) => `<mrow>${mathRow(it)}</mrow>`;
  return parts
    .map((part) => {
      switch (part.kind) {
        case "sign": {
          const tag = part.text in SIGNS.en ? "mo" : /^\d+$/.test(part.text) ? "mn" : "mtext";
          return `<${tag}>${escaped(part.text)}</${tag}>`;
        }
        case "slot": {
          const { label, note, said, value } = part.slot;
          const words = [label, note, said].filter(Boolean).join(" ");
          return `${words && `<mtext>${escaped(words)}</mtext>`}<mn>${escaped(value)}</mn>`;
        }
        case "fraction":
          return `<mfrac>${row(part.above)}${row(part.below)}</mfrac>`;
        case "group":
          return `<mrow><mo>(</mo>${mathRow(part.parts)}<mo>)</mo></mrow>`;
      }
    })
    .join("");
}

/** Every live place, in the order they stand. */
export function slotsOf(parts: readonly FormulaPart[]): readonly Slot[] {
  return parts.flatMap((part) => {
    switch (part.kind) {
      case "sign":
        return [];
      case "slot":
        return [part.slot];
      case "fraction":
        return [...slotsOf(part.above), ...slotsOf(part.below)];
      case "group":
        return slotsOf(part.parts);
    }
  });
}
