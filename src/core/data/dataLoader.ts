/** @file DataLoader: batches, epoch after epoch, in PyTorch's order. */
import {
  currentGenerator,
  exhaustSampler,
  Generator,
  shuffledIndices,
  shuffledIndicesWithin,
  type GeneratorState,
} from "../random/index.ts";
import type { StateDict, Stateful, StateValue } from "../state.ts";
import type { Tensor } from "../tensor.ts";
import type { Dataset } from "./dataset.ts";

interface Options {
  readonly batchSize?: number;
  readonly shuffle?: boolean;
  readonly dropLast?: boolean;
  /** Which PyTorch's draws a shuffle makes on the current generator: those of today, or of 2019 (torch ≤ about 1.1). */
  readonly order?: "today" | "2019";
  /** Draw from this generator and leave the current one alone. */
  readonly generator?: Generator;
}

/**
 * Its state is the generator as it was at the start of the epoch, and a position: the permutation is drawn again when needed.
 */
export class DataLoader implements Stateful {
  readonly dataset: Dataset;
  readonly batchSize: number;
  private readonly options: Options;
  private indices: Int32Array | null = null;
  private position = 0;
  private start: GeneratorState | null = null;

  constructor(dataset: Dataset, options: Options = {}) {
    this.dataset = dataset;
    this.batchSize = options.batchSize ?? 1;
    this.options = options;
    if (!Number.isInteger(this.batchSize) || this.batchSize < 1) {
      throw new RangeError(`DataLoader: expected a batchSize of 1 or more, came ${this.batchSize}`);
    }
  }

  /** Batches an epoch. */
  get length(): number {
    const batches = this.dataset.length / this.batchSize;
    return this.options.dropLast === true ? Math.floor(batches) : Math.ceil(batches);
  }

  /** The next batch; a new epoch, with its draws, begins when the last one has ended. */
  next(): Tensor[] {
    if (this.length === 0) throw new RangeError("DataLoader: expected at least one batch, came a dataset too small for one");
    if (this.indices === null || this.position === this.length) this.beginEpoch();
    const from = this.position++ * this.batchSize;
    const batch = this.dataset.batch(this.indices!.subarray(from, from + this.batchSize));
    const { generator } = this.options;
    if (this.position === this.length && generator !== undefined && this.options.shuffle)
      exhaustSampler(generator, this.dataset.length);
    return batch;
  }

  /** One whole epoch, from its start. */
  *[Symbol.iterator](): Iterator<Tensor[]> {
    this.indices = null;
    for (let i = this.length; i > 0; i--) yield this.next();
  }

  private beginEpoch(): void {
    const generator = this.options.generator ?? currentGenerator();
    this.start = this.options.shuffle === true ? generator.stateDict() : null;
    this.indices = this.order(generator);
    this.position = 0;
  }
  private order(generator: Generator): Int32Array {
    const n = this.dataset.length;
    if (this.options.shuffle !== true) return Int32Array.from({ length: n }, (_, i) => i);
    return this.options.generator === undefined
      ? shuffledIndices(generator, n, this.options.order)
      : shuffledIndicesWithin(generator, n);
  }

  stateDict(): StateDict {
    const { generator } = this.options;
    return {
      begun: this.indices !== null,
      position: this.position,
      start: this.start as StateValue,
      own: generator === undefined ? null : (generator.stateDict() as unknown as StateValue),
    };
  }
  loadStateDict(state: StateDict): void {
    this.position = state["position"] as number;
    const start = state["start"] as GeneratorState | null;
    if (state["begun"] !== true) this.indices = null;
    else if (this.indices === null || !sameDraws(start, this.start)) this.indices = this.order(drawingFrom(start));
    this.start = start;
    if (state["own"] !== null) this.options.generator?.loadStateDict(state["own"] as unknown as GeneratorState);
  }
}

function drawingFrom(start: GeneratorState | null): Generator {
  const draws = new Generator();
  if (start !== null) draws.loadStateDict(start);
  return draws;
}
/** Whether two generators would draw the same: within an epoch the order need not be drawn again. */
function sameDraws(a: GeneratorState | null, b: GeneratorState | null): boolean {
  if (a === null || b === null) return a === b;
  return a.at === b.at && a.words.every((word, i) => word === b.words[i]);
}
