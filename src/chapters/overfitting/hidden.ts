/** @file Whether the page shows what only the book can see: the curve that was meant, and the error on two thousand fresh points. One switch for all labs. */
import { createContext, useContext } from "react";

export const Hidden = createContext<{ readonly shown: boolean; readonly set: (shown: boolean) => void }>({
  shown: false,
  set: () => {},
});
export const useHidden = () => useContext(Hidden);
