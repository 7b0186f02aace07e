/** @file Writes the pages of the book beside its scripts: every chapter in every language a file, a picture for each, and the page for what is gone. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gone } from "./gone.mjs";
import { fill } from "./pages.mjs";
import { encodePng } from "./png.mjs";

/** @typedef {{ file: string, imports?: string[], css?: string[], src?: string }} Chunk */
/** @typedef {Record<string, Chunk>} Manifest */

/** @param {string} root @param {string} outDir */
export async function writePages(root, outDir) {
  const { createServer } = await import("vite");
  const node = await createServer({
    root,
    appType: "custom",
    logLevel: "error",
    server: { middlewareMode: true, watch: null, ws: false, hmr: false },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const { paths, previews, render } = /** @type {typeof import("./prerender.tsx")} */ (
      await node.ssrLoadModule("/src/build/prerender.tsx")
    );
    const template = await readFile(join(outDir, "index.html"), "utf8");
    /** @type {Manifest} */
    const manifest = JSON.parse(await readFile(join(outDir, ".vite/manifest.json"), "utf8"));
    for (const { path } of paths) {
      const page = await render(path);
      if (page) await write(join(outDir, path, "index.html"), fill(template, page, linksOf(manifest, page, template)));
    }
    for (const [page, pixels] of Object.entries(await previews()))
      await write(join(outDir, "preview", `${page}.png`), encodePng(pixels, 1200, 630));
    await write(join(outDir, "404.html"), gone());
  } finally {
    await node.close();
  }
}

/** @param {string} file @param {string | Uint8Array} content */
async function write(file, content) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** What a page will ask for anyway, said early: its language's words, its chapter's scripts and styles, and the two faces its first screen is set in.
 * @param {Manifest} manifest @param {import("./pages.mjs").Rendered} page @param {string} template */
function linksOf(manifest, { page, lang }, template) {
  const entry = manifest["index.html"];
  const wanted = Object.keys(manifest).filter((key) => key === `src/ui/words/${lang}.ts` || isPartOf(key, page, lang));
  /** @type {Map<string, Chunk>} */
  const chunks = new Map();
  const known = new Set([entry?.file, ...(entry?.imports ?? []).map((key) => manifest[key]?.file)]);
  /** @param {string} key */
  const add = (key) => {
    const chunk = manifest[key];
    if (!chunk || chunks.has(chunk.file) || known.has(chunk.file)) return;
    chunks.set(chunk.file, chunk);
    for (const each of chunk.imports ?? []) add(each);
  };
  for (const key of wanted) add(key);
  const fonts = Object.values(manifest).filter(({ src = "" }) =>
    /\/(?:pretendard|jetbrains-mono-latin-wght-normal)\.woff2$/.test(src),
  );
  const css = [...new Set([...chunks.values()].flatMap((chunk) => chunk.css ?? []))].filter((file) => !template.includes(file));
  return [
    ...fonts.map(({ file }) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="./${file}" />`),
    ...css.map((file) => `<link rel="stylesheet" href="./${file}" />`),
    ...[...chunks.keys()].filter((file) => file.endsWith(".js")).map((file) => `<link rel="modulepreload" href="./${file}" />`),
  ];
}
/** @param {string} key @param {string} page @param {string} lang */
const isPartOf = (key, page, lang) => {
  const [, name = ""] = new RegExp(`^src/chapters/${page}/(.*)$`).exec(key) ?? [];
  return (
    name === "Page.tsx" ||
    /^(?:facts|asks)\.ts/.test(name) ||
    name === `text.${lang}.mdx` ||
    name === `text.${lang}.ts` ||
    /^labs\/[^.]+\.ts$/.test(name)
  );
};
