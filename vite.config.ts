/** @file How the book is built and how its tests in Node run. The stories in a real browser have their own config in tests/e2e. */
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { configDefaults, defineConfig } from "vitest/config";

/** React's refresh preamble is an inline script, and hot reload speaks over a socket: both are let through in dev, and only there. */
function relaxPolicyInDev(): Plugin {
  return {
    name: "relax-policy-in-dev",
    apply: "serve",
    transformIndexHtml: (html) =>
      html
        .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
        .replace("connect-src 'self'", "connect-src 'self' ws: wss:"),
  };
}

/** `public/mnist/` belongs to one machine (it is fetched, not ours to ship), so a build never carries it. */
function leaveMnistOut(): Plugin {
  let outDir = "";
  return {
    name: "leave-mnist-out",
    apply: "build",
    configResolved: (config) => void (outDir = resolve(config.root, config.build.outDir)),
    closeBundle: () => rm(resolve(outDir, "mnist"), { recursive: true, force: true }),
  };
}

export default defineConfig({
  base: "./", // any path of any host
  plugins: [react(), relaxPolicyInDev(), leaveMnistOut()],
  define: { global: "globalThis" }, // plotly.js is CommonJS and says `global`
  resolve: {
    alias: {
      // plotly.js pulls in 81 kB of CSS for maps we do not draw
      "maplibre-gl/dist/maplibre-gl.css": fileURLToPath(new URL("src/build/nothing.ts", import.meta.url)),
    },
  },
  worker: { format: "es" },
  build: {
    target: "es2022",
    manifest: true,
    assetsInlineLimit: 0, // the policy allows no data: URL but for pictures
    chunkSizeWarningLimit: 1200, // plotly's own chunk; tests/e2e holds the real budgets
  },
  test: {
    environment: "node",
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: [...configDefaults.exclude, "tests/e2e/**"],
  },
});
