export { currentGenerator, defaultGenerator, generator, manualSeed, withGenerator } from "./current.ts";
export { Generator, type GeneratorState, type Since } from "./generator.ts";
export { PythonRandom } from "./python.ts";
export { exhaustSampler, randomSplitIndices, shuffledIndices, shuffledIndicesWithin } from "./shuffle.ts";
