/** @file An optimiser's state in PyTorch's form, out and in. It knows names and shapes, and nothing of formulas. */
import { sameShape, showShape } from "../shape.ts";
import type { StateDict, StateValue } from "../state.ts";
import { castTo, Tensor } from "../tensor.ts";
import type { ParamState } from "./paramState.ts";

type Dict = { readonly [name: string]: StateValue };
type Names = readonly (readonly [ours: string, saved: string])[];
/** Groups as seen from here: numbers under names. */
export type NumberedGroups = readonly (Record<string, StateValue> & { initialLr: number | null })[];

/** PyTorch's name for a number: `weightDecay` → `weight_decay`. */
export function savedName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function saveOptimizer(groups: NumberedGroups, states: readonly (readonly ParamState[])[], names: Names): StateDict {
  const state: Record<string, StateValue> = {};
  const saved: StateValue[] = [];
  let next = 0;
  for (let g = 0; g < groups.length; g++) {
    const group = groups[g]!;
    const entry: Record<string, StateValue> = {};
    for (let i = 0; i < names.length; i++) entry[names[i]![1]] = group[names[i]![0]]!;
    if (group.initialLr !== null) entry["initial_lr"] = group.initialLr;
    const params: number[] = [];
    for (let i = 0; i < states[g]!.length; i++) {
      const own = states[g]![i]!.saved();
      if (own !== null) state[next] = own;
      params.push(next++);
    }
    entry["params"] = params;
    saved.push(entry);
  }
  return { state, param_groups: saved };
}

/** Reads everything before it changes anything. `known` is what the optimiser may remember of a parameter. */
export function loadOptimizer(
  dict: StateDict,
  groups: NumberedGroups,
  states: readonly (readonly ParamState[])[],
  names: Names,
  known: readonly string[],
): void {
  const saved = dict["param_groups"];
  if (!Array.isArray(saved)) throw new Error(`loadStateDict: expected a list "param_groups", came ${show(saved)}`);
  if (saved.length !== groups.length) {
    throw new Error(`loadStateDict: expected ${groups.length} parameter groups, came ${saved.length}`);
  }
  const entries = dictAt(dict, "state");
  const unread = new Set(Object.keys(entries));
  const changes = groups.map((group, g) => {
    const { ids, initialLr, numbers } = readGroup(saved[g] as StateValue, group, states[g]!.length, names, `param_groups.${g}`);
    ids.forEach((id) => unread.delete(id));
    const loads = states[g]!.map((state, i) => [state, readParam(state.param, entries, ids[i]!, known)] as const);
    return { group, initialLr, numbers, loads };
  });
  for (const id of unread) throw new Error(`loadStateDict: expected state of the parameters of its groups, came also "${id}"`);
  for (const { group, initialLr, numbers, loads } of changes) {
    Object.assign(group, numbers, { initialLr });
    for (const [state, values] of loads) state.load(values);
  }
}

function readGroup(entry: StateValue, group: NumberedGroups[number], count: number, names: Names, path: string) {
  if (!isDict(entry)) throw new Error(`loadStateDict: expected a dict "${path}", came ${show(entry)}`);
  const ids = entry["params"];
  if (!Array.isArray(ids) || ids.length !== count) {
    const came = Array.isArray(ids) ? `${ids.length}` : show(ids);
    throw new Error(`loadStateDict: expected ${count} parameters in "${path}", came ${came}`);
  }
  const numbers = names.flatMap(([ours, theirs]) => {
    const value = numberLike(group[ours]!, entry[theirs], `${path}.${theirs}`);
    return value === undefined ? [] : [[ours, value] as const];
  });
  const initialLr = numberLike(0, entry["initial_lr"], `${path}.initial_lr`) ?? null;
  return { ids: ids.map(String), initialLr, numbers: Object.fromEntries(numbers) };
}

/** A saved number, boolean or list of numbers of the same kind as ours; undefined when there is none. */
function numberLike(ours: StateValue, value: StateValue | undefined, path: string): StateValue | undefined {
  const same = Array.isArray(ours)
    ? Array.isArray(value) && value.length === ours.length && value.every((x) => typeof x === "number")
    : typeof value === typeof ours;
  if (value === undefined || same) return value;
  throw new Error(`loadStateDict: expected "${path}" as ${show(ours)} is, came ${show(value)}`);
}

type Saved = (readonly [name: string, value: number | Uint8Array])[];

/** What one parameter had. `step` may be a tensor of one entry, and null stands for a tensor that is not there, as in PyTorch. */
function readParam(p: Tensor, entries: Dict, id: string, known: readonly string[]): Saved {
  const saved: Saved = [];
  if (entries[id] === undefined) return saved;
  for (const [name, value] of Object.entries(dictAt(entries, id, "state."))) {
    const path = `state.${id}.${name}`;
    if (!known.includes(name)) throw new Error(`loadStateDict: expected ${known.join(", ")} in "state.${id}", came "${name}"`);
    if (name === "step") saved.push([name, countOf(value, path)]);
    else if (value instanceof Tensor) saved.push([name, bytesLike(p, value, path)]);
    else if (value !== null) throw new Error(`loadStateDict: expected a tensor "${path}", came ${show(value)}`);
  }
  return saved;
}
function bytesLike(p: Tensor, value: Tensor, path: string): Uint8Array {
  if (sameShape(value.shape, p.shape)) return castTo(value, p.dtype).bytes();
  throw new Error(`loadStateDict: "${path}" is ${showShape(value.shape)}, expected ${showShape(p.shape)}`);
}
function countOf(value: StateValue, path: string): number {
  const step = value instanceof Tensor && value.numel === 1 ? value.item() : value;
  if (typeof step === "number" && Number.isInteger(step) && step >= 0) return step;
  throw new Error(`loadStateDict: expected a number of updates "${path}", came ${show(step)}`);
}

function dictAt(dict: Dict, name: string, prefix = ""): Dict {
  const value = dict[name];
  if (!isDict(value)) throw new Error(`loadStateDict: expected a dict "${prefix}${name}", came ${show(value)}`);
  return value;
}
function isDict(value: StateValue | undefined): value is Dict {
  const other = value === null || Array.isArray(value) || value instanceof Tensor || ArrayBuffer.isView(value);
  return typeof value === "object" && !other;
}
function show(value: StateValue | undefined): string {
  if (value === undefined) return "none";
  if (value instanceof Tensor) return `a tensor ${showShape(value.shape)}`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === "object" && value !== null ? "a dict" : `${typeof value} ${String(value)}`;
}
