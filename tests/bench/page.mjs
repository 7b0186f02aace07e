/** @file The same race in a worker of a page, where readers' runs are made. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { build } from "vite";
import { serve } from "../../src/build/serve.mjs";
import { findBrowser } from "../support/browser.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** @param {readonly string[] | undefined} peers only these, by name */
export async function openPage(peers) {
  const outDir = join(root, ".cache/bench/page");
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: "error",
    build: {
      outDir,
      target: "es2022",
      rolldownOptions: { input: join(root, "tests/bench/worker.mjs"), output: { entryFileNames: "worker.js" } },
    },
  });
  await mkdir(join(outDir, "mnist"), { recursive: true });
  await writeFile(join(outDir, "index.html"), "<!doctype html><title>bench</title><link rel=icon href=data:,>");
  const server = await serve({ mounts: [["", outDir]], host: "127.0.0.1" });
  const { executablePath, args, env } = await findBrowser();
  const browser = await chromium.launch({
    executablePath,
    args,
    env: { .../** @type {Record<string, string>} */ (process.env), ...env },
  });
  const page = await browser.newPage();
  await page.goto(server.url.replace("localhost", "127.0.0.1"));
  return {
    version: browser.version(),
    /**
     * @param {string} name @param {number} rounds @param {import("./works.mjs").Files | undefined} files
     * @returns {Promise<import("./race.mjs").Entrant[]>}
     */
    async race(name, rounds, files) {
      for (const [file, bytes] of Object.entries(files ?? {})) await writeFile(join(outDir, "mnist", file), bytes);
      return page.evaluate(
        (question) =>
          new Promise((resolve, reject) => {
            const worker = new Worker("./worker.js", { type: "module" });
            worker.onmessage = ({ data }) => (typeof data === "string" ? reject(new Error(data)) : resolve(data));
            worker.onerror = ({ message }) => reject(new Error(message));
            worker.postMessage(question);
          }),
        { name, rounds, peers, files: files !== undefined },
      );
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
