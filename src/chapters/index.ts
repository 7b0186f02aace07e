/** @file Finds the chapters and their labs by their places; nobody edits a list. */
import type { ComponentType } from "react";
import type { Lab, Text } from "../lesson/recipe.ts";
import type { Player } from "../lesson/player.ts";

export interface Chapter {
  /** Its folder, which is its route. */
  readonly id: string;
  /** Its place in the book, from 1. */
  readonly order: number;
  readonly title: Text;
  /** The lab its page opens with. */
  readonly lab: string;
  /** What that lab's machine draws in a view. */
  readonly query: unknown;
  readonly page: () => Promise<{ readonly default: ComponentType<PageProps> }>;
}
export interface PageProps {
  readonly player: Player;
  /** The whole address of the present state. */
  readonly linkOf: () => string;
  readonly shortcuts: boolean;
}

const found = import.meta.glob<{ readonly default: Chapter }>("./*/chapter.ts", { eager: true });
/** In the book's order. */
export const chapters: readonly Chapter[] = Object.values(found)
  .map((module) => module.default)
  .sort((a, b) => a.order - b.order);

const labs = import.meta.glob<{ readonly default: Lab }>(["./*/labs/*.ts", "!./*/labs/*.run.ts"]);
const byId = new Map(Object.entries(labs).map(([path, load]) => [idOf(path), load]));

/** `./xor/labs/twoHidden.ts` → `xor/two-hidden`. */
export function idOf(path: string): string {
  const [, chapter = "", name = ""] = /^\.\/([^/]+)\/labs\/([^/.]+)\.ts$/.exec(path) ?? [];
  return `${chapter}/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The description of a lab; null where this book has none of that name. */
export async function findLab(id: string): Promise<Lab | null> {
  return (await byId.get(id)?.())?.default ?? null;
}
