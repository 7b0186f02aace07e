/**
 * @file One clock for all drawings of a page. In each frame the drawings that are dirty and visible take turns until the frame's share is
 * used up, and none draws oftener than a quarter of the time would allow. Measured: this holds 60 frames a second where a redraw of
 * everything at a fixed rate does not.
 */

/** Of a frame's 16.7 ms; the rest belongs to the browser and the reader. */
const SHARE_MS = 8;
/** A drawing rests for so many times its own cost. */
const REST = 4;

export interface Drawing {
  /** Something it shows has changed. */
  dirty(): void;
  /** Off the screen nothing is drawn; what changed meanwhile is drawn when it comes back. */
  visible(is: boolean): void;
  remove(): void;
}
export interface Frames {
  request(frame: () => void): void;
  now(): number;
}

export function createScheduler({ request, now }: Frames) {
  interface Entry {
    readonly draw: () => void;
    isDirty: boolean;
    isVisible: boolean;
    restsUntil: number;
  }
  /** In the order of their turns: who has drawn goes to the end. */
  let entries: Entry[] = [];
  let requested = false;

  const wanting = () => entries.some((entry) => entry.isDirty && entry.isVisible);
  function wake(): void {
    if (requested || !wanting()) return;
    requested = true;
    request(frame);
  }
  function frame(): void {
    requested = false;
    const began = now();
    for (const entry of [...entries]) {
      const start = now();
      if (start - began >= SHARE_MS) break;
      if (!entry.isDirty || !entry.isVisible || start < entry.restsUntil || !entries.includes(entry)) continue;
      entry.isDirty = false;
      entry.draw();
      entry.restsUntil = start + REST * (now() - start);
      entries = [...entries.filter((other) => other !== entry), entry];
    }
    wake();
  }

  return {
    add(draw: () => void): Drawing {
      const entry: Entry = { draw, isDirty: true, isVisible: true, restsUntil: 0 };
      entries.push(entry);
      wake();
      return {
        dirty() {
          entry.isDirty = true;
          wake();
        },
        visible(is) {
          entry.isVisible = is;
          wake();
        },
        remove() {
          entries = entries.filter((other) => other !== entry);
        },
      };
    },
  };
}

/** The page's own. */
export const frames = createScheduler({
  request: (frame) => void requestAnimationFrame(frame),
  now: () => performance.now(),
});
