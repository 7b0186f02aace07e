/** @file How the book is built and how its tests in Node run. The stories in a real browser have their own config in tests/e2e. */
import { fileURLToPath } from "node:url";
import mdx from "@mdx-js/rollup";
import react from "@vitejs/plugin-react";
import rehypeKatex from "rehype-katex";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import { configDefaults, defineConfig } from "vitest/config";
import { computedFacts, fonts, leaveMnistOut, pagesInDev, relaxPolicyInDev } from "./src/build/plugins.ts";
import { rehypeReachableMaths, remarkSections } from "./src/build/sections.ts";

const prose = mdx({
  development: false, // pages are rendered with React as it ships, also where Vite serves
  remarkPlugins: [remarkGfm, remarkMath, remarkSections],
  rehypePlugins: [[rehypeKatex, { output: "htmlAndMathml", throwOnError: true, strict: "error" }], rehypeReachableMaths],
});

/** Formulas are written as String.raw`…`, which a bundler would keep for its possible effects, and with it every op that has one. */
const treeshake = { manualPureFunctions: ["String"] };

/** What every chapter with a lab loads is one file: cut by who else imports what, it would come in ten small ones that zip badly. What paints the tape comes later. */
const BENCH =
  /src\/ui\/(?:deck\/(?!keys|files|paint|picture|lanePicture|marks|labels|measure|ruler)\w+|Announcer|Beats|Drawer|Keys|Readouts|Tape|TapeHandle|RunTo|Options|Transport|Vernier|Deck|Leader|LabHead|Projected|Sheet|Gate|Formula|PointMark|readings|icons|scene|look|scheduler|useDrawing|decimate|formula|handOver|CopyLink|useSize)\.tsx?$/;

export default defineConfig({
  base: "./", // any path of any host
  server: { watch: { ignored: ["**/.cache/**", "**/dist/**"] } },
  plugins: [{ enforce: "pre", ...prose }, computedFacts(), fonts(), react(), pagesInDev(), relaxPolicyInDev(), leaveMnistOut()],
  define: { global: "globalThis" }, // plotly.js is CommonJS and says `global`
  resolve: {
    alias: {
      // plotly.js pulls in 81 kB of CSS for maps we do not draw
      "maplibre-gl/dist/maplibre-gl.css": fileURLToPath(new URL("src/build/nothing.ts", import.meta.url)),
    },
  },
  worker: { format: "es", rolldownOptions: { treeshake } },
  build: {
    target: "es2022",
    manifest: true,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "bench", test: BENCH }], includeDependenciesRecursively: false } },
    },
    assetsInlineLimit: 0, // the policy allows no data: URL but for pictures
    chunkSizeWarningLimit: 1200, // plotly's own chunk; tests/e2e holds the real budgets
  },
  test: {
    environment: "node",
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: [...configDefaults.exclude, "tests/e2e/**"],
  },
});
