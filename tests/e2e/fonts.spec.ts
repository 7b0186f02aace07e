/** @file The faces are cut; every character that a page prints must have survived. */
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { charactersFor } from "../../src/build/fonts.mjs";
import { expect, open, test } from "./book.ts";

const characters = charactersFor(fileURLToPath(new URL("../..", import.meta.url)));

const pages = readdirSync(fileURLToPath(new URL("../../src/chapters", import.meta.url))).filter((name) =>
  existsSync(fileURLToPath(new URL(`../../src/chapters/${name}/Page.tsx`, import.meta.url))),
);
for (const path of ["", ...pages.map((name) => `${name}/`)].flatMap((page) => [`ko/${page}`, `en/${page}`])) {
  test(`fonts: every character that /${path} prints is in the face it is set in`, async ({ page }) => {
    await open(page, path);
    const printed = await page.evaluate(() => {
      const found: { [face: string]: string } = {};
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const element = node.parentElement!;
        if (element.closest("script, noscript, math, .katex-mathml")) continue;
        const family = getComputedStyle(element).fontFamily.split(",")[0]!.replaceAll('"', "");
        found[family] = (found[family] ?? "") + node.textContent;
      }
      return found;
    });
    const faces: { [family: string]: string } = {
      "Pretendard Variable": characters.sans,
      "Hahmlet Variable": characters.serif,
      "JetBrains Mono Variable": characters.mono,
    };
    for (const [family, text] of Object.entries(printed)) {
      const known = new Set(family.startsWith("KaTeX") ? characters.maths : (faces[family] ?? ""));
      const missing = [...new Set(text)].filter((letter) => letter > " " && letter !== "\u200b" && !known.has(letter));
      expect(missing, family).toEqual([]);
    }
  });
}

test("fonts: titles and text come in the book's own faces", async ({ page }) => {
  await open(page, "ko/");
  await page.evaluate(() => document.fonts.ready);
  const loaded = await page.evaluate(() =>
    [...document.fonts].filter(({ status }) => status === "loaded").map(({ family }) => family.replaceAll('"', "")),
  );
  expect(loaded).toEqual(expect.arrayContaining(["Pretendard Variable", "Hahmlet Variable", "JetBrains Mono Variable"]));
});
