/** The budgets of what a reader waits for, in gzipped bytes of the built files: the book before it is alive, a chapter, the charts. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";

const KB = 1000;
const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}
const chunks = () => JSON.parse(readFileSync(`${dist}.vite/manifest.json`, "utf8")) as { readonly [key: string]: Chunk };

/** The scripts that are loaded together with a chunk: its own and all that it imports at once. */
function scriptsOf(key: string, all = chunks(), found = new Set<string>()): Set<string> {
  const { file, imports = [] } = all[key]!;
  if (!found.has(file)) {
    found.add(file);
    for (const each of imports) scriptsOf(each, all, found);
  }
  return found;
}
const zipped = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + gzipSync(readFileSync(dist + file)).length, 0);

const shell = () => scriptsOf("index.html");

test("size: the script needed before a page is alive is at most 120 kB", () => {
  expect(zipped(shell())).toBeLessThanOrEqual(120 * KB);
});

test("size: a chapter is at most 60 kB more", () => {
  const pages = Object.keys(chunks()).filter((key) => /^src\/chapters\/[^/]+\/Page\.tsx$/.test(key));
  expect(pages).not.toEqual([]);
  for (const page of pages) {
    const known = shell();
    const more = [...scriptsOf(page)].filter((file) => !known.has(file));
    expect(zipped(more), page).toBeLessThanOrEqual(60 * KB);
  }
});

test("size: plotly comes later, with no page's own script, and is at most 400 kB", () => {
  const plotly = Object.entries(chunks()).filter(([key]) => key.startsWith("node_modules/plotly.js/"));
  expect(plotly).not.toEqual([]);
  expect(zipped(new Set(plotly.map(([, { file }]) => file)))).toBeLessThanOrEqual(400 * KB);
  const withPages = Object.keys(chunks()).filter((key) => key === "index.html" || key.endsWith("/Page.tsx"));
  for (const key of withPages) {
    for (const file of scriptsOf(key))
      expect(readFileSync(dist + file, "utf8").includes("plotly_relayout"), `${file} holds plotly`).toBe(false);
  }
});
