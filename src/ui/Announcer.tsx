/** @file A voice for those who do not see the deck. */
import { useEffect, useMemo, useState } from "react";
import type { Player } from "../lesson/player.ts";
import type { Tongue } from "./deck/speech.ts";
import { follow } from "./deck/voice.ts";
import { useDeckWords, useLang, useWords } from "./locale.tsx";

/** Says where the cursor is and what has happened: soon after the hand rests, at most every two seconds while it plays. */
export function Announcer({ player, names, milestones }: { player: Player } & Pick<Tongue, "names" | "milestones">) {
  const lang = useLang();
  const common = useWords();
  const deck = useDeckWords();
  const [text, setText] = useState("");
  const tongue = useMemo(() => ({ lang, common, deck, names, milestones }), [lang, common, deck, names, milestones]);
  useEffect(() => follow(player, tongue, setText), [player, tongue]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {text}
    </p>
  );
}
