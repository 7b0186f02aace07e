/** @file The browser's store for files of a data set. Storage that is refused, full, emptied or silent is as good as none. */
import { createStore, get, set, type UseStore } from "idb-keyval";

export interface Keep {
  /** The file as it was put, or null. */
  get(name: string): Promise<Blob | null>;
  put(name: string, file: Blob): Promise<void>;
}

/** Some browsers' databases now and then never answer. */
const PATIENCE_MS = 5000;

/** IndexedDB: other than the Cache API it is there over plain http, too. */
export function browserKeep(patience = PATIENCE_MS): Keep {
  let store: UseStore | undefined;
  async function ask<T>(question: (store: UseStore) => Promise<T>): Promise<T | null> {
    try {
      store ??= createStore("thumbtack", "mnist");
      let timer: ReturnType<typeof setTimeout> | undefined;
      const silence = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), patience)));
      return await Promise.race([question(store), silence]).finally(() => clearTimeout(timer));
    } catch {
      return null;
    }
  }
  return {
    async get(name) {
      const kept = await ask((it) => get<unknown>(name, it));
      return kept instanceof Blob ? kept : null;
    },
    async put(name, file) {
      await ask((it) => set(name, file, it));
    },
  };
}
