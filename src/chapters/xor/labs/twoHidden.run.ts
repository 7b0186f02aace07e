/** @file What lab-08_2 does: the machine of xor/two-hidden. */
import { entryOf, measured, nn, noGrad, optim, tensor, type Tensor } from "../../../core/index.ts";
import { float32Item } from "../../../core/format/index.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import twoHidden, { HIDDEN_COLUMNS, HIDDEN_SQUARE, SURFACE, type TwoHiddenQuery, type TwoHiddenView } from "./twoHidden.ts";

const criterion = new nn.BCELoss();

/** ‖g‖ over the gradients of all of these, read from outside so that a trace shows only what the listing does. */
export function sizeOf(params: readonly Tensor[]): Tensor {
  return measured((read) => {
    let sum = 0;
    for (const { grad } of params) {
      if (grad === null) return NaN;
      for (let k = 0; k < grad.numel; k++) {
        const g = read(grad, k);
        sum += g * g;
      }
    }
    return Math.sqrt(sum);
  });
}

/** How many of the four points lie on their own side of ½. */
export function rightOf(h: Tensor): Tensor {
  return measured((read) => +(read(h, 0) <= 0.5) + +(read(h, 1) > 0.5) + +(read(h, 2) > 0.5) + +(read(h, 3) <= 0.5));
}

export default defineMachine(twoHidden, {
  init({ config: { hidden, lr } }) {
    const X = tensor([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    const Y = tensor([[0], [1], [1], [0]]);
    const model = new nn.Sequential(new nn.Linear(2, hidden), new nn.Sigmoid(), new nn.Linear(hidden, 1), new nn.Sigmoid());
    return { model, optimizer: new optim.SGD(model.parameters(), { lr }), X, Y };
  },

  update({ model, optimizer, X, Y }, { config, i, at }) {
    optimizer.lr = config.lr;
    const hiddenAt = config.hidden === 2 ? hiddenColumns(optimizer.paramGroups[0]!.params) : {};
    at("zeroGrad");
    optimizer.zeroGrad();
    at("forward");
    const hypothesis = model.forward(X); // (4, 2) → (4, 1)
    at("loss");
    const cost = criterion.forward(hypothesis, Y); // nats
    at("backward");
    cost.backward();
    at("step");
    optimizer.step();
    if (i % 100 === 0) at("print");
    return { cost, gradNorm: sizeOf(optimizer.paramGroups[0]!.params), right: rightOf(hypothesis), ...hiddenAt };
  },

  view: ({ model, X }, query) => pictureOf(model, X, query as TwoHiddenQuery),

  print: (i, { cost }) => (i % 100 === 0 ? `${i} ${float32Item(cost!)}` : null),
  names: ({ X, Y }) => ({ X, Y }),
  lanes: true,
  sometimes: ["print"],
  queries: [{ grid: 64, units: 24, lattice: 25 } satisfies TwoHiddenQuery],
});

/** What a 2-H-1 network makes of the four points and of the square around them. */
export function pictureOf(model: nn.Sequential, X: Tensor, { grid, units, lattice }: TwoHiddenQuery): TwoHiddenView {
  return noGrad(() => {
    const [toHidden, squash, toOutput, squashOutput] = model.layers;
    const hiddenOf = (x: Tensor) => squash!.forward(toHidden!.forward(x)).toArray() as Float32Array;
    const h = hiddenOf(X);
    const width = h.length / 4;
    return {
      outputs: Array.from(model.forward(X).toArray()),
      hidden: [0, 1, 2, 3].map((row) => Array.from(h.slice(row * width, (row + 1) * width))),
      surface: model.forward(gridOf(grid)).toArray() as Float32Array,
      unitSurfaces: units === undefined ? [] : columnsOf(hiddenOf(gridOf(units)), width),
      hiddenSurface:
        width === 2 ? (squashOutput!.forward(toOutput!.forward(gridOf(grid, HIDDEN_SQUARE))).toArray() as Float32Array) : null,
      ...(lattice === undefined ? {} : { lattice: hiddenOf(gridOf(lattice)) }),
      weights: Object.fromEntries(model.namedParameters().map(([name, p]) => [name, Array.from(p.toArray())])),
    };
  });
}

/** The hidden layer's parameters before the update, read from outside: a trace shows only what the listing does. */
function hiddenColumns([weight, bias]: readonly Tensor[]): { readonly [column: string]: Tensor } {
  return Object.fromEntries(HIDDEN_COLUMNS.map((name, k) => [name, k < 4 ? entryOf(weight!, k) : entryOf(bias!, k - 4)]));
}

/** The columns of a (rows, width) table, each an array of its own. */
function columnsOf(table: Float32Array, width: number): Float32Array[] {
  return Array.from({ length: width }, (_, column) =>
    Float32Array.from({ length: table.length / width }, (_, row) => table[row * width + column]!),
  );
}

/** n × n points of a square, the first coordinate running fastest. Shape: (n², 2). */
export function gridOf(n: number, { from, to }: { readonly from: number; readonly to: number } = SURFACE): Tensor {
  const step = n > 1 ? (to - from) / (n - 1) : 0;
  const points = Float32Array.from({ length: 2 * n * n }, (_, k) => {
    const cell = k >> 1;
    return from + step * (k % 2 === 0 ? cell % n : Math.floor(cell / n));
  });
  return tensor(points, { shape: [n * n, 2] });
}
