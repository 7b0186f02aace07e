/**
 * @file Prose comes in named sections: `## Heading [#id]` and all that follows it become `<Section id="id">`, which a page places where it
 * likes; the module also exports the ids, in their order, so that a test can hold two languages beside each other.
 */
interface Node {
  readonly type: string;
  readonly depth?: number;
  value?: string;
  children?: Node[];
  readonly name?: string;
  readonly attributes?: readonly object[];
  readonly data?: object;
}

const ID = /\s*\[#([a-z][a-z0-9-]*)\]\s*$/;

export function remarkSections() {
  return (tree: Node, file: { fail(message: string): never }): void => {
    const out: Node[] = [];
    const ids: string[] = [];
    for (const node of tree.children ?? []) {
      const section = out.at(-1);
      if (node.type === "heading" && node.depth === 2) {
        const last = node.children?.at(-1);
        const id = ID.exec(last?.value ?? "")?.[1];
        if (!last || id === undefined) file.fail("sections: expected `## Heading [#id]`");
        if (ids.includes(id)) file.fail(`sections: "${id}" is there twice`);
        last.value = last.value!.replace(ID, "");
        ids.push(id);
        const attributes = [{ type: "mdxJsxAttribute", name: "id", value: id }];
        out.push({ type: "mdxJsxFlowElement", name: "Section", attributes, children: [node] });
      } else if (node.type === "mdxjsEsm") out.unshift(node);
      else if (section?.name === "Section") section.children!.push(node);
      else file.fail("sections: expected every paragraph to stand under a heading with an [#id]");
    }
    tree.children = [exportOf(ids), ...out];
  };
}

/** `export const sections = [ids];` as the compiler wants it. */
function exportOf(ids: readonly string[]): Node {
  const init = {
    type: "ArrayExpression",
    elements: ids.map((value) => ({ type: "Literal", value, raw: JSON.stringify(value) })),
  };
  const declaration = {
    type: "VariableDeclaration",
    kind: "const",
    declarations: [{ type: "VariableDeclarator", id: { type: "Identifier", name: "sections" }, init }],
  };
  const body = [{ type: "ExportNamedDeclaration", declaration, specifiers: [], source: null, attributes: [] }];
  return { type: "mdxjsEsm", value: "", data: { estree: { type: "Program", sourceType: "module", comments: [], body } } };
}

interface Element {
  readonly tagName?: string;
  readonly properties?: { [name: string]: unknown };
  readonly children?: readonly Element[];
}
/** A formula on its own line may be wider than a phone and scrolls there: by keyboard, too. */
export function rehypeReachableMaths() {
  return (tree: Element): void => {
    const { className } = tree.properties ?? {};
    if (Array.isArray(className) && className.includes("katex-display")) tree.properties!["tabIndex"] = 0;
    else for (const child of tree.children ?? []) rehypeReachableMaths()(child);
  };
}
