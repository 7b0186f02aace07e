import { compile } from "@mdx-js/mdx";
import { expect, test } from "vitest";
import { remarkSections } from "../../src/build/sections.ts";

const compiled = async (text: string) => String(await compile(text, { remarkPlugins: [remarkSections] }));

test("sections: each heading with an id and what follows it become one, and the module names them in order", async () => {
  const code = await compiled("## 접는다 [#fold]\n\n첫째\n\n둘째\n\n## 고원 [#plateau]\n\n셋째\n");
  expect(code).toContain('export const sections = ["fold", "plateau"];');
  expect(code.match(/_jsxs?\(Section, \{\s*id: "(\w+)"/g)).toHaveLength(2);
  expect(code).toContain('children: "접는다"');
  expect(code).not.toContain("[#");
});

test.for([
  ["a heading without an id", "## 접는다\n\n글"],
  ["an id that is there twice", "## 하나 [#a]\n\n## 둘 [#a]"],
  ["a paragraph before the first heading", "글\n\n## 하나 [#a]"],
])("sections: %s is refused", async ([, text]) => {
  await expect(compiled(text!)).rejects.toThrow(/^sections: /);
});
