/** @file The page's clock: a tick a frame, and a slow one while the page is hidden, where no frames come but training goes on. */
import type { Clock } from "../lesson/player.ts";

const HIDDEN_MS = 250;

export const pageClock: Clock = {
  now: () => performance.now(),
  every(tick) {
    let frame = 0;
    const onFrame = () => {
      tick();
      frame = requestAnimationFrame(onFrame);
    };
    frame = requestAnimationFrame(onFrame);
    const timer = setInterval(() => document.hidden && tick(), HIDDEN_MS);
    return () => {
      cancelAnimationFrame(frame);
      clearInterval(timer);
    };
  },
};
