/** @file Data sets and what is wrong with them, in the reader's words. */
import { drawnSeed, MNIST } from "../lesson/data/ids.ts";
import type { DataTrouble } from "../lesson/protocol.ts";
import type { DataId } from "../lesson/recipe.ts";
import type { DataWords } from "./locale.tsx";

/** What a set is called. */
export function setName(words: DataWords, id: DataId): string {
  const seed = drawnSeed(id);
  if (seed !== null) return words.drawn(seed);
  return isMnist(id) ? words.mnist : words.unknownSet(`${id.name} ${id.hash}`);
}
export const isMnist = ({ name, hash }: DataId): boolean => name === MNIST.name && hash === MNIST.hash;

/** Of one file the reader gave. */
export function fileTold(words: DataWords, { why, file, damage, is }: DataTrouble): string {
  const name = file === undefined || file === "" ? words.nameless : file;
  if (why !== "damaged" || damage === undefined) return words.gone(name);
  return `${name}: ${words.damage[damage](is ?? "")}`;
}

/** Why a run cannot be shown. */
export function runTold(words: DataWords, trouble: DataTrouble): string {
  const { id, why, file = "" } = trouble;
  if (why === "damaged") return words.why.damaged(fileTold(words, trouble));
  if (why === "unknown") return id.name === MNIST.name ? words.why.oldMnist : words.why.oldDrawn;
  return words.why[why](file);
}
