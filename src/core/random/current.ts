import { Generator } from "./generator.ts";

/** Where draws come from when nobody says otherwise: PyTorch's default generator. */
export const defaultGenerator = new Generator();

let current: Generator = defaultGenerator;

/** The generator that samplers, initialisers and loaders use at this moment. */
export function currentGenerator(): Generator {
  return current;
}

/** `torch.manual_seed`: seeds the current generator and returns it. */
export function manualSeed(seed: number | bigint): Generator {
  return current.manualSeed(seed);
}

/** Runs `f`, which must not be asynchronous, with `g` as the current generator. */
export function withGenerator<T>(g: Generator, f: () => T): T {
  const before = current;
  current = g;
  try {
    return f();
  } finally {
    current = before;
  }
}

/** A generator of one's own; equal seeds give equal numbers. */
export function generator(seed: number | bigint): Generator {
  return new Generator(seed);
}
