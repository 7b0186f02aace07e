/** @file The list of ops: what the tests check and the reference page prints. A new op is one file and one line here. */
import { activationOps } from "./activation.ts";
import { arithmeticOps } from "./arithmetic.ts";
import { bceOps } from "./bce.ts";
import { castOp } from "./cast.ts";
import { clampOps } from "./clamp.ts";
import { convOps } from "./conv.ts";
import { crossEntropyOps } from "./crossEntropy.ts";
import { cumsumOps } from "./cumsum.ts";
import { dropoutOps } from "./dropout.ts";
import { extremeOps } from "./extreme.ts";
import { gatherOps } from "./gather.ts";
import { indexingOps } from "./indexing.ts";
import { joinOps } from "./join.ts";
import { klDivOps } from "./klDiv.ts";
import { logsumexpOps } from "./logsumexp.ts";
import { lossOps } from "./loss.ts";
import { matmulOps } from "./matmul.ts";
import { normaliseOps } from "./normalise.ts";
import { normOps } from "./norm.ts";
import type { OpRecord } from "./op.ts";
import { pointwiseOps } from "./pointwise.ts";
import { poolOps } from "./pool.ts";
import { powOps } from "./pow.ts";
import { prodOps } from "./prod.ts";
import { rearrangeOps } from "./rearrange.ts";
import { rectifierOps } from "./rectifiers.ts";
import { reduceOps } from "./reduce.ts";
import { softmaxOps } from "./softmax.ts";
import { spreadOps } from "./spread.ts";
import { viewOps } from "./view.ts";
import { whereOps } from "./where.ts";

export const ops: readonly OpRecord[] = /* @__PURE__ */ [
  arithmeticOps,
  pointwiseOps,
  powOps,
  clampOps,
  activationOps,
  rectifierOps,
  matmulOps,
  reduceOps,
  prodOps,
  extremeOps,
  spreadOps,
  normOps,
  logsumexpOps,
  cumsumOps,
  softmaxOps,
  lossOps,
  bceOps,
  crossEntropyOps,
  klDivOps,
  viewOps,
  rearrangeOps,
  joinOps,
  indexingOps,
  gatherOps,
  whereOps,
  dropoutOps,
  normaliseOps,
  convOps,
  poolOps,
  castOp,
].flat();
