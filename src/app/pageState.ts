/** @file What belongs to a page and not to a run, and is not kept either. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { LinkNote } from "../lesson/link.ts";

export interface PageState {
  readonly notes: readonly LinkNote[];
  /** Whether all pages lie in the browser's own store and open without a network. */
  readonly offline: boolean;
}
export const createPageState = (): StoreApi<PageState> => createStore<PageState>(() => ({ notes: [], offline: false }));
