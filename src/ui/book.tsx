/** @file What everything inside a page may ask of the book it is in: facts, players, what the reader's browser keeps, where the root is. */
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Facts } from "../lesson/facts.ts";
import type { Player } from "../lesson/player.ts";
import { noFiles, type DataFiles } from "./dataFiles.ts";

/** What the browser keeps between visits, by key. JSON values. */
export interface Memory {
  get(key: string): unknown;
  /** Whether it will still be there after a reload. */
  set(key: string, value: unknown): boolean;
  subscribe(changed: () => void): () => void;
}
export interface BookContents {
  /** The book's root as this page says it: `../../`. */
  readonly root: string;
  readonly facts: Facts;
  /** What the chapter's `text.<lang>.ts` says, in the page's language; the chapter knows its type. */
  readonly words: unknown;
  /** The first player of a lab that the page has opened; null if none. */
  readonly playerOf: (lab: string) => Player | null;
  readonly memory: Memory;
  /** What the build was told by the chapter's engine: `asks.ts`, answered, by its names. */
  readonly answers: { readonly [name: string]: unknown };
  /** Asks the chapter's engine, in the worker. Rejects with a message for a developer. */
  readonly ask: (question: unknown) => Promise<unknown>;
  /** Data sets that come in files. */
  readonly files: DataFiles;
}

const nothing: Memory = { get: () => null, set: () => false, subscribe: () => () => {} };
export const emptyBook: BookContents = {
  root: "./",
  facts: {},
  words: null,
  playerOf: () => null,
  memory: nothing,
  answers: {},
  ask: () => new Promise(() => {}),
  files: noFiles,
};
const BookContext = createContext(emptyBook);

export const InBook = BookContext;
export const useBook = (): BookContents => useContext(BookContext);

/** A value the browser keeps, and the way to change it; null while rendering on the build and where nothing was kept. */
export function useKept(key: string): readonly [value: unknown, keep: (value: unknown) => boolean] {
  const { memory } = useBook();
  const value = useSyncExternalStore(
    memory.subscribe,
    () => memory.get(key),
    () => null,
  );
  return [value, (next) => memory.set(key, next)];
}
