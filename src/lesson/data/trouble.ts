/** @file What can be wrong with a data set, in codes: the page has the words. */
import type { DataId } from "../recipe.ts";

/**
 * `absent`: its files lie neither beside the book, nor in the browser, nor did the reader give them.
 * `unreachable`: the network did not bring them, or a file has gone from the reader's disk; to ask again may help.
 * `unknown`: no edition of this set that this book knows has the hash that was asked for.
 * `damaged`: a file came that is not what its name says; `damage` says how.
 */
export type DataWhy = "absent" | "unreachable" | "unknown" | "damaged";
/**
 * `short`, `long`: it ends too early, or goes on beyond its end. `broken`: its packing is damaged or cut off. `page`: a page of text in
 * its place. `swapped`: another of the files, named by `is`. `other`: something else.
 */
export type Damage = "short" | "long" | "broken" | "page" | "swapped" | "other";

export interface DataTrouble {
  readonly id: DataId;
  readonly why: DataWhy;
  /** The name of the file it is about. */
  readonly file?: string;
  readonly damage?: Damage;
  readonly is?: string;
}

export class DataError extends Error {
  readonly trouble: DataTrouble;
  constructor(trouble: DataTrouble) {
    const { id, why, file, damage, is } = trouble;
    super(`data ${id.name}: ${[why, damage, file, is && `is ${is}`].filter(Boolean).join(", ")}`);
    this.trouble = trouble;
  }
}
