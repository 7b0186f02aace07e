/**
 * @file Breaks that a test must notice, one line each. `find` stands exactly once in `file`; with `replace` in its place, a test in `tests`
 * whose name contains `red` must fail.
 * @typedef {{ name: string, file: string, find: string, replace: string, tests: string[], red: string }} Mutant
 */

/** @type {readonly Mutant[]} */
export const mutants = [
  {
    name: "a forbidden import: React in the core",
    file: "src/core/memory.ts",
    find: "const PAGE = 65536;",
    replace: 'import "react"; const PAGE = 65536;',
    tests: ["tests/architecture.test.ts"],
    red: "rooms: every file imports only what its room may",
  },
  {
    name: "a forbidden function: Math.exp in the core",
    file: "src/core/memory.ts",
    find: "const FIRST = 64;",
    replace: "const FIRST = 63 + Math.exp(0);",
    tests: ["tests/architecture.test.ts"],
    red: "rooms: core and the labs' machines use nothing that differs between engines",
  },
  {
    name: "the page reaches the core through the player",
    file: "src/lesson/player.ts",
    find: 'from "zustand/vanilla";',
    replace: 'from "zustand/vanilla"; import "../core/index.ts";',
    tests: ["tests/architecture.test.ts"],
    red: "rooms: every file imports only what its room may",
  },
  {
    name: "a wrong backward: linear's gradient of the weight takes the gradient for the input",
    file: "src/core/ops/matmul.ts",
    find: "kernels.matmulTN(N, M, K, g.ptr, contiguous(x).ptr, dw.ptr, roomToMultiply(g, N, M, K));",
    replace: "kernels.matmulTN(N, M, K, g.ptr, g.ptr, dw.ptr, roomToMultiply(g, N, M, K));",
    tests: ["tests/core/ops.test.ts"],
    red: "linear: backward agrees with finite differences",
  },
  {
    name: "a wrong backward in lanes: linear's gradient of the weight reads the upstream gradient untransposed",
    file: "src/core/ops/lanes.ts",
    find: "product(N, M, K, g.lanes, g.ptr, 1, N, contiguous(x).ptr",
    replace: "product(N, M, K, g.lanes, g.ptr, N, 1, contiguous(x).ptr",
    tests: ["tests/core/lanes.test.ts"],
    red: "linear: its examples, lane by lane",
  },
  {
    name: "a WebAssembly kernel that rounds in another order",
    file: "src/core/kernels/wasm/elementwise.ts",
    find: "g.mul(one(y).sub(y)).mul(y)",
    replace: "g.mul(y).mul(one(y).sub(y))",
    tests: ["tests/core/kernels.test.ts"],
    red: "plain and wasm give the same bytes sigmoidBackward",
  },
  {
    name: "a shape that nobody looks at",
    file: "src/core/shape.ts",
    find: "if (p !== q && p !== 1 && q !== 1) {",
    replace: "if (p > 99 && p !== q && p !== 1 && q !== 1) {",
    tests: ["tests/core/errors.test.ts"],
    red: "add refuses, saying: 'add: expected shapes that broadcast",
  },
  {
    name: "an unrounded lr",
    file: "src/core/kernels/plain.ts",
    find: "const a = round(alpha);",
    replace: "const a = alpha;",
    tests: ["tests/core/optim.test.ts"],
    red: "SGD: rounds its lr to float32 once, at the door",
  },
  {
    name: "a report that holds the memory's buffer",
    file: "src/lesson/own.ts",
    find: "const array = (value as Array).slice();",
    replace: "const array = value as Array & { buffer: ArrayBuffer };",
    tests: ["tests/lesson/own.test.ts"],
    red: "a window on the core's memory leaves as a copy",
  },
  {
    name: "a restored run that differs in one bit",
    file: "src/lesson/pack.ts",
    find: "  tensor.setBytes(bytes);",
    replace: "  tensor.setBytes(bytes.map((byte, i) => (i === 0 ? byte ^ 1 : byte)));",
    tests: ["tests/lesson/snapshot.test.ts"],
    red: "restore brings back weights, piled-up gradients, moments and draws, to the last bit",
  },
  {
    name: "a link read without clamping",
    file: "src/lesson/link.ts",
    find: "otherwise : clamp(Math.round(read), min, max);",
    replace: "otherwise : Math.round(read);",
    tests: ["tests/lesson/link.test.ts"],
    red: "whatever it is given, a valid run comes out",
  },
  {
    name: "a report of a future that was cut is believed",
    file: "src/lesson/player/desk.ts",
    find: "const present = recipe === before.recipe;",
    replace: "const present = recipe !== null;",
    tests: ["tests/lesson/player.test.ts"],
    red: "the answer of the old future that comes late is dropped",
  },
  {
    name: "a pause that lets the run on its way move the cursor",
    file: "src/lesson/player/cursor.ts",
    find: "else if (before.playing && before.speed",
    replace: "else if (before.speed",
    tests: ["tests/lesson/player.test.ts"],
    red: "pause: holds at once",
  },
];
