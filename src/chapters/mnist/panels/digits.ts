/** @file The chosen digit's pixels, and the way to another one: the next, the one before, the next of a label. */
import { useRef, useState } from "react";
import type { Player } from "../../../lesson/player.ts";
import { useAsk } from "../ask.ts";
import type { Query, Shown } from "../views.ts";
import { useChosen } from "./chosen.tsx";

export type OneDigit = { readonly index: number | null; readonly label: number | null; readonly pixels: ArrayLike<number> };
type Listed = Shown["digits"][number];

/** So many digits are looked through at once. */
const WINDOW = 40;

/** A search from digit `at` on: `label` null takes any. `edge` is the first not yet looked at. */
interface Seek {
  readonly step: 1 | -1;
  readonly label: number | null;
  readonly edge: number;
}
export const windowOf = ({ step, edge }: Seek): { readonly first: number; readonly count: number } =>
  step === 1 ? { first: edge, count: WINDOW } : { first: Math.max(0, edge - WINDOW + 1), count: Math.min(WINDOW, edge + 1) };

/** The nearest digit of the wished label among those listed; where the search goes on; or null, where the set ends. */
export function found(seek: Seek, listed: readonly Listed[]): Listed | Seek | null {
  const order = seek.step === 1 ? listed : listed.toReversed();
  const hit = order.find(({ label }) => seek.label === null || label === seek.label);
  if (hit) return hit;
  const { first, count } = windowOf(seek);
  if (listed.length < count || (seek.step === -1 && first === 0)) return null;
  return { ...seek, edge: seek.step === 1 ? first + count : first - 1 };
}

/** The chosen digit; null until it has come. `still`: it, before anything can be asked. On other data its component must begin anew. */
export function useDigit(player: Player, still: OneDigit | null = null): OneDigit | null {
  const { digit } = useChosen();
  const [kept, keep] = useState<{ readonly key: string; readonly one: OneDigit } | null>(null);
  const key = digit.from === "hand" ? "hand" : `${digit.from} ${digit.index}`;
  const isKept = kept?.key === key;
  const told = useAsk(
    player,
    digit.from === "hand" || isKept ? null : { ask: "digits", from: digit.from, first: digit.index, count: 1 },
  );
  if (digit.from === "hand") return { index: null, label: null, pixels: digit.pixels };
  const one = told?.answer.digits[0];
  if (!isKept && one?.index === digit.index && told?.query.from === digit.from) keep({ key, one }); // it is the same at every θ: asked once
  return isKept ? kept.one : (kept?.one ?? still);
}

/** The first digit that a search comes to; null where the set ends before. `by`: who asks. */
export async function search(player: Player, from: "train" | "test", begin: Seek, by: unknown): Promise<Listed | null> {
  for (let seek = begin; seek.edge >= 0;) {
    const look = await player.look({ ask: "digits", from, ...windowOf(seek) } satisfies Query, by);
    const next = look && found(seek, (look.view as Shown).digits);
    if (!next || "pixels" in next) return next;
    seek = next;
  }
  return null;
}

/** Searches the set of the chosen digit and chooses what it finds. `seeking`: an answer is awaited. */
export function useSeek(player: Player): {
  readonly seeking: boolean;
  readonly seek: (step: 1 | -1, label: number | null) => Promise<void>;
} {
  const { digit, choose } = useChosen();
  const [seeking, setSeeking] = useState(false);
  const by = useRef({});
  const [from, at] = digit.from === "hand" ? (["test", -1] as const) : ([digit.from, digit.index] as const);
  return {
    seeking,
    seek: async (step, label) => {
      setSeeking(true);
      const next = await search(player, from, { step, label, edge: at + step }, by.current);
      if (next) choose({ from, index: next.index });
      setSeeking(false);
    },
  };
}
