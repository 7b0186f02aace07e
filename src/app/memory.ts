/**
 * @file What the browser keeps between visits: the place, the answers, the screen. One key of localStorage for each thing, so that two tabs
 * at once never overwrite what the other has said.
 *
 * Refused, full or corrupt storage loses nothing before the window closes: what could not be written lives in memory, and `refused` says so.
 */
import type { Memory } from "../ui/book.tsx";

/** The version of what is kept. A later one reads this one. */
const PREFIX = "thumbtack/1/";

/** `storage` null: nothing may be kept (`session=fresh`). */
export function createMemory(storage: Storage | null, listen: (heard: (key: string | null) => void) => void = () => {}): Memory {
  const own = new Map<string, unknown>(); // what this window said, or has read
  const listeners = new Set<() => void>();
  const changed = () => listeners.forEach((listener) => listener());

  function read(key: string): unknown {
    try {
      const text = storage?.getItem(PREFIX + key);
      return text == null ? null : (JSON.parse(text) as unknown);
    } catch {
      return null; // refused, or not what we wrote
    }
  }
  function write(key: string, value: unknown): boolean {
    if (!storage) return false;
    try {
      storage.setItem(PREFIX + key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }

  listen((key) => {
    if (key === null)
      own.clear(); // the whole storage was emptied
    else if (key.startsWith(PREFIX)) own.delete(key.slice(PREFIX.length));
    else return;
    changed();
  });
  return {
    get(key) {
      if (!own.has(key)) own.set(key, read(key)); // the same object each time: React compares
      return own.get(key);
    },
    set(key, value) {
      const kept = write(key, value);
      own.set(key, value);
      if (!kept && storage) own.set("refused", true);
      changed();
      return kept;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The browser's own, unless the link says that this session leaves no trace. */
export function browserMemory(fresh: boolean): Memory {
  const listen = (heard: (key: string | null) => void) => addEventListener("storage", ({ key }) => heard(key));
  try {
    return createMemory(fresh ? null : localStorage, listen);
  } catch {
    const refusing = {
      getItem: () => null,
      setItem: () => {
        throw new Error("refused");
      },
    };
    return createMemory(refusing as unknown as Storage); // the very word `localStorage` is refused
  }
}
