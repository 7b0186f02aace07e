/**
 * @file The hundred tacks on the cover, thrown by the book's own generator:
 *
 *     torch.manual_seed(SEED); u = torch.rand(100)      # on its back where u < 0.27
 *
 * and, from the same generator, where each came to lie. With this seed exactly 27 lie on their backs; a test counts them.
 */
import { generator } from "../core/index.ts";
import type { Thrown } from "../ui/Tacks.tsx";

export const SEED = 10;
const THETA = 0.27;

export function throwTacks(seed = SEED): readonly Thrown[] {
  const from = generator(seed);
  const rand = () => {
    const u = new Float32Array(100);
    from.uniform(u);
    return u;
  };
  const [u, dx, dy, turn] = [rand(), rand(), rand(), rand()];
  return Array.from(u, (it, k) => ({ back: it < THETA, dx: 2 * dx[k]! - 1, dy: 2 * dy[k]! - 1, turn: turn[k]! }));
}
