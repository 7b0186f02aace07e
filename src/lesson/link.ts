/**
 * @file A recipe and a moment as a URL fragment, and back: `v=1&lab=xor/two-hidden&seed=777&hidden=2&lr=1&e=2200:lr=0.3&t=2200`.
 *
 * A link is reader input from anywhere and any year: reading one never throws. What cannot be used is clamped, replaced or left out,
 * each time with a note, so that the page can say so in the reader's words.
 */
import { clamp, readField, readNumber, settle } from "./field.ts";
import { pyValue } from "./listing.ts";
import { changeBetween } from "./player/change.ts";
import { lengthOf, type Config, type DataId, type Edit, type Lab, type Recipe, type Value } from "./recipe.ts";

export const UNITS = ["beat", "update", "epoch"] as const;
/** What one step of the deck is. */
export type Unit = (typeof UNITS)[number];

/** A run at a moment, as it is sent. */
export interface Link {
  readonly recipe: Recipe;
  readonly t: number;
  /** A moment inside update t, counted from 0; null: before it. */
  readonly beat: number | null;
  readonly unit: Unit;
  /** What the tape shows wider. */
  readonly loupe?: Loupe | null;
  /** One run beside this one (A/B), of the same lab and data. */
  readonly other?: Recipe | null;
  /** A future that was seen and then cut. */
  readonly ghost?: GhostLink | null;
}
/** A run of the same lab and data from which the present one came by a change, and how many of its updates were seen. */
export interface GhostLink {
  readonly recipe: Recipe;
  readonly seen: number;
}
/** Updates [from, to) that the tape shows wider. */
export type Loupe = readonly [from: number, to: number];
/** Something in a link that was not taken as it stood. `became` is empty where it was left out. */
export interface LinkNote {
  readonly key: string;
  readonly was: string;
  readonly became: string;
}

/** The version of the form below. A later form must still read this one. */
const VERSION = "1";
/** Words of the link itself: no key of a config may have these names. `lang` belongs to the page. */
export const RESERVED: readonly string[] = [
  "v",
  "lab",
  "data",
  "seed",
  "e",
  "t",
  "beat",
  "unit",
  "loupe",
  "beside",
  "ghost",
  "lang",
];
/** 2³² − 1: PyTorch takes larger seeds, mt19937 does not. */
export const MAX_SEED = 4294967295;
export const MAX_LENGTH = 8000;
const MAX_EDITS = 200;
const MAX_NOTES = 8;
const MAX_BEAT = 99;

// ---- printing --------------------------------------------------------------------------------------------------------------------

/** The fragment, without its `#`. Everything the run is made of is spelled out, so that later defaults change no old link. */
export function printLink({ recipe, t, beat, unit, loupe, other, ghost }: Link): string {
  const { lab, data } = recipe;
  return [
    `v=${VERSION}`,
    `lab=${lab.split("/").map(encodeURIComponent).join("/")}`,
    ...(data ? [`data=${encodeURIComponent(data.name)}:${encodeURIComponent(data.hash)}`] : []),
    ...printRun(recipe),
    `t=${t}`,
    ...(beat === null ? [] : [`beat=${beat}`]),
    ...(unit === "update" ? [] : [`unit=${unit}`]),
    ...(loupe ? [`loupe=${loupe.join("-")}`] : []),
    ...(other ? [`beside=${printRun(other).join("/")}`] : []),
    ...(ghost ? [`ghost=${[ghost.seen, ...printBefore(ghost.recipe, recipe)].join("/")}`] : []),
  ].join("&");
}
const printRun = ({ seed, config, edits }: Recipe): string[] => [
  `seed=${seed}`,
  ...Object.entries(config).map(([key, value]) => `${key}=${printValue(value)}`),
  ...(edits.length > 0 ? [`e=${edits.map(printEdit).join(";")}`] : []),
];
/** What a run had otherwise than the present one; nothing where it only lacks the last edit. */
function printBefore(before: Recipe, { seed, config, edits }: Recipe): string[] {
  const other = [
    ...(before.seed === seed ? [] : [`seed=${before.seed}`]),
    ...Object.entries(before.config).flatMap(([key, value]) =>
      Object.is(value, config[key]) ? [] : [`${key}=${printValue(value)}`],
    ),
  ];
  const e = before.edits.map(printEdit).join(";");
  return e === (other.length > 0 ? edits : edits.slice(0, -1)).map(printEdit).join(";") ? other : [...other, `e=${e}`];
}
const printValue = (value: Value) => (typeof value === "number" ? String(value) : encodeURIComponent(String(value)));
const printEdit = ({ t, set }: Edit) =>
  `${t}:${Object.entries(set)
    .map(([key, value]) => `${key}=${printValue(value)}`)
    .join(",")}`;

// ---- reading ---------------------------------------------------------------------------------------------------------------------

/** The `key=value` pairs of a fragment, the first of each key, decoded. */
export function fieldsOf(fragment: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const pair of fragment.slice(0, MAX_LENGTH).replace(/^#/, "").split("&")) {
    const at = pair.indexOf("=");
    const key = decode(at < 0 ? pair : pair.slice(0, at));
    const raw = at < 0 ? "" : pair.slice(at + 1);
    // Edits are split before they are decoded, or a decoded `;` would split them; unless a messenger encoded the marks as well.
    const value = (key === "e" && raw.includes(":")) || (/^(?:beside|ghost)$/.test(key) && raw.includes("=")) ? raw : decode(raw);
    if (key && !fields.has(key)) fields.set(key, value);
  }
  return fields;
}
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The run and the moment a fragment speaks of, for the lab `id`; whatever it does not say is the lab's default. */
export function parseLink(fragment: string, id: string, lab: Lab): { readonly link: Link; readonly notes: readonly LinkNote[] } {
  const reader = new Reader();
  const fields = new Map(fieldsOf(fragment));
  if (fragment.length > MAX_LENGTH) reader.note("link", `${fragment.length}`, `${MAX_LENGTH}`);
  const named = fields.get("lab");
  if (named !== undefined && named !== id) {
    reader.note("lab", named, id);
    fields.clear(); // its values are about another run
  }
  const version = fields.get("v");
  if (version !== undefined && version !== VERSION) reader.note("v", version, VERSION);

  const data = reader.data(lab, fields.get("data"));
  const recipe = reader.recipe(id, lab, fields, data);
  const beside = fields.get("beside");
  const other = beside ? reader.recipe(id, lab, fieldsOf(beside.replaceAll("/", "&")), data) : null;
  const length = lengthOf(lab, recipe);
  const t = reader.whole("t", fields.get("t"), 0, length, 0);
  const beat = reader.beat(fields.get("beat"), t < length);
  const unit = UNITS.find((name) => name === fields.get("unit"));
  if (unit === undefined && fields.has("unit")) reader.note("unit", fields.get("unit")!, "update");
  for (const [key, text] of fields) if (!RESERVED.includes(key) && !Object.hasOwn(lab.config, key)) reader.note(key, text, "");
  const loupe = reader.loupe(fields.get("loupe"), length);
  const ghost = reader.ghost(fields.get("ghost"), lab, recipe);
  const more = { ...(loupe ? { loupe } : {}), ...(other ? { other } : {}), ...(ghost ? { ghost } : {}) };
  return { link: { recipe, t, beat, unit: unit ?? "update", ...more }, notes: reader.notes };
}

/** As near to the wish as the run allows: whole numbers, at least two updates wide. */
export function settleLoupe([a, b]: Loupe, length: number): Loupe | null {
  const [low, high] = [Math.min(a, b), Math.max(a, b)].map((x) => clamp(Math.round(x), 0, length)) as [number, number];
  if (length < 4) return null;
  const from = Math.min(low, length - 2);
  return [from, Math.max(high, from + 2)];
}

/** Reads values one by one and keeps a note of each that was not taken as it stood. */
class Reader {
  readonly notes: LinkNote[] = [];

  note(key: string, was: string, became: string): void {
    const short = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
    if (this.notes.length < MAX_NOTES) this.notes.push({ key: short(key), was: short(was), became });
  }

  /** A run from its fields; whatever they do not say is the lab's default. */
  recipe(id: string, lab: Lab, fields: ReadonlyMap<string, string>, data: DataId | undefined): Recipe {
    const config: { [key: string]: Value } = {};
    for (const [key, field] of Object.entries(lab.config)) {
      const text = fields.get(key);
      config[key] = text === undefined ? field.default : this.value(key, lab, text, field.default)!;
    }
    const seed = this.whole("seed", fields.get("seed"), 0, MAX_SEED, lab.seed ?? 777);
    const bare: Recipe = { lab: id, config, seed, edits: [], ...(data ? { data } : {}) };
    return { ...bare, edits: this.edits(lab, bare, fields.get("e")) };
  }

  loupe(text: string | undefined, length: number): Loupe | null {
    if (text === undefined) return null;
    const ends = text.split("-").map(readNumber);
    const loupe = ends.length === 2 && ends[0] != null && ends[1] != null ? settleLoupe([ends[0], ends[1]], length) : null;
    if (loupe?.join("-") !== text) this.note("loupe", text, loupe?.join("-") ?? "");
    return loupe;
  }

  /** The run before the last change, of which at least one update was seen that the present run has not. */
  ghost(text: string | undefined, lab: Lab, now: Recipe): GhostLink | null {
    if (text === undefined) return null;
    const [far = "", ...rest] = text.split("/");
    const other = fieldsOf(rest.join("&"));
    const same = other.size > 0 ? now : { ...now, edits: now.edits.slice(0, -1) };
    const recipe = this.recipe(now.lab, lab, new Map([...fieldsOf(printRun(same).join("&")), ...other]), now.data);
    const from = changeBetween(recipe, now)?.t ?? Infinity;
    const read = readNumber(far);
    if (read === null || read <= from) return (this.note("ghost", text, ""), null);
    return { recipe, seen: this.whole("ghost", far, from + 1, lengthOf(lab, recipe), 0) };
  }

  /** A value of the config; `otherwise` where the text says nothing. */
  value(key: string, lab: Lab, text: string, otherwise: Value | null): Value | null {
    const field = lab.config[key]!;
    const read = readField(field, text);
    const value = read === null ? otherwise : settle(field, read);
    if (value === null || value !== read) this.note(key, text, value === null ? "" : pyValue(value));
    return value;
  }

  whole(key: string, text: string | undefined, min: number, max: number, otherwise: number): number {
    if (text === undefined) return otherwise;
    const read = readNumber(text);
    const value = read === null ? otherwise : clamp(Math.round(read), min, max);
    if (value !== read) this.note(key, text, String(value));
    return value;
  }

  beat(text: string | undefined, inside: boolean): number | null {
    if (text === undefined) return null;
    const read = readNumber(text);
    if (read === null || !inside) return (this.note("beat", text, ""), null);
    return this.whole("beat", text, 0, MAX_BEAT, 0);
  }

  /** The set a link names, also one that nobody has: then the worker says so, instead of showing another. */
  data(lab: Lab, text: string | undefined): DataId | undefined {
    const [first] = lab.data ?? [];
    if (text === undefined) return first;
    const [name = "", hash = "", more] = text.split(":");
    const known = lab.data?.some((id) => id.name === name);
    if (known && /^[0-9a-f]{1,64}$/.test(hash) && more === undefined) return { name, hash };
    this.note("data", text, first?.name ?? "");
    return first;
  }

  edits(lab: Lab, bare: Recipe, text: string | undefined): readonly Edit[] {
    if (!text) return [];
    const parts = text.split(";");
    if (parts.length > MAX_EDITS) this.note("e", String(parts.length), String(MAX_EDITS));
    const sets = new Map<number, Config>();
    for (const part of parts.slice(0, MAX_EDITS)) {
      const [when = "", what = ""] = split(part, ":");
      const t = readNumber(when);
      if (t === null || !Number.isSafeInteger(t) || t < 0 || what === "") this.note("e", decode(part), "");
      else sets.set(t, { ...sets.get(t), ...this.set(lab, what) });
    }
    const kept: Edit[] = [];
    for (const [t, set] of [...sets].sort(([a], [b]) => a - b)) {
      const edits = [...kept, { t, set }];
      if (Object.keys(set).length === 0) continue; // said already
      if (t < lengthOf(lab, { ...bare, edits })) kept.push({ t, set });
      else this.note("e", String(t), "");
    }
    return kept;
  }

  set(lab: Lab, text: string): Config {
    const set: { [key: string]: Value } = {};
    for (const pair of text.split(",")) {
      const [key = "", raw = ""] = split(pair, "=").map(decode);
      const editable = Object.hasOwn(lab.config, key) && lab.config[key]!.editable;
      const value = editable ? this.value(key, lab, raw, null) : null;
      if (value !== null) set[key] = value;
      else if (!editable) this.note(key, raw, "");
    }
    return set;
  }
}

/** The text before and after the first `mark`. */
function split(text: string, mark: string): string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
