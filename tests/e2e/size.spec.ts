/** The budgets of what a reader waits for, in gzipped bytes of the built files: the book before it is alive, a chapter, the charts. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import type { Text } from "../../src/lesson/recipe.ts";
import houseEn from "../../src/ui/words/en.ts";
import houseKo from "../../src/ui/words/ko.ts";

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

type Lang = keyof Text;
const LANGS: readonly Lang[] = ["ko", "en"];
/** What every page in a language loads before it is alive: the entrance, and the house's words. */
const shell = (lang: Lang) => new Set(["index.html", `src/ui/words/${lang}.ts`].flatMap((key) => [...scriptsOf(key)]));

test("size: the script needed before a page is alive is at most 120 kB", () => {
  for (const lang of LANGS) expect(zipped(shell(lang)), lang).toBeLessThanOrEqual(120 * KB);
});

const chapters = () => Object.keys(chunks()).flatMap((key) => /^src\/chapters\/([^/]+)\/Page\.tsx$/.exec(key)?.[1] ?? []);
/** What a chapter's page in a language loads besides: `loadChapter` asks for these. */
function ownScripts(chapter: string, lang: Lang): Set<string> {
  const folder = `src/chapters/${chapter}/`;
  const own = [`${folder}Page.tsx`, `${folder}text.${lang}.mdx`, `${folder}text.${lang}.ts`];
  const isOwn = (key: string) => own.includes(key) || (key.startsWith(`${folder}labs/`) && !key.endsWith(".run.ts"));
  const parts = Object.keys(chunks()).filter(isOwn);
  const known = shell(lang);
  return new Set(parts.flatMap((key) => [...scriptsOf(key)]).filter((file) => !known.has(file)));
}

test("size: a chapter is at most 60 kB more", () => {
  expect(chapters()).not.toEqual([]);
  for (const chapter of chapters()) {
    for (const lang of LANGS) expect(zipped(ownScripts(chapter, lang)), `${chapter}, ${lang}`).toBeLessThanOrEqual(60 * KB);
  }
});

const house = { ko: houseKo, en: houseEn };
/** Sentences of a dictionary, long enough to be nobody else's. */
const sentencesIn = (it: unknown): string[] =>
  typeof it === "string" ? (it.length > 24 && !/["\u00a0]/.test(it) ? [it] : []) : Object.values(it ?? {}).flatMap(sentencesIn);

test("size: a page loads the words of its own language, and none of the other", async () => {
  for (const chapter of chapters()) {
    for (const lang of LANGS) {
      const code = [...shell(lang), ...ownScripts(chapter, lang)].map((file) => readFileSync(dist + file, "utf8")).join("\n");
      for (const of of LANGS) {
        const text = `../../src/chapters/${chapter}/text.${of}.ts`;
        const own: unknown = existsSync(new URL(text, import.meta.url))
          ? ((await import(text)) as { default: unknown }).default
          : {};
        const sentences = [...sentencesIn(house[of]), ...sentencesIn(own)];
        expect(sentences.length).toBeGreaterThan(20);
        const said = sentences.filter((it) => code.includes(it));
        if (of === lang) expect(said, `${chapter}, ${lang}`).toEqual(sentences);
        else expect(said.length, `${chapter}, ${lang}: ${said.join(" ")}`).toBeLessThan(sentences.length / 10); // titles and questions stand in both
      }
    }
  }
});

test("size: what the build computed for a chapter is at most 60 kB", () => {
  const facts = Object.entries(chunks()).filter(([key]) => /(?:facts|asks)\.ts\?computed$/.test(key));
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
      .filter((key) => key === "index.html" || /^src\/chapters\/[^/]+\/(?:Page\.tsx|text\.\w+\.(?:mdx|ts))$/.test(key))
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
