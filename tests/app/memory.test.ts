import { expect, test, vi } from "vitest";
import { createMemory } from "../../src/app/memory.ts";

/** localStorage as two tabs see it: what one writes, the other hears. */
function browser() {
  const kept = new Map<string, string>();
  const tabs: ((key: string | null) => void)[] = [];
  const openTab = () => {
    let me: ((key: string | null) => void) | undefined;
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => {
        kept.set(key, text);
        for (const tab of tabs) if (tab !== me) tab(key);
      },
    } as unknown as Storage;
    return createMemory(storage, (heard) => void tabs.push((me = heard)));
  };
  return { kept, openTab };
}

test("memory: what was kept is there in the next window, the same object each time it is asked for", () => {
  const { openTab } = browser();
  expect(openTab().set("place", { chapter: "xor" })).toBe(true);
  const later = openTab();
  expect(later.get("place")).toEqual({ chapter: "xor" });
  expect(later.get("place")).toBe(later.get("place"));
});

test("memory: two windows at once do not undo each other, and each hears of the other", () => {
  const { openTab } = browser();
  const [a, b] = [openTab(), openTab()];
  const heard = vi.fn();
  b.subscribe(heard);
  a.get("gate/one");
  b.get("gate/one");
  a.set("gate/one", 4000);
  b.set("gate/two", 2);
  expect(heard).toHaveBeenCalled();
  expect([a.get("gate/one"), a.get("gate/two")]).toEqual([4000, 2]);
  expect([b.get("gate/one"), b.get("gate/two")]).toEqual([4000, 2]);
});

test.for<[what: string, storage: Partial<Storage>]>([
  [
    "refused",
    {
      getItem: () => {
        throw new Error("refused");
      },
      setItem: () => {
        throw new Error("refused");
      },
    },
  ],
  [
    "full",
    {
      getItem: () => null,
      setItem: () => {
        throw new Error("full");
      },
    },
  ],
])("memory: where storage is %s, nothing is lost before the window closes, and it says so", ([, storage]) => {
  const memory = createMemory(storage as Storage);
  expect(memory.get("gate/one")).toBeNull();
  expect(memory.set("gate/one", 4000)).toBe(false);
  expect(memory.get("gate/one")).toBe(4000);
  expect(memory.get("refused")).toBe(true);
});

test("memory: corrupt values are as if nothing was kept", () => {
  const { kept, openTab } = browser();
  kept.set("thumbtack/1/place", "{oh");
  expect(openTab().get("place")).toBeNull();
});

test("memory: a fresh session writes nothing, and complains of nothing", () => {
  const memory = createMemory(null);
  expect(memory.set("gate/one", 1)).toBe(false);
  expect(memory.get("gate/one")).toBe(1);
  expect(memory.get("refused")).toBeNull();
});
