/**
 * @file A Vite plugin that puts every break of the formulas into the code at once, each behind a switch: `a * b` becomes
 * `($on("ops/x.ts:7:12 a * b → a") ? a : a * b)`. One run of the tests can then try hundreds of breaks of the real source, one at a time.
 */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

const core = fileURLToPath(new URL("../../src/core/", import.meta.url));
const runtime = fileURLToPath(new URL("switch.ts", import.meta.url));
const broken = new Set([...readdirSync(`${core}ops`).map((file) => `${core}ops/${file}`), `${core}kernels/plain.ts`]);

/** @typedef {{ type: string, start: number, end: number, [key: string]: any }} Ast */

/** A product read without its transposition, or with one. @type {Record<string, string>} */
const otherLayout = { matmulNT: "matmulNN", matmulTN: "matmulNN", matmulNN: "matmulNT" };

/**
 * How one place is broken: what stands there instead. `text` prints a part of the source.
 * @param {Ast} node @param {(part: Ast) => string} text @returns {string | null}
 */
function breakOf(node, text) {
  switch (node.type) {
    case "BinaryExpression": {
      const [a, b] = [text(node.left), text(node.right)];
      if (node.operator === "+") return `(${a}) - (${b})`;
      if (node.operator === "-") return `(${a}) + (${b})`;
      return node.operator === "*" || node.operator === "/" ? a : null;
    }
    case "UnaryExpression":
      return node.operator === "-" ? text(node.argument) : null;
    case "CallExpression": {
      const args = node.arguments.map(text);
      if (node.callee.name === "give") return `give(${args[0]}, $negated(${args[1]}))`;
      if (node.callee.name === "sumTo") return `$notSummed(${args.join(", ")})`;
      const { property } = node.callee;
      const other = otherLayout[property?.name];
      return other ? `${text(node.callee.object)}.${other}(${args.join(", ")})` : null;
    }
    case "Literal":
      return typeof node.value === "string" && node.value in otherLayout ? `"${otherLayout[node.value]}"` : null;
  }
  return null;
}

/** The parts to walk: of a cast its expression, since types hold no values; of `v[at + i]` only v, since addresses are not formulas. @param {Ast} node @returns {Ast[]} */
function childrenOf(node) {
  if (node.type.startsWith("TS")) return node["expression"]?.type ? [node["expression"]] : [];
  if (node.type === "MemberExpression") return [node["object"]];
  if (node.type === "ImportDeclaration" || node.type === "TaggedTemplateExpression") return [];
  return Object.values(node)
    .flat()
    .filter((part) => typeof part?.type === "string");
}

/** @param {Ast} node @returns {Ast[]} */
const propertiesOf = (node) => [...(node.type === "Property" ? [node] : []), ...childrenOf(node).flatMap(propertiesOf)];

/** The source with its breaks; of the kernels, those of gradients only. @param {string} file @param {string} source */
export function withSwitches(file, source) {
  /** What is inserted at a place: ends of inner breaks first, then beginnings of outer ones. @type {Map<number, { after: string, before: string }>} */
  const inserts = new Map();
  const at = (/** @type {number} */ place) => {
    const insert = inserts.get(place) ?? { after: "", before: "" };
    inserts.set(place, insert);
    return insert;
  };
  const program = /** @type {any} */ (parseSync(file, source, { lang: "ts" }).program);
  const gradients = propertiesOf(program).filter(({ key }) => /Backward$/.test(key.name));
  const text = (/** @type {Ast} */ { start, end }) => source.slice(start, end);
  const walk = (/** @type {Ast} */ node) => {
    const inside = !file.startsWith("kernels/") || gradients.some(({ start, end }) => start <= node.start && node.end <= end);
    const instead = inside ? breakOf(node, text) : null;
    if (instead !== null) {
      const lines = source.slice(0, node.start).split("\n");
      const where = `${file}:${lines.length}:${(lines.at(-1) ?? "").length + 1}`;
      const name = `${where} ${text(node)} → ${instead}`.replace(/\s+/g, " ");
      at(node.start).before += `($on(${JSON.stringify(name)}) ? ${instead} : `;
    }
    childrenOf(node).forEach(walk);
    if (instead !== null) at(node.end).after += ")";
  };
  walk(program);
  let out = "";
  let from = 0;
  for (const [place, { after, before }] of [...inserts].sort(([a], [b]) => a - b)) {
    out += source.slice(from, place) + after + before;
    from = place;
  }
  return `import { negated as $negated, notSummed as $notSummed, on as $on } from ${JSON.stringify(runtime)};\n${out}${source.slice(from)}`;
}

/** @returns {import("vite").Plugin} */
export const switches = () => ({
  name: "switches",
  enforce: "pre",
  transform: (source, id) => (broken.has(id) ? withSwitches(id.slice(core.length), source) : null),
});
