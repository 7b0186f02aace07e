/** @file The digits that the book drew, into the reader's hands: the exported script reads them. */
import { useState } from "react";
import { drawnSeed } from "../../lesson/data/ids.ts";
import type { Player } from "../../lesson/player.ts";
import { configAt } from "../../lesson/recipe.ts";
import { useBook } from "../../ui/book.tsx";
import { handOver } from "../../ui/handOver.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import type { Answer, Question } from "./engine/index.ts";
import { useText } from "./text.ts";

export function TakeDigits({ player }: { readonly player: Player }) {
  const words = useText().takeDigits;
  const { ask } = useBook();
  const [busy, setBusy] = useState(false);
  const seed = usePlayer(player, ({ recipe }) => (recipe.data ? drawnSeed(recipe.data) : null));
  if (seed === null) return null;
  const take = async () => {
    setBusy(true);
    try {
      const images = Number(configAt(player.store.getState().recipe, 0)["images"]);
      const files = (await ask({ seed, images } satisfies Question)) as Answer;
      for (const [name, bytes] of Object.entries(files))
        handOver(name, new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "application/octet-stream" }));
    } finally {
      setBusy(false);
    }
  };
  return (
    <button type="button" className="key" disabled={busy} onClick={() => void take().catch(() => undefined)}>
      {busy ? words.drawing : words.take}
    </button>
  );
}
