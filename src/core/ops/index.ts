/** @file The list of ops: what the tests check and the reference page prints. A new op is one file and one line here. */
import { activationOps } from "./activation.ts";
import { arithmeticOps } from "./arithmetic.ts";
import { castOp } from "./cast.ts";
import { indexingOps } from "./indexing.ts";
import { joinOps } from "./join.ts";
import { lossOps } from "./loss.ts";
import { matmulOps } from "./matmul.ts";
import type { OpRecord } from "./op.ts";
import { pointwiseOps } from "./pointwise.ts";
import { reduceOps } from "./reduce.ts";
import { softmaxOps } from "./softmax.ts";
import { spreadOps } from "./spread.ts";
import { viewOps } from "./view.ts";

export const ops: readonly OpRecord[] = [
  ...arithmeticOps,
  ...pointwiseOps,
  ...activationOps,
  ...matmulOps,
  ...reduceOps,
  ...spreadOps,
  ...softmaxOps,
  ...lossOps,
  ...viewOps,
  ...joinOps,
  ...indexingOps,
  castOp,
];
