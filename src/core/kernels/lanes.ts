/**
 * @file Kernels that only lanes need: products and the gradient of BCE, lane by lane. Everything else works on n × lanes entries as it is.
 *
 * The contract is that of kernels.ts; each array has `lanes` values an entry, a multiple of 4. Strides are in entries.
 */
import { f32, f64 } from "../memory.ts";
import { activeKernels } from "./index.ts";
import { writeLaneKernels } from "./wasm/lanes.ts";
import { F32, F64 } from "./wasm/loops.ts";
import { instantiate } from "./wasm.ts";

export interface LaneKernels {
  /** c[i,j] = Σₖ a·b + bias[j], one chain over k from +0; c is (M, N). bias = 0 for none, added last. */
  product(
    M: number, K: number, N: number, lanes: number,
    a: number, aRow: number, aCol: number, b: number, bRow: number, bCol: number, bias: number, c: number,
  ): void; // prettier-ignore
  /** dx = (g·(x − t) / max((1 − x)·x, 1e-12)) / n, g one entry. */
  bceBackward(n: number, lanes: number, g: number, x: number, t: number, dx: number): void;
}

function plainLanes(view: () => Float32Array | Float64Array, shift: number, round: (x: number) => number): LaneKernels {
  return {
    product(M, K, N, lanes, a, aRow, aCol, b, bRow, bCol, bias, c) {
      const v = view();
      const [as, bs, cs, at] = [a >> shift, b >> shift, c >> shift, bias >> shift];
      for (let i = 0; i < M; i++) {
        for (let j = 0; j < N; j++) {
          for (let l = 0; l < lanes; l++) {
            let sum = 0;
            for (let k = 0; k < K; k++) {
              const [x, w] = [v[as + (i * aRow + k * aCol) * lanes + l]!, v[bs + (k * bRow + j * bCol) * lanes + l]!];
              sum = round(sum + round(x * w));
            }
            v[cs + (i * N + j) * lanes + l] = bias === 0 ? sum : sum + v[at + j * lanes + l]!;
          }
        }
      }
    },
    bceBackward(n, lanes, g, x, t, dx) {
      const v = view();
      const [least, count] = [round(1e-12), round(n)];
      for (let i = 0; i < n * lanes; i++) {
        const [p, target] = [v[(x >> shift) + i]!, v[(t >> shift) + i]!];
        const spread = round(round(1 - p) * p);
        const up = round(v[(g >> shift) + (i % lanes)]! * round(p - target));
        v[(dx >> shift) + i] = round(up / (spread < least ? least : spread)) / count;
      }
    },
  };
}

const plain = { f32: plainLanes(f32, 2, Math.fround), f64: plainLanes(f64, 3, (x) => x) };
const fast: { f32?: LaneKernels; f64?: LaneKernels } = {};

/** The kernels in use, by dtype; the fast ones are written when they are first wanted. */
export function laneKernels(dtype: "f32" | "f64"): LaneKernels {
  if (activeKernels() === "plain") return plain[dtype];
  return (fast[dtype] ??= instantiate((module) =>
    writeLaneKernels(module, dtype === "f32" ? F32 : F64),
  ) as unknown as LaneKernels);
}
