/**
 * @file `npm run shots`: every page and every scene of the book, in both languages, light, dark and projected, on three screens, as pictures
 * in `.cache/shots/` with a contact sheet to look through. `--only xor` takes what has that word in its name.
 */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { build, isFresh } from "../src/build/build.mjs";
import { serve } from "../src/build/serve.mjs";
import { findBrowser } from "./support/browser.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, ".cache/shots");
const LANGS = ["ko", "en"];
const MODES = ["light", "dark", "projector"];
const SCREENS = /** @type {const} */ ([
  [1280, 720],
  [1920, 1080],
  [390, 844],
]);
const { values: options } = parseArgs({ options: { only: { type: "string", default: "" } } });

if (!(await isFresh())) await build();
const server = await serve({ mounts: [["", join(root, "dist")]], host: "127.0.0.1" });
const site = server.url.replace("localhost", "127.0.0.1");
const { executablePath, args, env } = await findBrowser();
const browser = await chromium.launch({ executablePath, args, env: { .../** @type {any} */ (process.env), ...env } });
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

/** @type {string[]} */
const taken = [];
/** @param {string} name @param {string} address @param {readonly [number, number]} screen @param {boolean} whole */
async function take(name, address, [width, height], whole) {
  if (!name.includes(options.only)) return;
  const page = await browser.newPage({ viewport: { width, height }, hasTouch: width < 600, reducedMotion: "reduce" });
  await page.goto(`${site}${address}`);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(1500); // the first picture of the lab
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: whole });
  await page.close();
  taken.push(name);
  process.stdout.write(`${name}\n`);
}

/** Pages as the covers link to them, scenes as the chapters' class sheets do. @param {string} lang */
async function linksOf(lang) {
  const page = await browser.newPage();
  /** @param {string} address @param {string} selector */
  const hrefs = async (address, selector) => {
    await page.goto(`${site}${address}`);
    await page.waitForLoadState("networkidle");
    return page.$$eval(selector, (links) => links.map((link) => /** @type {HTMLAnchorElement} */ (link).href));
  };
  const inside = (await hrefs(`${lang}/`, "a[href]")).map((href) => href.slice(site.length).replace(/#.*/, ""));
  const chapters = [...new Set(inside.filter((path) => new RegExp(`^${lang}/[\\w-]+/$`).test(path)))];
  const scenes = [];
  for (const chapter of chapters)
    scenes.push(...(await hrefs(chapter, 'a[href*="scene="]')).map((href) => href.slice(site.length)));
  await page.close();
  return { pages: [`${lang}/`, ...chapters], scenes: [...new Set(scenes)] };
}

for (const lang of LANGS) {
  const { pages, scenes } = await linksOf(lang);
  for (const screen of SCREENS) {
    const size = screen.join("x");
    for (const mode of MODES)
      for (const path of pages) await take(`${path.replaceAll("/", "-")}${mode}-${size}`, `${path}#mode=${mode}`, screen, true);
    if (screen[0] < 600) continue;
    for (const path of scenes) {
      const scene = /scene=([\w-]+)/.exec(path)?.[1];
      await take(`${path.replace(/#.*/, "").replaceAll("/", "-")}scene-${scene}-${size}`, path, screen, false);
    }
  }
}
await browser.close();
await server.close();

const figure = (/** @type {string} */ name) =>
  `<figure><a href="${name}.png"><img src="${name}.png" loading="lazy"></a><figcaption>${name}</figcaption></figure>`;
const style =
  "body{font:14px sans-serif;display:flex;flex-wrap:wrap;gap:16px}figure{margin:0}img{width:300px;height:220px;object-fit:cover;object-position:top}";
await writeFile(
  join(folder, "index.html"),
  `<!doctype html><meta charset="utf-8"><style>${style}</style>${taken.map(figure).join("\n")}\n`,
);
process.stdout.write(`${taken.length} pictures, contact sheet: ${join(folder, "index.html")}\n`);
