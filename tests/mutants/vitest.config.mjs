/** @file The tests of the broken formulas: run by `npm run mutants`, not by `npm test`. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { switches } from "./switches.mjs";

export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  plugins: [switches()],
  test: { environment: "node", include: ["tests/mutants/*.mutants.ts"] },
});
