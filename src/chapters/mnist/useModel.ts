/** @file Which of the two models the page is about: the one its link names, and then the one the reader chooses. */
import { useEffect, useState } from "react";
import type { Model } from "./Lab.tsx";

const named = (): Model | null => {
  const lab = /(?:^#|&)lab=mnist\/(softmax|hidden)(?:&|$)/.exec(location.hash)?.[1];
  return lab === "softmax" || lab === "hidden" ? lab : null;
};

export function useModel() {
  const [model, setModel] = useState<Model>(() => (typeof location === "undefined" ? "softmax" : (named() ?? "softmax")));
  useEffect(() => {
    const changed = () => setModel((now) => named() ?? now);
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return [model, setModel] as const;
}
