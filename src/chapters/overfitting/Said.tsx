/** @file What a run said to a guess, as a line in the lab that can be put away. */
import { useState } from "react";
import type { Verdict } from "../../ui/Gate.tsx";
import { useWords } from "../../ui/locale.tsx";
import { useText } from "./text.ts";

export function Said({ verdict }: { verdict: Verdict | null }) {
  const common = useWords();
  const { mine } = useText().gate;
  const [away, setAway] = useState<string | null>(null);
  if (!verdict || verdict.text === away) return null;
  return (
    <p className="told">
      <span>
        <b>{mine}</b> {verdict.text}
      </span>{" "}
      <button type="button" className="key" onClick={verdict.act.do}>
        {verdict.act.label}
      </button>{" "}
      <button type="button" className="key" onClick={() => setAway(verdict.text)}>
        {common.dismiss}
      </button>
    </p>
  );
}
