/** @file What one lab brings of the core and its kernels, gzipped: the design's goal is 35 kB. */
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { expect, test } from "vitest";
import config from "../../vite.config.ts";

const KB = 1000;
/** The goal is 35. All methods of a tensor bring their ops, and the plain kernels stand by for engines without SIMD. Down from here, never up. */
const CORE = 40 * KB;

/** The core's part of xor/two-hidden: what its run file imports, and how it uses it. */
const entry = `
  import { nn, noGrad, optim, tensor } from "/src/core/index.ts";
  import { float32Item } from "/src/core/format/index.ts";
  const criterion = new nn.BCELoss();
  export const init = () => {
    const model = new nn.Sequential(new nn.Linear(2, 2), new nn.Sigmoid());
    return { model, optimizer: new optim.SGD(model.parameters(), { lr: 1 }), X: tensor([[0, 1]]), criterion, noGrad, float32Item };
  };
`;

test("size: the core that one lab imports is at most 40 kB", async () => {
  const result = await build({
    root: fileURLToPath(new URL("../..", import.meta.url)),
    configFile: false,
    publicDir: false,
    logLevel: "error",
    plugins: [{ name: "entry", resolveId: (id) => (id === "entry" ? id : null), load: (id) => (id === "entry" ? entry : null) }],
    build: {
      write: false,
      target: config.build!.target!,
      modulePreload: false,
      rolldownOptions: { ...config.worker!.rolldownOptions, input: "entry", preserveEntrySignatures: "strict" },
    },
  });
  const { output } = result as { output: readonly { readonly type: string; readonly code?: string }[] };
  const scripts = output.flatMap(({ code }) => code ?? []);
  expect(scripts).toHaveLength(1);
  expect(scripts[0]).toContain("WebAssembly.Memory"); // it is in there
  expect(scripts[0]).not.toMatch(/elementwise|meaning/); // what the ops' files say of them is not (core/ops/about.ts)
  expect(gzipSync(scripts[0]!).length).toBeLessThanOrEqual(CORE);
});
