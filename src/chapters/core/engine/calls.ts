/** @file How our core says each op of the golden cases: the name and attributes PyTorch was called with, as a call of ours. */
import * as core from "../../../core/index.ts";
import { F, zeros, type Tensor } from "../../../core/index.ts";
import { decodeNumber, type Attrs } from "./case.ts";

export type Call = (x: Tensor[], attrs: Attrs) => Tensor[];

/** A number that a case must have; infinity is written as a string. */
const num = (attrs: Attrs, key: string): number => decodeNumber(attrs[key] as number | string);
const list = (attrs: Attrs, key: string): readonly number[] => {
  const value = attrs[key] as number | readonly number[];
  return typeof value === "number" ? [value] : value;
};
type Dims = number | readonly number[] | null;
const dimOf = ({ dim = null }: Attrs): Dims => dim as Dims;
const keep = ({ keepdim = false }: Attrs): boolean => keepdim as boolean;
/** As many numbers as PyTorch takes for a square or a rectangle. */
const pair = (attrs: Attrs, key: string): number | [number, number] => {
  const value = attrs[key];
  return typeof value === "object" && value !== null ? [value[0]!, value.at(-1)!] : (value as number);
};

const plain =
  (f: (...x: Tensor[]) => Tensor): Call =>
  (x) => [f(...x)];
const scalar =
  (f: (x: Tensor, s: number) => Tensor): Call =>
  ([a], attrs) => [f(a!, num(attrs, "s"))];
const reducing =
  (f: (x: Tensor, dim: Dims, keepdim: boolean) => Tensor): Call =>
  ([a], attrs) => [f(a!, dimOf(attrs), keep(attrs))];
const spreading =
  (f: "var" | "std"): Call =>
  ([a], attrs) => [a![f](dimOf(attrs), { unbiased: (attrs["unbiased"] ?? true) as boolean, keepdim: keep(attrs) })];
const along =
  (f: (x: Tensor, dim: number) => Tensor): Call =>
  ([a], attrs) => [f(a!, num(attrs, "dim"))];
const both = ({ values, indices }: { values: Tensor; indices: Tensor }): Tensor[] => [values, indices];
/** The attributes of a case that PyTorch takes by name, under our names. */
const options = <T>(attrs: Attrs, names: Record<string, string>): T =>
  Object.fromEntries(Object.entries(names).flatMap(([theirs, ours]) => (theirs in attrs ? [[ours, attrs[theirs]]] : []))) as T;
const reduction = (attrs: Attrs) => options<{ reduction?: "mean" }>(attrs, { reduction: "reduction" });
const given = (weight: Tensor | undefined) => (weight === undefined ? {} : { weight });

export const calls: Readonly<Record<string, Call>> = {
  add: plain((a, b) => a!.add(b!)),
  sub: plain((a, b) => a!.sub(b!)),
  mul: plain((a, b) => a!.mul(b!)),
  div: plain((a, b) => a!.div(b!)),
  add_alpha: ([a, b], attrs) => [a!.add(b!, num(attrs, "alpha"))],
  add_scalar: scalar((a, s) => a.add(s)),
  rsub_scalar: scalar((a, s) => core.rsub(a, s)),
  mul_scalar: scalar((a, s) => a.mul(s)),
  div_scalar: scalar((a, s) => a.div(s)),
  rdiv_scalar: scalar((a, s) => core.rdiv(a, s)),
  neg: plain((a) => a!.neg()),
  pow_scalar: scalar((a, s) => a.pow(s)),
  pow_tensor: plain((a, b) => a!.pow(b!)),
  rpow_scalar: scalar((a, s) => core.rpow(a, s)),

  matmul: plain((a, b) => a!.matmul(b!)),
  linear: plain((x, w, b) => F.linear(x!, w!, b)),
  addmm: plain((c, a, b) => core.addmm(c!, a!, b!)),
  bmm: plain((a, b) => a!.bmm(b!)),
  outer: plain((a, b) => a!.outer(b!)),

  sum: reducing((a, dim, keepdim) => a.sum(dim, keepdim)),
  mean: reducing((a, dim, keepdim) => a.mean(dim, keepdim)),
  prod: reducing((a, dim, keepdim) => a.prod(dim as number | null, keepdim)),
  max_all: plain((a) => a!.max()),
  min_all: plain((a) => a!.min()),
  max_dim: ([a], attrs) => both(a!.max(num(attrs, "dim"), keep(attrs))),
  min_dim: ([a], attrs) => both(a!.min(num(attrs, "dim"), keep(attrs))),
  amax: reducing((a, dim, keepdim) => a.amax(dim, keepdim)),
  amin: reducing((a, dim, keepdim) => a.amin(dim, keepdim)),
  argmax: reducing((a, dim, keepdim) => a.argmax(dim as number | null, keepdim)),
  argmin: reducing((a, dim, keepdim) => a.argmin(dim as number | null, keepdim)),
  logsumexp: reducing((a, dim, keepdim) => a.logsumexp(dim, keepdim)),
  cumsum: along((a, dim) => a.cumsum(dim)),
  var: spreading("var"),
  std: spreading("std"),
  norm: ([a], attrs) => [a!.norm("p" in attrs ? num(attrs, "p") : 2, dimOf(attrs), keep(attrs))],

  transpose: ([a], attrs) => [a!.transpose(num(attrs, "d0"), num(attrs, "d1"))],
  permute: ([a], attrs) => [a!.permute(list(attrs, "dims"))],
  reshape: ([a], attrs) => [a!.reshape(list(attrs, "shape"))],
  view: ([a], attrs) => [a!.view(list(attrs, "shape"))],
  flatten: ([a], { start = 0 }) => [a!.flatten(start as number)],
  squeeze: ([a], { dim = null }) => [a!.squeeze(dim as number | null)],
  unsqueeze: along((a, dim) => a.unsqueeze(dim)),
  expand: ([a], attrs) => [a!.expand(list(attrs, "shape"))],
  repeat: ([a], attrs) => [a!.repeat(list(attrs, "reps"))],
  slice: ([a], { dim, start, end, step }) => [
    a!.slice(dim as number, (start ?? 0) as number, (end ?? Infinity) as number, (step ?? 1) as number),
  ],
  select: ([a], attrs) => [a!.select(num(attrs, "dim"), num(attrs, "index"))],
  gather: ([a, index], attrs) => [a!.gather(num(attrs, "dim"), index!)],
  index_select: ([a, index], attrs) => [a!.indexSelect(num(attrs, "dim"), index!)],
  index_rows: plain((a, index) => core.indexRows(a!, index!)),
  masked_select: plain((a, mask) => (a!.ndim === mask!.ndim ? a!.maskedSelect(mask!) : core.indexRows(a!, mask!))),
  masked_fill: ([a, mask], attrs) => [a!.maskedFill(mask!, num(attrs, "value"))],
  scatter_: ([a, index, src], attrs) => [a!.scatter(num(attrs, "dim"), index!, src!)],
  flip: ([a], attrs) => [a!.flip(list(attrs, "dims"))],
  tril: plain((a) => a!.tril()),
  cat: (x, attrs) => [core.cat(x, num(attrs, "dim"))],
  stack: (x, attrs) => [core.stack(x, num(attrs, "dim"))],
  split: ([a], { size, dim }) => a!.split(size as number | readonly number[], dim as number),

  exp: plain((a) => a!.exp()),
  log: plain((a) => a!.log()),
  log1p: plain((a) => a!.log1p()),
  sqrt: plain((a) => a!.sqrt()),
  abs: plain((a) => a!.abs()),
  square: plain((a) => a!.square()),
  sin: plain((a) => a!.sin()),
  cos: plain((a) => a!.cos()),
  reciprocal: plain((a) => a!.reciprocal()),
  sign: plain((a) => a!.sign()),
  clamp: ([a], attrs) => [a!.clamp("min" in attrs ? num(attrs, "min") : null, "max" in attrs ? num(attrs, "max") : null)],

  sigmoid: plain((a) => a!.sigmoid()),
  tanh: plain((a) => a!.tanh()),
  relu: plain((a) => F.relu(a!)),
  leaky_relu: ([a], attrs) => [F.leakyRelu(a!, num(attrs, "slope"))],
  elu: plain((a) => F.elu(a!)),
  silu: plain((a) => F.silu(a!)),
  gelu: plain((a) => F.gelu(a!)),
  gelu_tanh: plain((a) => F.gelu(a!, { approximate: "tanh" })),
  softplus: ([a], { beta = 1, threshold = 20 }) => [F.softplus(a!, beta as number, threshold as number)],
  logsigmoid: plain((a) => F.logsigmoid(a!)),
  softmax: along((a, dim) => a.softmax(dim)),
  log_softmax: along((a, dim) => a.logSoftmax(dim)),

  where: plain((mask, a, b) => core.where(mask!, a!, b!)),
  maximum: plain((a, b) => a!.maximum(b!)),
  minimum: plain((a, b) => a!.minimum(b!)),
  eq: plain((a, b) => a!.eq(b!)),
  gt_scalar: scalar((a, s) => a.gt(s)),

  cross_entropy: ([x, t, w], attrs) => {
    const names = { reduction: "reduction", label_smoothing: "labelSmoothing", ignore_index: "ignoreIndex" };
    const given_ = { ...given(w), ...options<object>(attrs, names) };
    return [Object.keys(given_).length > 0 ? F.crossEntropy(x!, t!, given_) : F.crossEntropy(x!, t!)]; // without options it is fused
  },
  cross_entropy_prob: ([x, t], attrs) => [F.crossEntropy(x!, t!, reduction(attrs))],
  nll_loss: ([x, t, w], attrs) => [F.nllLoss(x!, t!, { ...given(w), ...reduction(attrs) })],
  mse_loss: ([a, b], attrs) => [F.mseLoss(a!, b!, reduction(attrs))],
  l1_loss: ([a, b], attrs) => [F.l1Loss(a!, b!, reduction(attrs))],
  smooth_l1_loss: plain((a, b) => F.smoothL1Loss(a!, b!)),
  bce: ([a, b], attrs) => [F.binaryCrossEntropy(a!, b!, reduction(attrs))],
  bce_weight: plain((a, b, weight) => F.binaryCrossEntropy(a!, b!, { weight: weight! })),
  bce_with_logits: ([a, b], attrs) => [F.binaryCrossEntropyWithLogits(a!, b!, reduction(attrs))],
  bce_with_logits_pos: plain((a, b, posWeight) => F.binaryCrossEntropyWithLogits(a!, b!, { posWeight: posWeight! })),
  kl_div: plain((a, b) => F.klDiv(a!, b!, { reduction: "batchmean" })),

  one_hot: ([t], attrs) => [F.oneHot(t!, num(attrs, "n"))],
  one_hot_scatter: ([t], attrs) => [zeros([t!.size(0), num(attrs, "n")]).scatter_(1, t!.unsqueeze(1), 1)],
  embedding: plain((w, index) => F.embedding(index!, w!)),
  dropout_eval: ([a], attrs) => [F.dropout(a!, num(attrs, "p"), false)],
  dropout_p0: plain((a) => F.dropout(a!, 0)),
  batch_norm_train: ([x, weight, bias, mean, variance], attrs) => {
    const [m, v] = [mean!.clone(), variance!.clone()];
    const rest = options<object>(attrs, { momentum: "momentum", eps: "eps" });
    return [F.batchNorm(x!, m, v, { weight: weight!, bias: bias!, training: true, ...rest }), m, v];
  },
  batch_norm_eval: ([x, weight, bias, mean, variance], attrs) => [
    F.batchNorm(x!, mean!, variance!, { weight: weight!, bias: bias!, ...options<object>(attrs, { eps: "eps" }) }),
  ],
  layer_norm: ([x, weight, bias], attrs) => [
    F.layerNorm(x!, weight!.shape, { weight: weight!, bias: bias!, ...options<object>(attrs, { eps: "eps" }) }),
  ],
  conv2d: ([x, w, b], attrs) => [
    F.conv2d(x!, w!, b!, {
      ...("stride" in attrs ? { stride: pair(attrs, "stride") } : {}),
      ...("padding" in attrs ? { padding: pair(attrs, "padding") } : {}),
    }),
  ],
  max_pool2d: ([x], attrs) => [
    F.maxPool2d(x!, pair(attrs, "k"), attrs["stride"] == null ? {} : { stride: pair(attrs, "stride") }),
  ],
  avg_pool2d: ([x], attrs) => [F.avgPool2d(x!, pair(attrs, "k"))],

  reuse_mul: plain((a) => a!.mul(a!).add(a!)),
  reuse_sq_div: plain((a) => a!.mul(a!).div(a!.add(3))),
  reuse_aat: plain((a) => a!.matmul(a!.t())),
  reuse_diamond: plain((a, b) => {
    const h = a!.mul(b!).tanh();
    return h.mul(b!).sum().add(h.div(b!).sum()).add(h.mean());
  }),
  reuse_cat: plain((a) => core.cat([a!, a!.mul(2), a!], 0)),
  reuse_expand_add: plain((a) => a!.unsqueeze(1).add(a!.unsqueeze(0))),
  reuse_slices: plain((a) => a!.slice(0, 1).sub(a!.slice(0, 0, -1))),
  detach_branch: plain((a) => a!.mul(a!.detach())),
  softmax_ce_manual: plain((x, y) => y!.mul(x!.softmax(1).log()).sum(1).neg().mean()),
  sigmoid_manual: plain((a) => core.rdiv(a!.neg().exp().add(1), 1)),
  sigmoid_prime_manual: plain((a) => {
    const s = core.rdiv(a!.neg().exp().add(1), 1);
    return s.mul(core.rsub(s, 1));
  }),
  l2_penalty: plain((w, b) => w!.norm().add(b!.norm())),
  standardize: plain((x) => x!.sub(x!.mean(0)).div(x!.std(0))),
  xor_mlp_loss: plain((x, y, w1, b1, w2, b2) =>
    F.binaryCrossEntropy(F.linear(F.linear(x!, w1!, b1!).sigmoid(), w2!, b2!).sigmoid(), y!),
  ),
  thumbtack_nll: ([theta], attrs) => {
    const [k, n] = [num(attrs, "k"), num(attrs, "n")];
    return [
      theta!
        .log()
        .mul(k)
        .add(
          core
            .rsub(theta!, 1)
            .log()
            .mul(n - k),
        )
        .sum()
        .neg(),
    ];
  },
};
