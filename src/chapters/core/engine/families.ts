/** @file The ops by what they are for. An op joins its file's family; one of a new file stands among "more" until it has a place here. */
import type { OpRecord } from "../../../core/ops/op.ts";
import { activationOps } from "../../../core/ops/activation.ts";
import { arithmeticOps } from "../../../core/ops/arithmetic.ts";
import { bceOps } from "../../../core/ops/bce.ts";
import { clampOps } from "../../../core/ops/clamp.ts";
import { convOps } from "../../../core/ops/conv.ts";
import { crossEntropyOps } from "../../../core/ops/crossEntropy.ts";
import { cumsumOps } from "../../../core/ops/cumsum.ts";
import { dropoutOps } from "../../../core/ops/dropout.ts";
import { extremeOps } from "../../../core/ops/extreme.ts";
import { gatherOps } from "../../../core/ops/gather.ts";
import { ops } from "../../../core/ops/index.ts";
import { indexingOps } from "../../../core/ops/indexing.ts";
import { joinOps } from "../../../core/ops/join.ts";
import { klDivOps } from "../../../core/ops/klDiv.ts";
import { logsumexpOps } from "../../../core/ops/logsumexp.ts";
import { lossOps } from "../../../core/ops/loss.ts";
import { matmulOps } from "../../../core/ops/matmul.ts";
import { normaliseOps } from "../../../core/ops/normalise.ts";
import { normOps } from "../../../core/ops/norm.ts";
import { pointwiseOps } from "../../../core/ops/pointwise.ts";
import { poolOps } from "../../../core/ops/pool.ts";
import { powOps } from "../../../core/ops/pow.ts";
import { prodOps } from "../../../core/ops/prod.ts";
import { rearrangeOps } from "../../../core/ops/rearrange.ts";
import { rectifierOps } from "../../../core/ops/rectifiers.ts";
import { reduceOps } from "../../../core/ops/reduce.ts";
import { softmaxOps } from "../../../core/ops/softmax.ts";
import { spreadOps } from "../../../core/ops/spread.ts";
import { viewOps } from "../../../core/ops/view.ts";
import { whereOps } from "../../../core/ops/where.ts";
import type { Family } from "./questions.ts";

const files: readonly (readonly [Family, readonly OpRecord[][]])[] = [
  ["elementwise", [arithmeticOps, pointwiseOps, powOps, clampOps]],
  ["activations", [activationOps, rectifierOps, softmaxOps]],
  ["products", [matmulOps, convOps]],
  ["reductions", [reduceOps, prodOps, extremeOps, spreadOps, normOps, logsumexpOps, cumsumOps]],
  ["losses", [lossOps, bceOps, crossEntropyOps, klDivOps]],
  ["layers", [normaliseOps, poolOps, dropoutOps]],
  ["shapes", [viewOps, rearrangeOps, joinOps]],
  ["picking", [indexingOps, gatherOps, whereOps]],
];

/** Every op of the core once, family by family. */
export const families: readonly (readonly [Family, OpRecord])[] = (() => {
  const placed = files.flatMap(([family, lists]) => lists.flat().map((op) => [family, op] as const));
  const known = new Set(placed.map(([, op]) => op));
  return [...placed, ...ops.filter((op) => !known.has(op)).map((op) => ["more", op] as const)];
})();
