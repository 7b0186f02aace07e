/** @file A data set that comes in files, seen from the page: how much of it has come, what became of the files a reader gave, another set. */
import { createStore, type StoreApi } from "zustand/vanilla";
import { linkAt, type Player } from "../lesson/player.ts";
import type { DataTrouble } from "../lesson/protocol.ts";
import type { DataId } from "../lesson/recipe.ts";

export interface FilesState {
  /** Bytes of a set that are on their way to the worker; null: none. */
  readonly coming: { readonly come: number; readonly of: number } | null;
  /** The reader's files are being read. */
  readonly taking: boolean;
  /** What became of those given last. Null: none were; "failed": the worker could not even try. */
  readonly taken: { readonly missing: readonly string[]; readonly troubles: readonly DataTrouble[] } | "failed" | null;
}
export interface DataFiles {
  readonly store: StoreApi<FilesState>;
  /** Files of any name: those that belong to a set are kept, and the runs that wait for them go on. */
  readonly give: (files: readonly File[]) => Promise<void>;
}
const idle: FilesState = { coming: null, taking: false, taken: null };
export const createFilesStore = (): StoreApi<FilesState> => createStore<FilesState>(() => idle);

/** Where there is no worker: given, and never read. */
export const noFiles: DataFiles = { store: createFilesStore(), give: async () => {} };

/** The same recipe on another set; `t`: where to stand. Runs beside it were made on the old one and go. */
export function changeData(player: Player, data: DataId, t: number): void {
  for (let k = player.store.getState().pins.length; k-- > 0;) player.unpin(k);
  const { recipe, unit } = linkAt(player.store.getState());
  player.load({ recipe: { ...recipe, data }, t, beat: null, unit });
}
