/** @file Ten classes on images: the layer leaves out their zeros, and nobody sees it. */
import { afterEach, expect, test, vi } from "vitest";
import { data, F, tensor, type Tensor } from "../../../src/core/index.ts";
import { narrowKernels, useKernels } from "../../../src/core/kernels/index.ts";

const [IMAGES, WIDTH, CLASSES] = [40, 64, 10];
/** Three of four pixels are empty. */
const pixels = Uint8Array.from({ length: IMAGES * WIDTH }, (_, i) => (i % 4 ? 0 : (i * 37) % 256));
const set = new data.ImageDataset(pixels, new Uint8Array(IMAGES).fill(3));
const rows = Int32Array.from({ length: IMAGES }, (_, i) => i);

function layer(first = 0): { readonly x: Tensor; readonly w: Tensor; readonly y: Tensor } {
  const [x] = set.batch(rows) as [Tensor, Tensor];
  const values = Float32Array.from({ length: CLASSES * WIDTH }, (_, i) => (i === 0 ? first : Math.sin(i)));
  const w = tensor(values, { shape: [CLASSES, WIDTH] });
  w.requiresGrad = true;
  return { x, w, y: F.linear(x, w) };
}
const upstream = (last = 1): Tensor =>
  tensor(
    Float32Array.from({ length: IMAGES * CLASSES }, (_, i) => (i === IMAGES * CLASSES - 1 ? last : Math.cos(i))),
    { shape: [IMAGES, CLASSES] },
  );
const valuesOf = (x: Tensor): number[] => Array.from(x.toArray());

/** The entries of y, and of w's gradient after each backward. */
function resultsOf(first: number, ...lasts: readonly number[]): number[][] {
  const { w, y } = layer(first);
  const grads = lasts.map((last) => {
    w.grad = null;
    y.backward({ gradient: upstream(last), retainGraph: true });
    return valuesOf(w.grad!);
  });
  return [valuesOf(y), ...grads];
}

afterEach(() => {
  useKernels("wasm");
  vi.restoreAllMocks();
});

test.each([
  { what: "all finite", first: 0.5, lasts: [1, 1] },
  { what: "an infinite weight", first: Infinity, lasts: [1] },
  { what: "an infinite gradient", first: 0.5, lasts: [1, Infinity, 1] },
])("$what: the numbers of the plain kernels, to the bit", ({ first, lasts }) => {
  const found = resultsOf(first, ...lasts);
  useKernels("plain");
  expect(narrowKernels()).toBeNull();
  expect(found).toEqual(resultsOf(first, ...lasts));
});

test("forward finds the zeros, and backward goes by what it found", () => {
  const narrow = narrowKernels()!;
  const [linear, weights] = [vi.spyOn(narrow, "linear"), vi.spyOn(narrow, "weights")];
  const { y } = layer();
  y.backward({ gradient: upstream() });
  expect(linear).toHaveReturnedWith(true);
  expect(weights).toHaveReturnedWith(true);
  expect(weights.mock.calls[0]!.at(-1)).toBe(linear.mock.calls[0]!.at(-1));
});
