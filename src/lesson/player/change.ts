/** @file What happens to a recipe when the reader changes a value at a moment. Pure; the player does the rest. */
import { settle } from "../field.ts";
import { keyOf } from "../identity.ts";
import { configAt, lengthOf, type Config, type Edit, type Lab, type Recipe, type Value } from "../recipe.ts";
import type { ChangeNote } from "./state.ts";

/** The recipe after a change, and the first update that runs differently: 0 for a new run. */
export interface Change {
  readonly recipe: Recipe;
  readonly from: number;
}

/**
 * `key` set to `value` at update t; null where nothing changes.
 *
 * - An editable key becomes an edit at t and cuts the edits after it; at t = 0 it is simply what the run begins with.
 * - Any other key starts a new run with the same seed and the same edits, as the listing shows them.
 * - At the end of a run there is no update left to change: an editable key then starts a new run that has the value from its beginning.
 */
export function change(lab: Lab, recipe: Recipe, t: number, key: string, wished: Value): Change | null {
  const field = lab.config[key];
  if (!field) throw new Error(`change: "${key}" is no key of the config, there are ${Object.keys(lab.config).join(", ")}`);
  const value = settle(field, wished);
  if (!field.editable)
    return value === recipe.config[key] ? null : anew(lab, recipe, { ...recipe.config, [key]: value }, recipe.edits);
  if (t > 0) {
    const edited = { ...recipe, edits: editedAt(recipe, t, key, value) };
    if (t < lengthOf(lab, edited)) return value === configAt(recipe, t)[key] ? null : { recipe: edited, from: t };
  }
  const others = t === 0 ? without(recipe.edits.slice(0, recipe.edits[0]?.t === 0 ? 1 : 0), key) : without(recipe.edits, key);
  const first = configAt(recipe, 0)[key];
  if (value === first && (t === 0 || others.length === recipe.edits.length)) return null;
  return anew(lab, recipe, { ...recipe.config, [key]: value }, others);
}

/** The recipe with another seed; edits stay, as the listing shows them. */
export const reseed = (recipe: Recipe, seed: number): Change => ({ recipe: { ...recipe, seed }, from: 0 });

function anew(lab: Lab, recipe: Recipe, config: Config, edits: readonly Edit[]): Change {
  const next: Recipe = { ...recipe, config, edits: [] };
  const inTime = edits.reduce<readonly Edit[]>((kept, edit) => {
    const longer = [...kept, edit];
    return edit.t < lengthOf(lab, { ...next, edits: longer }) ? longer : kept;
  }, []);
  return { recipe: { ...next, edits: inTime }, from: 0 };
}

/** The edits before t, and at t what differs from the value then in force. */
function editedAt(recipe: Recipe, t: number, key: string, value: Value): readonly Edit[] {
  const before = recipe.edits.filter((edit) => edit.t < t);
  const inForce = configAt({ ...recipe, edits: before }, t);
  const wished = { ...recipe.edits.find((edit) => edit.t === t)?.set, [key]: value };
  const set = Object.fromEntries(Object.entries(wished).filter(([name, it]) => it !== inForce[name]));
  return Object.keys(set).length > 0 ? [...before, { t, set }] : before;
}

const without = (edits: readonly Edit[], key: string): readonly Edit[] =>
  edits
    .map(({ t, set }) => ({ t, set: Object.fromEntries(Object.entries(set).filter(([name]) => name !== key)) }))
    .filter(({ set }) => Object.keys(set).length > 0);

/** What led from one run to another of the same lab and data: the first value that differs, from its first update on. */
export function changeBetween(before: Recipe, after: Recipe): ChangeNote | null {
  if (before.seed !== after.seed) return { key: "seed", t: 0, was: before.seed, became: after.seed };
  const times = [...before.edits, ...after.edits].map(({ t }) => t).sort((a, b) => a - b);
  for (const t of [0, ...times]) {
    const [was, became] = [configAt(before, t), configAt(after, t)];
    const key = Object.keys(became).find((it) => was[it] !== became[it]);
    if (key !== undefined) return { key, t, was: was[key]!, became: became[key]! };
  }
  return null;
}

/** Whether two recipes are the same run. */
export const sameRun = (a: Recipe, b: Recipe): boolean => a === b || keyOf(a) === keyOf(b);
