/** @file The page without a browser: it renders in Node, as a build does, in both languages, and every control has a name. */
import { readFileSync } from "node:fs";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import Page from "../../src/chapters/xor/Page.tsx";
import handHidden from "../../src/chapters/xor/labs/handHidden.ts";
import handLine from "../../src/chapters/xor/labs/handLine.ts";
import oneLayer from "../../src/chapters/xor/labs/oneLayer.ts";
import twoHidden from "../../src/chapters/xor/labs/twoHidden.ts";
import textEn from "../../src/chapters/xor/text.en.ts";
import textKo from "../../src/chapters/xor/text.ko.ts";
import { parseLink } from "../../src/lesson/link.ts";
import { createPlayer, type Player } from "../../src/lesson/player.ts";
import type { Lab } from "../../src/lesson/recipe.ts";
import { emptyBook, InBook } from "../../src/ui/book.tsx";
import { Formula } from "../../src/ui/Formula.tsx";
import { group, joined, slot } from "../../src/ui/formula.ts";
import { InLanguage, LANGS } from "../../src/ui/locale.tsx";
import { LIGHT, TOKENS } from "../../src/ui/look.ts";
import en from "../../src/ui/words/en.ts";
import ko from "../../src/ui/words/ko.ts";
import { FakeClock, FakePort } from "../support/fakePort.ts";

const labs: { readonly [id: string]: Lab } = {
  "xor/two-hidden": twoHidden,
  "xor/one-layer": oneLayer,
  "xor/hand-line": handLine,
  "xor/hand-hidden": handHidden,
};

function render(lang: (typeof LANGS)[number]): string {
  const players: Player[] = [];
  const openLab = (id: string) => {
    const lab = labs[id]!;
    const { link } = parseLink(id === "xor/two-hidden" ? "t=0&e=5:lr=0.5" : "", id, lab);
    const player = createPlayer({ lab, start: link, port: new FakePort(lab), clock: new FakeClock() });
    players.push(player);
    return player;
  };
  const html = renderToString(
    <InLanguage lang={lang} words={{ ko, en }[lang]}>
      <InBook value={{ ...emptyBook, words: { ko: textKo, en: textEn }[lang] }}>
        <Page lang={lang} facts={{}} openLab={openLab} linkOf={() => "#"} shortcuts Prose={() => null} />
      </InBook>
    </InLanguage>,
  );
  for (const player of players) player.dispose();
  return html;
}
const text = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

test("the xor page: is readable before anything was computed, in Korean and in English", () => {
  expect(text(render("ko"))).toContain("은닉층은 공간을 접는다");
  expect(text(render("en"))).toContain("A hidden layer folds space");
  for (const lang of LANGS) expect(text(render(lang))).toMatch(/optimizer\.zero_grad\(\).*cost\.backward\(\)/);
});

test.for(LANGS)("the xor page in %s: every control has a name", (lang) => {
  const html = render(lang);
  const inputs = [...html.matchAll(/<input[^>]*>/g)].map(([tag]) => tag);
  const unnamed = inputs.filter((tag) => !/aria-label="[^"]+"/.test(tag) && !/type="radio"/.test(tag)); // radios stand in their labels
  expect(unnamed).toEqual([]);
  const buttons = [...html.matchAll(/<button[^>]*>(.*?)<\/button>/gs)];
  expect(buttons.length).toBeGreaterThan(15);
  for (const [tag, inside] of buttons) expect(/aria-label="[^"]+"/.test(tag) || text(inside!).trim() !== "").toBe(true);
});

test("the xor page: English has no Hangul but where Korean is meant", () => {
  expect(text(render("en"))).not.toMatch(/[가-힣]/);
});

test("look: the light theme is that of theme.css", () => {
  const css = readFileSync("src/ui/theme.css", "utf8").split("@media")[0]!;
  for (const [name, token] of Object.entries(TOKENS)) {
    if (name === "sans" || name === "mono") continue;
    expect(css).toContain(`${token}: ${LIGHT[name as keyof typeof LIGHT]};`);
  }
});

test("a formula: a sign stands with what follows it, so that no row ends in a plus", () => {
  const parts = [
    group(...joined([slot({ id: "a", value: "1" }), slot({ id: "b", value: "2" }), slot({ id: "c", value: "3" })], "+")),
  ];
  const html = renderToString(
    <InLanguage lang="en" words={en}>
      <Formula parts={parts} />
    </InLanguage>,
  );
  expect(html.match(/class="pair"><span class="sign">\+<\/span><span class="slot"/g)).toHaveLength(2);
  expect(html.match(/class="sign"/g)).toHaveLength(2);
});
