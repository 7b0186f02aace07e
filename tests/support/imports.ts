/** @file What a source file imports, read from its text: enough of JavaScript's grammar for files that prettier has formatted. */

export interface Import {
  /** A path under src/ ("core/index.ts"), with a `*` where a glob has one, or a package ("npm:react"). */
  readonly target: string;
  /** `type`: erased by the compiler · `value` · `lazy`: `import()` or a glob · `url`: a worker or an asset, another bundle. */
  readonly kind: "type" | "value" | "lazy" | "url";
  /** What a glob leaves out: its patterns that begin with `!`. */
  readonly except?: readonly string[];
}

const COMMENT_OR_STRING = /\/\*[\s\S]*?\*\/|\/\/.*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;

/** The code without its comments and, if asked, with every string emptied. */
export function bare(source: string, { strings = true } = {}): string {
  return source.replace(COMMENT_OR_STRING, (match) => (match.startsWith("/") ? " " : strings ? match : '""'));
}

const FORMS: readonly (readonly [Import["kind"], RegExp])[] = [
  ["type", /\b(?:import|export)\s+type\s[^;"']*?\bfrom\s*["']([^"']+)["']/g],
  ["value", /\b(?:import|export)\s+(?!type\s)[^;"'()]*?\bfrom\s*["']([^"']+)["']/g],
  ["value", /\bimport\s*["']([^"']+)["']/g],
  ["lazy", /\bimport\s*\(\s*["'`]([^"'`]+)["'`]/g],
  ["url", /\bnew\s+URL\(\s*["'`](\.[^"'`]+)["'`],\s*import\.meta\.url/g],
];

/** Everything that the file at `path` (under src/) imports. */
export function importsOf(path: string, source: string): Import[] {
  const code = bare(source);
  const plain = FORMS.flatMap(([kind, form]) =>
    [...code.matchAll(form)].map((match) => ({ kind, target: resolve(path, match[1]!) })),
  );
  const globs = [...code.matchAll(/\bimport\.meta\.glob(?:<[^()]*>)?\(\s*(\[[^\]]*\]|["'`][^"'`]+["'`])/g)]
    .map((match) => [...match[1]!.matchAll(/["'`]([^"'`]+)["'`]/g)].map(([, pattern]) => pattern!))
    .flatMap((patterns): Import[] => {
      const except = patterns.filter((it) => it.startsWith("!")).map((it) => resolve(path, it.slice(1)));
      return patterns.filter((it) => !it.startsWith("!")).map((it) => ({ kind: "lazy", target: resolve(path, it), except }));
    });
  return [...plain, ...globs];
}

function resolve(path: string, specifier: string): string {
  const plain = specifier.replace(/\?.*$/, "");
  if (!plain.startsWith(".") && !plain.startsWith("/")) return `npm:${plain}`;
  const parts = plain.startsWith("/") ? [] : path.split("/").slice(0, -1);
  for (const part of plain.split("/")) {
    if (part === "..") parts.push(...(parts.length > 0 && parts.at(-1) !== ".." ? (parts.pop(), []) : [".."]));
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/").replace(/^src\//, "");
}
