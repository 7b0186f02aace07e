import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import type { PlayerState } from "../../src/lesson/player.ts";
import { slowly } from "../../src/ui/usePlayer.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const fast = () => createStore(() => ({ t: 0, playing: false, goal: null }) as unknown as PlayerState);

test("slowly: follows at once at rest, at most ten times a second while playing, and at once when it stops", () => {
  const store = fast();
  const slow = slowly(store);
  store.setState({ t: 1 });
  expect(slow.getState().t).toBe(1);
  const renders = vi.fn();
  slow.subscribe(renders);
  store.setState({ playing: true });
  for (let t = 2; t <= 101; t++) {
    store.setState({ t });
    vi.advanceTimersByTime(10);
  }
  expect(renders.mock.calls.length).toBeLessThanOrEqual(10);
  store.setState({ t: 500, playing: false });
  expect(slow.getState()).toMatchObject({ t: 500, playing: false });
});

test("slowly: one store has one follower", () => {
  const store = fast();
  expect(slowly(store)).toBe(slowly(store));
});
