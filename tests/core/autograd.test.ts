import { describe, expect, test } from "vitest";
import { Arena, beginUpdate, F, noGrad, tensor, withRecorder, withRegion, zeros } from "../../src/core/index.ts";

const leaf = (data: number[]) => tensor(data, { requiresGrad: true });
const list = (x: { toArray(): ArrayLike<number> } | null) => (x === null ? null : Array.from(x.toArray()));

describe("backward", () => {
  test("adds up over the paths by which a tensor is used", () => {
    const a = leaf([2, -3]);
    a.mul(a).add(a).sum().backward(); // d(a² + a) = 2a + 1
    expect(list(a.grad)).toEqual([5, -5]);
  });
  test("accumulates into grad until it is forgotten", () => {
    const a = leaf([1]);
    for (const expected of [3, 6]) {
      a.mul(3).sum().backward();
      expect(list(a.grad)).toEqual([expected]);
    }
    a.grad = null;
    a.mul(3).sum().backward();
    expect(list(a.grad)).toEqual([3]);
  });
  test("gives every input of a shared gradient its own sum", () => {
    const [a, b] = [leaf([1, 2]), leaf([3, 4])];
    const s = a.add(b);
    s.add(s.mul(2)).add(a).sum().backward();
    expect([list(a.grad), list(b.grad)]).toEqual([
      [4, 4],
      [3, 3],
    ]);
  });
  test("refuses a second pass through a freed graph, and allows it with retainGraph", () => {
    const a = leaf([2]);
    const y = a.mul(a).sum();
    y.backward({ retainGraph: true });
    y.backward();
    expect(list(a.grad)).toEqual([8]);
    expect(() => y.backward()).toThrow("backward: expected a graph, came one that an earlier backward freed");
  });
  test("refuses a tensor of several entries and one without gradient", () => {
    expect(() => leaf([1, 2]).mul(2).backward()).toThrow("expected a tensor of one entry");
    expect(() => tensor([1]).mul(2).sum().backward()).toThrow("expected a tensor that requires grad");
  });
  test("does not reach what was computed under noGrad or detached", () => {
    const a = leaf([2]);
    const b = noGrad(() => a.mul(10));
    a.mul(b).add(a.detach()).sum().backward();
    expect(list(a.grad)).toEqual([20]);
  });
  test("leaves an unrelated graph usable", () => {
    const [a, b] = [leaf([2]), leaf([5])];
    const [first, second] = [a.mul(3).sum(), b.mul(4).sum()];
    second.backward();
    first.backward();
    expect([list(a.grad), list(b.grad)]).toEqual([[3], [4]]);
  });
});

describe("in-place ops", () => {
  test("write through a view", () => {
    const x = zeros([2, 3]);
    x.select(1, 1).add_(tensor([5, 7]));
    expect(list(x)).toEqual([0, 5, 0, 0, 7, 0]);
  });
  test("are refused on a tensor that requires grad, outside noGrad", () => {
    const w = leaf([1]);
    expect(() => w.sub_(1)).toThrow("sub_: expected noGrad");
    noGrad(() => w.sub_(0.5));
    expect(list(w)).toEqual([0.5]);
  });
});

describe("arena", () => {
  test("a tensor read after its arena was reset throws, and names the arena", () => {
    const arena = new Arena("test");
    const y = withRegion(arena, () => tensor([1, 2]));
    expect(list(y)).toEqual([1, 2]);
    beginUpdate(arena);
    expect(() => y.toArray()).toThrow('made in generation 1 of "test"');
    expect(() => y.add(1)).toThrow("expected a living tensor");
  });
});

test("withRecorder: tells every op, also under noGrad, and the gradients on the way back", () => {
  const seen: string[] = [];
  const w = leaf([2]);
  withRecorder(
    {
      forward: (op) => seen.push(op.name),
      backward: (op, _inputs, _output, upstream, downstream) =>
        seen.push(`${op.name}': ${upstream.item()} → ${downstream.map((d) => d?.item())}`),
      inPlace: (name, target) => seen.push(`${name} ${target.item()}`),
    },
    () => {
      w.mul(3).sum().backward();
      noGrad(() => w.sub_(w.grad!.mul(0.1)));
    },
  );
  expect(seen).toEqual(["mulScalar", "sum", "sum': 1 → 1", "mulScalar': 1 → 3", "mulScalar", "sub_ 1.7000000476837158"]);
});

test("gradients on their way use their room again, update after update, and no bit depends on the updates before", () => {
  const train = (batches: readonly number[][][]): number[] => {
    const arena = new Arena("rooms");
    const w = tensor([[0.5, -1], [2, 0.25]], { requiresGrad: true }); // prettier-ignore
    for (const [i, rows] of batches.entries()) {
      beginUpdate(arena);
      w.grad = null;
      withRegion(arena, () => {
        zeros([1 + 20 * (i >> 1)]); // every second update lies where no other did
        const h = F.sigmoid(F.linear(tensor(rows), w));
        const loss = F.sigmoid(F.linear(h, w).mul(h)).sum(); // two ways lead to h
        loss.backward();
      });
    }
    const grad = [...w.grad!.toArray()];
    arena.free();
    return grad;
  };
  const two = [[1, 2], [-1, 0.5]]; // prettier-ignore
  const three = [...two, [0.1, -3]];
  expect(train([three, two, two, two, three, two, two])).toEqual(train([two]));
});
