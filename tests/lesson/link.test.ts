import fc from "fast-check";
import { describe, expect, test } from "vitest";
import twoHidden from "../../src/chapters/xor/labs/twoHidden.ts";
import { settle } from "../../src/lesson/field.ts";
import { MAX_SEED, RESERVED, UNITS, parseLink, printLink, type Link } from "../../src/lesson/link.ts";
import { changeBetween } from "../../src/lesson/player/change.ts";
import {
  choice,
  int,
  lengthOf,
  real,
  text,
  toggle,
  type Config,
  type Field,
  type Lab,
  type Recipe,
  type Value,
} from "../../src/lesson/recipe.ts";

const ID = "xor/two-hidden";
const read = (fragment: string) => parseLink(fragment, ID, twoHidden);
const start: Link = {
  recipe: { lab: ID, config: { hidden: 2, lr: 1 }, seed: 777, edits: [] },
  t: 0,
  beat: null,
  unit: "update",
};
const label = { ko: "", en: "" };

/** A lab with every kind of field, whose length is one of its values. */
const odd: Lab = {
  ...(twoHidden as Lab),
  config: {
    steps: int({ default: 100, min: 1, max: 1000, editable: true, label }),
    wd: real({ default: 0, min: 1e-6, max: 10, scale: "log", zero: true, editable: true, label }),
    shift: real({ default: 0, min: -5, max: 5, scale: "linear", editable: true, label }),
    act: choice({ default: "relu", options: ["relu", "a&b=c;d:e,f%#", "기울기"], label }),
    mode: choice({ default: "x", options: ["x", "y z"], editable: true, label }),
    bias: toggle({ default: true, editable: true, label }),
    said: text({ default: "x", fits: (it) => it.length <= 40, examples: ["x~2~pow", "a&b=c;d:e,f/%#~", ""], label }),
  },
  data: [
    { name: "mnist", hash: "5e7" },
    { name: "drawn digits", hash: "0" },
  ],
  length: (config) => Number(config["steps"]),
};

const valueOf = (field: Field) => {
  switch (field.kind) {
    case "int":
      return fc.integer({ min: field.min, max: field.max });
    case "real":
      return fc.double({ noNaN: true }).map((x) => settle(field, x));
    case "choice":
      return fc.constantFrom(...field.options);
    case "toggle":
      return fc.boolean();
    case "text":
      return fc.constantFrom(...field.examples);
  }
};
const configs = (lab: Lab): fc.Arbitrary<Config> =>
  fc.record<{ [key: string]: Value }>(
    Object.fromEntries(Object.entries(lab.config).map(([key, field]) => [key, valueOf(field)])),
  );
const sets = (lab: Lab): fc.Arbitrary<Config> =>
  fc
    .record<{ [key: string]: Value }>(
      Object.fromEntries(Object.entries(lab.config).flatMap(([key, field]) => (field.editable ? [[key, valueOf(field)]] : []))),
      { requiredKeys: [] },
    )
    .filter((set) => Object.keys(set).length > 0);

/** Valid links of a lab: edits in order, each before the end of the run. */
const links = (lab: Lab, id: string): fc.Arbitrary<Link> =>
  fc
    .record({
      config: configs(lab),
      seed: fc.integer({ min: 0, max: MAX_SEED }),
      edits: fc.uniqueArray(fc.record({ t: fc.nat(1200), set: sets(lab) }), { maxLength: 6, selector: ({ t }) => t }),
      data: fc.record({
        name: fc.constantFrom(...(lab.data ?? [{ name: "-" }]).map(({ name }) => name)),
        hash: fc.stringMatching(/^[0-9a-f]{1,64}$/),
      }),
      place: fc.double({ min: 0, max: 1, noNaN: true }),
      beat: fc.option(fc.nat(12)),
      unit: fc.constantFrom(...UNITS),
      before: fc.option(
        fc.record({ config: fc.option(configs(lab)), seed: fc.option(fc.nat(9)), edits: fc.option(fc.constantFrom(0, 1, 2)) }),
      ),
      far: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ config, seed, edits, data, place, beat, unit, before, far }) => {
      const kept: Recipe["edits"][number][] = [];
      const recipe: Recipe = { lab: id, config, seed, edits: kept, ...(lab.data ? { data } : {}) };
      for (const edit of edits.sort((a, b) => a.t - b.t))
        if (edit.t < lengthOf(lab, { ...recipe, edits: [...kept, edit] })) kept.push(edit);
      const length = lengthOf(lab, recipe);
      const t = Math.floor(place * length);
      const link = { recipe, t, beat: t < length ? beat : null, unit };
      const wished = {
        ...recipe,
        config: before?.config ?? config,
        seed: before?.seed ?? seed,
        edits: kept.slice(0, before?.edits ?? -1),
      };
      const was = { ...wished, edits: wished.edits.filter((it) => it.t < lengthOf(lab, { ...wished, edits: [] })) };
      const from = changeBetween(was, recipe)?.t ?? Infinity;
      const seen = from + 1 + Math.floor(far * (lengthOf(lab, was) - from - 1));
      return before && seen > from && seen <= lengthOf(lab, was) ? { ...link, ghost: { recipe: was, seen } } : link;
    });

describe("link: parse ∘ print is the identity", () => {
  test.for<[string, Lab, string]>([
    ["xor/two-hidden", twoHidden, ID],
    ["a lab with every kind of field", odd, "odd/every-kind"],
  ])("on %s", ([, lab, id]) => {
    fc.assert(
      fc.property(links(lab, id), (link) => {
        const { link: back, notes } = parseLink(`#${printLink(link)}`, id, lab);
        expect(back).toEqual(link);
        expect(notes).toEqual([]);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });
});

test("printLink: is short and readable", () => {
  const recipe = { ...start.recipe, edits: [{ t: 2200, set: { lr: 0.3 } }] };
  expect(printLink({ ...start, recipe, t: 2200, beat: 3, unit: "beat" })).toBe(
    "v=1&lab=xor/two-hidden&seed=777&hidden=2&lr=1&e=2200:lr=0.3&t=2200&beat=3&unit=beat",
  );
  const edits = Array.from({ length: 8 }, (_, k) => ({ t: 1000 * k + 999, set: { lr: 0.123456789 } }));
  expect(printLink({ ...start, recipe: { ...recipe, edits } }).length).toBeLessThanOrEqual(300);
});

test("printLink: a future that was cut costs a few characters", () => {
  const recipe = { ...start.recipe, edits: [{ t: 2200, set: { lr: 0.3 } }] };
  const said = (before: Partial<Recipe>, seen = 5000) =>
    printLink({ ...start, recipe, ghost: { recipe: { ...recipe, ...before }, seen } }).replace(/.*&ghost=/, "");
  expect(said({ edits: [] })).toBe("5000");
  expect(said({ seed: 1 })).toBe("5000/seed=1");
  expect(said({ edits: [{ t: 2200, set: { lr: 3 } }] })).toBe("5000/e=2200:lr=3");
  expect(said({ config: { hidden: 3, lr: 1 }, edits: [] }, 7)).toBe("7/hidden=3/e=");
});

test.for<[text: string, became: string | null]>([
  ["5000", null],
  ["5000/seed=1", null],
  ["5000/seed=1/e=", null],
  ["5000%2Fe%3D100%3Alr%3D2", null], // as a messenger encodes it
  ["99999", "10001"],
  ["1000", ""], // no further than where the change was made
  ["", ""],
  ["much", ""],
  ["5000/e=1000:lr=0.3", ""], // the same run
])("parseLink: ghost=%s beside an edit at 1000", ([text, became]) => {
  const { link, notes } = read(`e=1000:lr=0.3&ghost=${text}`);
  expect(notes.map((note) => note.became)).toEqual(became === null ? [] : [became]);
  expect(link.ghost?.seen).toBe(became === "" ? undefined : Number(became ?? 5000));
});

test("parseLink: without an edit there is nothing a ghost could lack", () => {
  expect(read("ghost=5").link).toEqual(start);
});

test("parseLink: an empty fragment is the lab as it opens", () => {
  expect(read("")).toEqual({ link: start, notes: [] });
  expect(read("#")).toEqual({ link: start, notes: [] });
  expect(read("#lang=en")).toEqual({ link: start, notes: [] });
});

test("parseLink: marks that a messenger encoded are read all the same", () => {
  const { link, notes } = read("v=1&lab=xor%2Ftwo-hidden&e=2200%3Alr%3D0.3%3B3000%3Alr%3D0.1&t=5");
  expect(link.recipe.edits).toEqual([
    { t: 2200, set: { lr: 0.3 } },
    { t: 3000, set: { lr: 0.1 } },
  ]);
  expect(notes).toEqual([]);
});

test.for<[fragment: string, notes: [key: string, was: string, became: string][]]>([
  ["lr=1e99", [["lr", "1e99", "1e+30"]]],
  ["lr=1e999", [["lr", "1e999", "1e+30"]]],
  ["lr=-3", [["lr", "-3", "0.001"]]],
  ["lr=NaN", [["lr", "NaN", "1"]]],
  ["lr=", [["lr", "", "1"]]],
  ["lr", [["lr", "", "1"]]],
  ["lr=0x10", [["lr", "0x10", "1"]]],
  ["hidden=2.6", [["hidden", "2.6", "3"]]],
  ["hidden=9999999999999999", [["hidden", "9999999999999999", "16"]]],
  ["hidden=두 개", [["hidden", "두 개", "2"]]],
  ["seed=-1", [["seed", "-1", "0"]]],
  ["seed=4294967296", [["seed", "4294967296", "4294967295"]]],
  ["seed=%zz", [["seed", "%zz", "777"]]],
  ["t=10002", [["t", "10002", "10001"]]],
  ["t=1e400", [["t", "1e400", "10001"]]],
  ["beat=3&t=10001", [["beat", "3", ""]]],
  ["beat=-1", [["beat", "-1", "0"]]],
  ["unit=second", [["unit", "second", "update"]]],
  ["v=2", [["v", "2", "1"]]],
  ["colour=red", [["colour", "red", ""]]],
  ["__proto__=1", [["__proto__", "1", ""]]],
  ["constructor=1", [["constructor", "1", ""]]],
  ["lab=xor/none&lr=3", [["lab", "xor/none", "xor/two-hidden"]]],
  ["data=mnist:00", [["data", "mnist:00", ""]]],
  ["e=5:hidden=3", [["hidden", "3", ""]]],
  ["e=5:__proto__=3", [["__proto__", "3", ""]]],
  ["e=10001:lr=3", [["e", "10001", ""]]],
  ["e=-1:lr=3", [["e", "-1:lr=3", ""]]],
  ["e=1.5:lr=3", [["e", "1.5:lr=3", ""]]],
  [
    "e=;",
    [
      ["e", "", ""],
      ["e", "", ""],
    ],
  ],
  ["e=5:lr=fast", [["lr", "fast", ""]]],
  ["e=5:lr=1e99", [["lr", "1e99", "1e+30"]]],
])("parseLink: %s is said to be wrong", ([fragment, notes]) => {
  expect(read(fragment).notes.map(({ key, was, became }) => [key, was, became])).toEqual(notes);
});

test("parseLink: a run is on the lab's first data set, or on the very set that a link names, whoever has it", () => {
  const dataOf = (fragment: string) => parseLink(fragment, "odd/every-kind", odd).link.recipe.data;
  expect(dataOf("")).toEqual({ name: "mnist", hash: "5e7" });
  expect(dataOf("data=drawn digits:77")).toEqual({ name: "drawn digits", hash: "77" });
  expect(dataOf("data=cifar:77")).toEqual({ name: "mnist", hash: "5e7" });
  expect(parseLink("data=cifar:77", "odd/every-kind", odd).notes).toEqual([{ key: "data", was: "cifar:77", became: "mnist" }]);
});

test("parseLink: edits come in order, the same step once, the last word of a key winning", () => {
  expect(read("e=9:lr=3;5:lr=1;9:lr=4").link.recipe.edits).toEqual([
    { t: 5, set: { lr: 1 } },
    { t: 9, set: { lr: 4 } },
  ]);
});

test("parseLink: a length no link has is cut, a flood of nonsense makes few notes", () => {
  const flood = Array.from({ length: 100_000 }, (_, k) => `k${k}=${"x".repeat(50)}`).join("&");
  const { link, notes } = read(flood);
  expect(link).toEqual(start);
  expect(notes.length).toBeLessThanOrEqual(8);
  expect(notes.every(({ key, was, became }) => `${key}${was}${became}`.length < 120)).toBe(true);
  const edits = read(`e=${Array.from({ length: 5000 }, (_, k) => `${k}:lr=1`).join(";")}`).link.recipe.edits;
  expect(edits.length).toBeLessThanOrEqual(200);
});

const isValid = (lab: Lab, { recipe, t, beat, ghost }: Link): void => {
  if (ghost) isValid(lab, { recipe: ghost.recipe, t: ghost.seen, beat: null, unit: "update" });
  const length = lengthOf(lab, recipe);
  for (const config of [recipe.config, ...recipe.edits.map(({ set }) => set)])
    for (const [key, value] of Object.entries(config)) expect(settle(lab.config[key]!, value)).toBe(value);
  expect(Object.keys(recipe.config)).toEqual(Object.keys(lab.config));
  for (const edit of recipe.edits) for (const key of Object.keys(edit.set)) expect(lab.config[key]!.editable).toBe(true);
  expect(recipe.edits.every((edit, k) => edit.t >= 0 && edit.t < length && edit.t > (recipe.edits[k - 1]?.t ?? -1))).toBe(true);
  expect(Number.isInteger(recipe.seed) && recipe.seed >= 0 && recipe.seed <= MAX_SEED).toBe(true);
  expect(Number.isInteger(t) && t >= 0 && t <= length).toBe(true);
  expect(beat === null || (Number.isInteger(beat) && beat >= 0 && t < length)).toBe(true);
};

describe("parseLink: whatever it is given, a valid run comes out", () => {
  const pieces = fc.constantFrom(
    "lr",
    "steps",
    "wd",
    "act",
    "e",
    "t",
    "seed",
    "beat",
    "=",
    "&",
    ":",
    ";",
    ",",
    "%",
    "%00",
    "-0",
    "1e309",
    "__proto__",
    "#",
    "2",
    ".",
  );
  const noise = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 40 }).map((parts) => parts.join("")),
    // a good link with a wound
    fc.tuple(links(odd, "odd/every-kind"), fc.nat(200), fc.nat(8), fc.string({ maxLength: 8 })).map(([link, at, cut, text]) => {
      const good = printLink(link);
      return good.slice(0, at) + text + good.slice(at + cut);
    }),
  );
  test("5,000 fragments", () => {
    fc.assert(
      fc.property(noise, (fragment) => {
        isValid(odd, parseLink(fragment, "odd/every-kind", odd).link);
        isValid(twoHidden, read(fragment).link);
      }),
      { numRuns: 5000, seed: 2 },
    );
  }, 20_000);
});

test("labs: no key of a config is a word of the link", () => {
  const labs = import.meta.glob<{ default: Lab }>(["../../src/chapters/*/labs/*.ts", "!**/*.run.ts"], { eager: true });
  expect(Object.keys(labs).length).toBeGreaterThan(0);
  for (const { default: lab } of Object.values(labs))
    for (const key of Object.keys(lab.config)) expect(RESERVED).not.toContain(key);
});
