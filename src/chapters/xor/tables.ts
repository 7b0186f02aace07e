/** @file The values behind the figures of lab 7.3, as tables. */
import type { Player } from "../../lesson/player.ts";
import type { DataTable } from "../../ui/Exhibit.tsx";
import type { InstrumentWords } from "../../ui/locale.tsx";
import { insideOf, networkPicture } from "../../ui/network.ts";
import { parameterRows } from "../../ui/networkDetail.ts";
import { figures } from "../../ui/tight.ts";
import { networkOf, PHASES, POINTS } from "./figures.ts";
import type { TwoHiddenView } from "./labs/twoHidden.ts";
import type { Words } from "./text.ts";

/** Every parameter: its value, its gradient where one is known, and what the step makes of it. */
export function parametersOf({ store }: Player, words: InstrumentWords): DataTable {
  const state = store.getState();
  const view = networkOf(state);
  const picture = view && networkPicture(view.shape, view.numbers, insideOf(state, PHASES));
  return { head: ["θ", "w", "∂L/∂w", "w′"], rows: picture ? parameterRows(words, picture) : [] };
}

/** The four points: what is wanted, what comes out, and where the hidden layer puts them. */
export function outputsTable({ store }: Player, words: Words): DataTable {
  const view = store.getState().view?.view as TwoHiddenView | undefined;
  const names = (view?.hidden[0] ?? []).map((_, k) => `h${"₁₂₃₄₅₆₇₈₉"[k] ?? k + 1}`);
  return {
    head: [words.point, words.target, "ŷ", ...names],
    rows: POINTS.map(({ x, y, target }, k) => {
      const numbers = view ? [view.outputs[k]!, ...view.hidden[k]!] : [];
      return [`(${x}, ${y})`, String(target), ...numbers.map((it) => figures(it))];
    }),
  };
}
