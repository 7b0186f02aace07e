import { expect, test } from "vitest";
import { Arena, beginUpdate, F, generator, nn, optim, randn, tensor, withGenerator, withRegion } from "../../src/core/index.ts";
import { hash, Keeper } from "../../src/lesson/snapshot.ts";

/** A small net on its way, with momentum, gradients and a generator that is in use. */
function onTheWay() {
  const g = generator(3);
  const arena = new Arena("test");
  const inside = <T>(f: () => T): T => withRegion(arena, () => withGenerator(g, f));
  const model = withGenerator(g, () => new nn.Sequential(new nn.Linear(2, 3), new nn.Tanh(), new nn.Linear(3, 1)));
  const bare = tensor([1, 2, 3], { requiresGrad: true });
  const state = { model, optimizer: new optim.Adam([...model.parameters(), bare]), bare };
  const update = () => {
    beginUpdate(arena);
    inside(() => {
      const x = randn([4, 2]);
      F.mseLoss(model.forward(x).mul(bare.sum()), randn([4, 1])).backward();
      state.optimizer.step(); // no zeroGrad: gradients pile up and are part of the state
    });
  };
  const keeper = new Keeper(state, g);
  return { state, keeper, update, inside, look: () => hash(inside(() => keeper.capture(null))) };
}

test("snapshot: restore brings back weights, piled-up gradients, moments and draws, to the last bit", () => {
  const { keeper, update, inside, look } = onTheWay();
  const hashes: string[] = [];
  const snapshots = [inside(() => keeper.capture(null))];
  for (let t = 0; t < 6; t++) {
    hashes.push(look());
    update();
    snapshots.push(inside(() => keeper.capture(snapshots.at(-1)!)));
  }
  hashes.push(look());
  expect(new Set(hashes).size).toBe(7);
  for (const t of [4, 0, 6, 1, 0, 3]) {
    inside(() => keeper.restore(snapshots[t]!));
    expect(look()).toBe(hashes[t]);
    for (let i = t; i < 6; i++) update();
    expect(look()).toBe(hashes[6]);
  }
});

test("snapshot: the gradient of a bare tensor and the absence of a gradient are part of the state", () => {
  const { state, keeper, update, inside } = onTheWay();
  const none = inside(() => keeper.capture(null));
  update();
  const some = inside(() => keeper.capture(null));
  const grad = state.bare.grad!.toArray();
  inside(() => keeper.restore(none));
  expect(state.bare.grad).toBeNull();
  inside(() => keeper.restore(some));
  expect(state.bare.grad!.toArray()).toEqual(grad);
});

test("snapshot: training mode and requiresGrad are put back", () => {
  const { state, keeper, inside, look } = onTheWay();
  const before = look();
  const snapshot = inside(() => keeper.capture(null));
  state.model.eval();
  state.bare.requiresGrad = false;
  expect(look()).not.toBe(before);
  inside(() => keeper.restore(snapshot));
  expect(state.model.layers.every((layer) => layer.training)).toBe(true);
  expect(look()).toBe(before);
});

test("snapshot: the generator's words cost nothing when no number was drawn", () => {
  const { keeper, inside } = onTheWay();
  const first = inside(() => keeper.capture(null));
  const second = inside(() => keeper.capture(first));
  expect(first.fresh).toBeGreaterThan(4 * 624);
  expect(second.fresh).toBeLessThan(1000);
  expect(second.large[0]).toBe(first.large[0]);
});
