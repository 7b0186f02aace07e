/** @file The digit the page is about: inspector, logits, shift and raw case show the same one. */
import { createContext, useContext, useMemo, useState, type ReactNode } from "react";
import type { Digit } from "../views.ts";

export interface ChosenDigit {
  readonly digit: Digit;
  readonly choose: (digit: Digit) => void;
}
const FIRST: Digit = { from: "test", index: 0 };
const ChosenContext = createContext<ChosenDigit>({ digit: FIRST, choose: () => undefined });

/** `start`: what is chosen before the reader chooses. */
export function Chosen({ start = FIRST, children }: { readonly start?: Digit; readonly children: ReactNode }) {
  const [digit, choose] = useState(start);
  const chosen = useMemo(() => ({ digit, choose }), [digit]);
  return <ChosenContext value={chosen}>{children}</ChosenContext>;
}
export const useChosen = (): ChosenDigit => useContext(ChosenContext);
