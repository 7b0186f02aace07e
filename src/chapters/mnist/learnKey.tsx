/** @file A key that lets the model learn. It stays while it has the focus, or who pressed it would be thrown to the top of the page. */
import { useState } from "react";
import type { Player } from "../../lesson/player.ts";
import { usePlayer } from "../../ui/usePlayer.ts";

export interface Learning {
  /** The key is wanted, or somebody still stands on it. */
  readonly isShown: boolean;
  /** The test accuracy, four decimals, once it has learned as far as it was told by this key; "" where nobody measured it; else null. */
  readonly learned: string | null;
  readonly key: {
    readonly "aria-disabled": boolean;
    readonly onClick: () => void;
    readonly onFocus: () => void;
    readonly onBlur: () => void;
  };
}

/** `to`: how far it learns, the end of an epoch. `wanted`: whether the place still asks for it. */
export function useLearning(player: Player, to: number, wanted: boolean): Learning {
  const [isPressed, press] = useState(false);
  const [isHeld, hold] = useState(false);
  const moves = usePlayer(player, (s) => s.playing || s.goal !== null);
  const there = usePlayer(player, (s) => s.t >= to);
  const accuracy = usePlayer(player, ({ columns }) => {
    const value = columns["testAccuracy"]?.[to - 1];
    return value === undefined || Number.isNaN(value) ? "" : value.toFixed(4);
  });
  const isBusy = isPressed && (moves || there);
  return {
    isShown: wanted || isHeld,
    learned: isPressed && there && !moves ? accuracy : null,
    key: {
      "aria-disabled": isBusy,
      onClick() {
        if (isBusy) return;
        press(true);
        hold(true);
        player.runTo(to);
      },
      onFocus: () => hold(true),
      onBlur: () => hold(false),
    },
  };
}
