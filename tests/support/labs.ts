/** @file Every lab of the book, found by its machine's file; and the tiny data that those which need some are tested on. */
import { digitSets } from "../../src/lesson/data/digitSets.ts";
import type { Machine } from "../../src/lesson/machine.ts";
import type { Config, DataId, Edit, Field, Recipe, Value } from "../../src/lesson/recipe.ts";

const files = import.meta.glob<{ default: Machine }>("../../src/chapters/*/labs/*.run.ts", { eager: true });

/** `…/xor/labs/twoHidden.run.ts` → `xor/two-hidden`. */
function idOf(path: string): string {
  const [, chapter, file] = /chapters\/([\w-]+)\/labs\/(\w+)\.run\.ts$/.exec(path)!;
  return `${chapter}/${file!.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

export const labs: readonly (readonly [id: string, machine: Machine])[] = Object.entries(files).map(([path, file]) => [
  idOf(path),
  file.default,
]);

/** Config that a lab must have to run on what it is given here. */
const pinned: { readonly [lab: string]: Config } = {
  "mnist/softmax": { images: 100 },
  "mnist/hidden": { images: 100 },
};
/** Config that makes a whole run short; other values are tried too. */
const small: { readonly [lab: string]: Config } = {
  "mnist/softmax": { batchSize: 10, epochs: 3 },
  "mnist/hidden": { batchSize: 20, epochs: 2 },
};

/** Images that differ by their label: a bright row each, and some noise. */
function images(n: number): { images: Uint8Array; labels: Uint8Array } {
  const labels = Uint8Array.from({ length: n }, (_, i) => (i * 7 + 3) % 10);
  const pixels = Uint8Array.from({ length: n * 784 }, (_, k) => {
    const row = Math.floor((k % 784) / 28);
    return row === 2 * labels[Math.floor(k / 784)]! + 4 ? 255 : (k * 40503) % 97;
  });
  return { images: pixels, labels };
}

/** No link can name this set: it exists in tests only. */
export async function labData({ name }: DataId): Promise<unknown> {
  if (name === "drawn") return digitSets({ train: images(100), test: images(30) });
  throw new Error(`labData: no tiny set for "${name}" yet`);
}

/** The lab's own recipe, on tiny data if it needs some. */
export function sample(id: string, { lab }: Machine, config: Config = {}, edits: readonly Edit[] = []): Recipe {
  const defaults = Object.fromEntries(Object.entries(lab.config).map(([key, field]) => [key, field.default]));
  return {
    lab: id,
    config: { ...defaults, ...small[id], ...config, ...pinned[id] },
    seed: lab.seed ?? 777,
    edits,
    ...(lab.data ? { data: { name: lab.data[0]!.name, hash: "tiny" } } : {}),
  };
}

/** Another value of a field than `value`. */
export function other(field: Field, value: Value): Value {
  if (field.kind === "toggle") return !value;
  if (field.kind === "choice") return field.options.find((option) => option !== value) ?? value;
  if (field.kind === "text") return field.examples.find((example) => example !== value) ?? value;
  const half = (Number(value) + field.min) / 2;
  return field.kind === "int" ? Math.floor(half) : half;
}

/** The values at a field's borders. */
export function extremes(field: Field): Value[] {
  if (field.kind === "toggle") return [false, true];
  if (field.kind === "choice") return [...field.options];
  if (field.kind === "text") return [field.default, ...field.examples];
  return [field.min, field.max, ...(field.kind === "real" && field.zero ? [0] : []), field.default];
}
