/**
 * @file The faces, cut to the characters the book can print: Pretendard (text), Hahmlet (titles), JetBrains Mono (code, numbers), KaTeX (maths).
 *
 * Every string of the book stands in its sources, so those say which characters there are; `tests/e2e/fonts.spec.ts` holds the built pages
 * against the result. Kept in .cache/ under a hash of what was asked for, so that a build that prints no new character cuts nothing.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);
let cache = "";

/** What runs and readers print, whatever the sources hold: numbers, identifiers, and the marks of formulas. */
const ALWAYS = [
  String.fromCharCode(...Array.from({ length: 95 }, (_, k) => 32 + k)),
  "\u00a0\u2002\u2009×÷−·…–—‘’“”→←↑↓≤≥≠≈±∞½¼¾²³⁰¹⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉√∂∇∑∏∈θλσημεαβγδπŷθ̂∥‖✔▲▼◆◇●○■□×°",
].join("");
/** All that KaTeX sets with ordinary TeX: Latin, Greek, operators, arrows, delimiters. */
const MATHS = (() => {
  const ranges = [
    [0x20, 0x7e],
    [0xa0, 0xff],
    [0x131, 0x131],
    [0x237, 0x237],
    [0x2b9, 0x2dd],
    [0x300, 0x338],
    [0x391, 0x3f5],
  ];
  const more =
    "\ue020\u2010–—‘’“”†‡…′‾⁄ℏℑℓ℘ℜℵ←↑→↓↔⇐⇒⇔∀∂∃∅∇∈∉∋∏∐∑−∓∕∗∘∙√∝∞∠∣∥∧∨∩∪∫∼≅≈≠≡≤≥≪≫⊂⊃⊆⊇⊕⊗⊙⊤⊥⋅⋆⋮⋯⋱⌈⌉⌊⌋⟨⟩⟵⟶⟷⟹⎛⎜⎝⎞⎟⎠⎡⎢⎣⎤⎥⎦⎧⎨⎩⎪⎫⎬⎭⏐";
  return (
    ranges
      .map(([from = 0, to = 0]) => String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, k) => from + k)))
      .join("") + more
  );
})();
const KATEX = [
  "AMS-Regular",
  "Main-Bold",
  "Main-Italic",
  "Main-Regular",
  "Math-Italic",
  "Size1-Regular",
  "Size2-Regular",
  "Size3-Regular",
  "Size4-Regular",
];

/** Every character of some sources. @param {string} root @param {RegExp} which @param {(text: string) => string} [part] */
function charactersOf(root, which, part = (text) => text) {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
  const found = new Set();
  for (const file of files.filter((path) => which.test(path)))
    for (const letter of part(readFileSync(join(root, "src", file), "utf8"))) found.add(letter);
  return found;
}
/** @param {Iterable<string>[]} sets */
const sorted = (...sets) =>
  [...new Set(sets.flatMap((set) => [...set]))]
    .filter((letter) => letter >= " ")
    .sort()
    .join("");

/** A line of a chapter's dictionary that is set as a title: it is called one, or names a lab as the house does. */
const TITLE = /^.*(?:\b(?:\w*[tT]itle|chapter|question)\b|실험 \d|Lab \d).*$/gm;

/** The characters each face is cut to. @param {string} root */
export function charactersFor(root) {
  const all = charactersOf(root, /^(?:(?:ui|chapters|app|lesson|build)\/.*\.(?:tsx?|mdx)|core\/ops\/.*\.ts)$/);
  // Titles come from the chapters' descriptions, from the lines of their dictionaries that are one, and from the instruments' dictionaries;
  // the engine's page sets any of its words in it. Prose, tooltips and what else a chapter's components say are never set in it.
  const titles = charactersOf(
    root,
    /^(?:chapters\/(?:core\/.*\.tsx?|(?:[^/]+\/chapter|coming)\.ts)|ui\/words\/(?!glossary)[^/]*\.ts)$/,
  );
  const named = charactersOf(root, /^chapters\/[^/]+\/text\.\w+\.ts$/, (text) => (text.match(TITLE) ?? []).join("\n"));
  const headings = charactersOf(root, /\.mdx$/, (text) => (text.match(/^#+ .*$/gm) ?? []).join("\n"));
  return {
    sans: sorted(all, ALWAYS),
    serif: sorted(titles, named, headings, ALWAYS),
    mono: sorted(all, ALWAYS),
    maths: sorted(MATHS),
  };
}

/**
 * Cuts what is not cut yet and returns the folder: `fonts.css` and the files it names.
 * @param {string} root
 */
export async function cutFonts(root) {
  cache = join(root, ".cache/fonts/cut");
  const characters = charactersFor(root);
  const asked = JSON.stringify([characters, await readFile(new URL(import.meta.url), "utf8")]);
  const folder = join(root, ".cache/fonts", createHash("sha256").update(asked).digest("hex").slice(0, 16));
  if (existsSync(folder)) return folder;
  const making = `${folder}-${process.pid}`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  const faces = [
    ...(await sans(characters.sans, making)),
    ...(await pieces("hahmlet", "Hahmlet Variable", "320 700", { min: 320, max: 700 }, characters.serif, making)),
    ...(await pieces("jetbrains-mono", "JetBrains Mono Variable", "400 600", { min: 400, max: 600 }, characters.mono, making)),
    ...(await maths(characters.maths, making)),
  ];
  await writeFile(join(making, "fonts.css"), `${faces.join("\n")}\n${await katexRules()}`);
  await rename(making, folder).catch((error) => {
    if (!existsSync(folder)) throw error; // another process was first
  });
  await rm(making, { recursive: true, force: true });
  return folder;
}

/** @param {string} family @param {string} weight @param {string} file @param {string} [more] */
const face = (family, weight, file, more = "") =>
  `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${more.includes("italic") ? "italic" : "normal"}; font-display: swap; src: url("./${file}") format("woff2");${more.replace("italic", "")} }`;

/** A face cut to `text`; what was cut once is kept. @param {Buffer} from @param {string} text @param {object} [options] @returns {Promise<Buffer>} */
async function cut(from, text, options = {}) {
  const hash = createHash("sha256")
    .update(from)
    .update(JSON.stringify([text, options]))
    .digest("hex");
  const kept = join(cache, `${hash.slice(0, 24)}.woff2`);
  if (existsSync(kept)) return readFile(kept);
  const { default: subset } = await import("subset-font");
  const bytes = await subset(from, text, { targetFormat: "woff2", noHinting: true, ...options });
  await mkdir(cache, { recursive: true });
  await writeFile(`${kept}.${process.pid}`, bytes);
  await rename(`${kept}.${process.pid}`, kept);
  return bytes;
}

/** @param {string} text @param {string} folder */
async function sans(text, folder) {
  const whole = await readFile(require.resolve("pretendard/dist/web/variable/woff2/PretendardVariable.woff2"));
  const keepFeatures = ["kern", "mark", "mkmk", "ccmp", "tnum", "calt", "locl"];
  await writeFile(
    join(folder, "pretendard.woff2"),
    await cut(whole, text, { keepFeatures, variationAxes: { wght: { min: 400, max: 600, default: 400 } } }),
  );
  return [face("Pretendard Variable", "400 600", "pretendard.woff2")];
}

/** A face that comes in pieces by unicode range: each piece is cut, and those that nobody needs are left out.
 * @param {string} name @param {string} family @param {string} weight @param {{ min: number, max: number }} wght @param {string} text @param {string} folder */
async function pieces(name, family, weight, wght, text, folder) {
  const css = await readFile(require.resolve(`@fontsource-variable/${name}/wght.css`).replace(/wght\.css$/, "index.css"), "utf8");
  const faces = [];
  for (const [, file = "", range = ""] of css.matchAll(/url\(\.\/files\/([^)]+)\)[^;]*;\s*unicode-range:\s*([^;]+);/g)) {
    const own = [...text].filter((letter) => inRange(letter.codePointAt(0) ?? 0, range));
    if (own.length === 0) continue;
    const whole = await readFile(require.resolve(`@fontsource-variable/${name}/files/${file}`));
    const keepFeatures = ["kern", "mark", "mkmk", "ccmp", "tnum", "zero", "locl"];
    await writeFile(join(folder, file), await cut(whole, own.join(""), { keepFeatures, variationAxes: { wght } }));
    faces.push(
      face(family, weight, file, ` unicode-range: ${own.map((letter) => `U+${letter.codePointAt(0)?.toString(16)}`).join(",")};`),
    );
  }
  return faces;
}
/** @param {number} code @param {string} range */
const inRange = (code, range) =>
  range.split(",").some((part) => {
    const [from = "", to = from] = part.trim().slice(2).split("-");
    return code >= parseInt(from, 16) && code <= parseInt(to, 16);
  });

/** @param {string} text @param {string} folder */
async function maths(text, folder) {
  const faces = [];
  for (const name of KATEX) {
    const whole = await readFile(require.resolve(`katex/dist/fonts/KaTeX_${name}.woff2`));
    await writeFile(join(folder, `katex-${name.toLowerCase()}.woff2`), await cut(whole, text));
    const [family = "", style = ""] = name.split("-");
    faces.push(
      face(
        `KaTeX_${family}`,
        style.includes("Bold") ? "700" : "400",
        `katex-${name.toLowerCase()}.woff2`,
        style.includes("Italic") ? "italic" : "",
      ),
    );
  }
  return faces;
}
/** KaTeX's own rules without its faces, which come in three formats. */
const katexRules = async () =>
  (await readFile(require.resolve("katex/dist/katex.css").replace(/katex\.css$/, "katex.min.css"), "utf8")).replace(
    /@font-face\{[^}]*\}/g,
    "",
  );
