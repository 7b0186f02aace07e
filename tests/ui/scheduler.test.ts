import { beforeEach, describe, expect, test } from "vitest";
import { createScheduler } from "../../src/ui/scheduler.ts";

describe("scheduler", () => {
  let time: number;
  let asked: (() => void) | null;
  let requests: number;
  let scheduler: ReturnType<typeof createScheduler>;
  beforeEach(() => {
    time = 0;
    asked = null;
    requests = 0;
    scheduler = createScheduler({
      request: (frame) => {
        requests++;
        asked = frame;
      },
      now: () => time,
    });
  });
  /** The next frame, 17 ms later. */
  const frame = () => {
    const run = asked;
    asked = null;
    time = 17 * Math.ceil((time + 1) / 17);
    run?.();
  };
  /** A drawing that takes `cost` ms and counts. */
  const drawing = (cost: number) => {
    const drawn = { times: 0 };
    const handle = scheduler.add(() => {
      drawn.times++;
      time += cost;
    });
    return { drawn, ...handle };
  };

  test("three changes are one drawing, and nothing is asked for while nothing changes", () => {
    const a = drawing(1);
    frame();
    expect(a.drawn.times).toBe(1);
    const before = requests;
    a.dirty();
    a.dirty();
    a.dirty();
    expect(requests).toBe(before + 1);
    frame();
    expect(a.drawn.times).toBe(2);
    frame();
    expect(requests).toBe(before + 1);
  });

  test("a frame's share is kept: what does not fit takes its turn in the next", () => {
    const all = [drawing(6), drawing(6), drawing(6)];
    frame();
    expect(all.map(({ drawn }) => drawn.times)).toEqual([1, 1, 0]);
    frame();
    expect(all.map(({ drawn }) => drawn.times)).toEqual([1, 1, 1]);
  });

  test("a dear drawing rests four times its cost, a cheap one beside it does not wait", () => {
    const dear = drawing(20);
    const cheap = drawing(0.5);
    for (let k = 0; k < 30; k++) {
      dear.dirty();
      cheap.dirty();
      frame();
    }
    expect(dear.drawn.times).toBeLessThanOrEqual(8);
    expect(cheap.drawn.times).toBeGreaterThan(20);
  });

  test("nothing is drawn out of sight, and everything when it comes back", () => {
    const a = drawing(1);
    frame();
    a.visible(false);
    a.dirty();
    frame();
    expect(a.drawn.times).toBe(1);
    a.visible(true);
    frame();
    expect(a.drawn.times).toBe(2);
  });

  test("a drawing that was removed is never drawn again", () => {
    const a = drawing(1);
    a.remove();
    frame();
    expect(a.drawn.times).toBe(0);
  });
});
