import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Fact } from "../../src/lesson/facts.ts";
import { emptyBook, InBook, type BookContents } from "../../src/ui/book.tsx";
import { InLanguage } from "../../src/ui/locale.tsx";
import ko from "../../src/ui/words/ko.ts";
import { proseOf } from "../../src/ui/Prose.tsx";
import * as sample from "../support/sample.mdx";

const plateau: Fact = {
  recipe: { lab: "xor/two-hidden", config: {}, seed: 777, edits: [] },
  columns: { cost: Float32Array.of(0.683812) },
  at: [2000],
  views: {},
  rows: [],
  hashes: {},
  end: null,
};
const book: BookContents = {
  ...emptyBook,
  facts: { plateau },
};
const Prose = proseOf(sample);
const rendered = (id: string) =>
  renderToStaticMarkup(
    <InLanguage lang="ko" words={ko}>
      <InBook value={book}>
        <Prose id={id} />
      </InBook>
    </InLanguage>,
  );

test("prose: a section is its heading and what follows, and no other section", () => {
  expect(sample.sections).toEqual(["fold", "plateau"]);
  expect(rendered("fold")).toContain("<h2>종이를 <strong>접는다</strong></h2>");
  expect(rendered("fold")).not.toContain("고원");
  expect(rendered("plateau")).toContain("<table>");
});

test("prose: maths is typeset already, for eyes and for screen readers", () => {
  expect(rendered("fold")).toContain('class="katex-display"');
  expect(rendered("fold")).toContain("<math");
});

test("prose: a live number is in the static page, out of the build's own run", () => {
  expect(rendered("fold")).toContain('<span class="live n">0.6838</span>');
});

test("prose: a term brings its explanation along, tied to it", () => {
  const [, tip] = /aria-describedby="([^"]+)"/.exec(rendered("fold"))!;
  expect(rendered("fold")).toContain(`role="tooltip" id="${tip}"`);
  expect(rendered("fold")).toContain("hidden layer");
});

test("prose: a section that is not there stops the build", () => {
  expect(() => rendered("nothing")).toThrow('no section "nothing"; there are fold, plateau');
});
