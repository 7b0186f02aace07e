/** @file A loader put back to where it was goes on as it did then, whichever epoch that was. */
import { expect, test } from "vitest";
import { data, generator, tensor, withGenerator } from "../../../src/core/index.ts";

const numbers = new data.TensorDataset(tensor(Float32Array.from({ length: 12 }, (_, i) => i)));
const entries = (batch: readonly { toArray(): ArrayLike<number> }[]) => Array.from(batch[0]!.toArray());

test("DataLoader: from any of its states it gives the batches that followed, whatever it did since", () => {
  withGenerator(generator(5), () => {
    const loader = new data.DataLoader(numbers, { batchSize: 4, shuffle: true });
    const states = [];
    const batches = [];
    for (let i = 0; i < 7; i++) {
      states.push(loader.stateDict());
      batches.push(entries(loader.next()));
    }
    const within = [1, 2, 4, 5]; // an epoch's first batch draws its order from the generator, which is the run's to put back
    for (const i of [...within, ...within.toReversed()]) {
      loader.loadStateDict(states[i]!);
      expect(entries(loader.next())).toEqual(batches[i]);
    }
    loader.loadStateDict(states[0]!);
    expect(loader.stateDict()).toEqual(states[0]);
  });
});
