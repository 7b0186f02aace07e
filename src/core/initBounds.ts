/**
 * @file How wide PyTorch's initialisers draw. Pure numbers in float64, in PyTorch's own order of operations, because the last bit of a
 * bound moves half of the weights. They know no tensor and draw nothing.
 *
 * A layer draws its weight first, then its bias. Linear and Conv: uniform in ±linearWeightBound(fanIn), then ±biasBound(fanIn).
 * Embedding: normal(0, 1).
 */

export type Nonlinearity = "linear" | "sigmoid" | "tanh" | "relu" | "leakyRelu" | "selu";

/** `init.calculate_gain`; `slope` is the negative slope of leakyRelu. */
export function calculateGain(nonlinearity: Nonlinearity, slope = 0.01): number {
  switch (nonlinearity) {
    case "linear":
    case "sigmoid":
      return 1;
    case "tanh":
      return 5 / 3;
    case "relu":
      return Math.sqrt(2);
    case "leakyRelu":
      return Math.sqrt(2 / (1 + slope * slope));
    case "selu":
      return 3 / 4;
  }
}

/** Inputs and outputs of one unit, for a weight of shape (out, in, …kernel). */
export function fans(shape: readonly number[]): { fanIn: number; fanOut: number } {
  const [out, input, ...kernel] = shape;
  if (out === undefined || input === undefined) {
    throw new RangeError(`fans: expected a weight of two or more dimensions, came (${shape.join(",")})`);
  }
  const field = kernel.reduce((product, size) => product * size, 1);
  return { fanIn: input * field, fanOut: out * field };
}

/** `kaiming_uniform_`: √3·(√(2/(1 + a²))/√fan), a being the negative slope of the ReLU that follows: 0 for ReLU itself. */
export function kaimingUniformBound(fan: number, a: number): number {
  return Math.sqrt(3) * kaimingNormalStd(fan, a);
}

/** `kaiming_normal_`: √(2/(1 + a²))/√fan. */
export function kaimingNormalStd(fan: number, a: number): number {
  return calculateGain("leakyRelu", a) / Math.sqrt(fan);
}

/** `xavier_uniform_`: √3·(gain·√(2/(fanIn + fanOut))). */
export function xavierUniformBound(fanIn: number, fanOut: number, gain = 1): number {
  return Math.sqrt(3) * xavierNormalStd(fanIn, fanOut, gain);
}

/** `xavier_normal_`: gain·√(2/(fanIn + fanOut)). */
export function xavierNormalStd(fanIn: number, fanOut: number, gain = 1): number {
  return gain * Math.sqrt(2 / (fanIn + fanOut));
}

/** Weights of `nn.Linear` and `nn.Conv2d`: Kaiming's bound with a = √5, which is 1/√fanIn but for its last bits. */
export function linearWeightBound(fanIn: number): number {
  return kaimingUniformBound(fanIn, Math.sqrt(5));
}

/** Biases of `nn.Linear` and `nn.Conv2d`: 1/√fanIn, or 0 where nothing comes in. */
export function biasBound(fanIn: number): number {
  return fanIn > 0 ? 1 / Math.sqrt(fanIn) : 0;
}
