/** @file When two recipes are the same run, and how far two that differ still are: what the runner remembers runs by. */
import { configAt, type Config, type Field, type Lab, type Recipe, type Value } from "./recipe.ts";

const sorted = (config: Config): [string, Value][] => Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1));

/** What two recipes have in common before any edit. */
function originOf({ lab, config, seed, data }: Recipe): string {
  return JSON.stringify([lab, sorted(config), seed, data?.name ?? null, data?.hash ?? null]);
}

/** Equal for equal recipes, whatever the order of their keys. */
export function keyOf(recipe: Recipe): string {
  return originOf(recipe) + JSON.stringify(recipe.edits.map(({ t, set }) => [t, sorted(set)]));
}

/** The first update whose config may differ: 0 for unrelated recipes, Infinity for equal ones. */
export function sharedUntil(a: Recipe, b: Recipe): number {
  if (originOf(a) !== originOf(b)) return 0;
  const times = [...a.edits, ...b.edits].map(({ t }) => t).sort((p, q) => p - q);
  return times.find((t) => JSON.stringify(sorted(configAt(a, t))) !== JSON.stringify(sorted(configAt(b, t)))) ?? Infinity;
}

const isSeed = (seed: unknown): boolean => Number.isInteger(seed) && (seed as number) >= 0 && (seed as number) < 2 ** 32;

/** Throws on a recipe the lab's machine could not read. What a reader may type is clamped on the page, long before. */
export function checkRecipe(lab: Lab, recipe: Recipe): void {
  const { config, seed, edits, data } = recipe;
  const who = `recipe of ${recipe.lab}`;
  if (!isSeed(seed)) throw new RangeError(`${who}: expected a whole seed from 0 to 2³² − 1, came ${seed}`);
  for (const [key, field] of Object.entries(lab.config)) checkValue(who, key, field, config[key]);
  for (const { t, set } of edits) {
    if (!Number.isInteger(t) || t < 0) throw new RangeError(`${who}: expected edits at whole t ≥ 0, came ${t}`);
    for (const [key, value] of Object.entries(set)) {
      const field = lab.config[key];
      if (field?.editable !== true) throw new Error(`${who}: expected edits of keys that may change in mid-run, came "${key}"`);
      checkValue(who, key, field, value);
    }
  }
  if (edits.some(({ t }, i) => i > 0 && t < edits[i - 1]!.t)) throw new Error(`${who}: expected edits in the order of t`);
  if ((lab.data === undefined) !== (data === undefined)) {
    throw new Error(
      `${who}: expected ${lab.data === undefined ? "no data" : `data, one of ${lab.data.map(({ name }) => name).join(", ")}`}, came ${data?.name ?? "none"}`,
    );
  }
}

function checkValue(who: string, key: string, field: Field, value: Value | undefined): void {
  const fits =
    field.kind === "toggle"
      ? typeof value === "boolean"
      : field.kind === "choice"
        ? field.options.includes(value as string)
        : field.kind === "text"
          ? typeof value === "string" && field.fits(value)
          : field.kind === "int"
            ? Number.isInteger(value)
            : Number.isFinite(value);
  if (!fits) throw new TypeError(`${who}: expected a value for "${key}" (${field.kind}), came ${String(value)}`);
}
