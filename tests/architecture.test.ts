/** @file Who may import whom. The table is the house; a file that is in no room fails. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bare, importsOf, type Import } from "./support/imports.ts";

interface Room {
  readonly name: string;
  readonly files: RegExp;
  /** What its files may import, as values and as types. */
  readonly may: RegExp;
  /** What they may import besides, as types only: nothing of it reaches the bundle. */
  readonly mayType?: RegExp;
  /** Runs everywhere to the same bit, so it may touch nothing that differs between machines. */
  readonly exact?: boolean;
}

/** What a page needs of lesson/: it knows recipes and players, and nothing of the core. */
const onPage =
  "lesson/(?:recipe|identity|facts|listing|lab|link|protocol|player|player/\\w+|field|pyNumber|expression|points|data/ids)\\.ts";
const react = "npm:react(?:-dom)?(?:/.*)?";

/** The first room whose pattern matches is the file's room. `<own>` stands for the chapter's folder. */
const rooms: readonly Room[] = [
  { name: "core", files: /^core\//, may: /^core\//, exact: true },
  {
    name: "lesson, on the page",
    files: new RegExp(`^${onPage}$`),
    may: new RegExp(`^(?:${onPage}|npm:zustand/vanilla)$`),
    mayType: /^lesson\//,
  },
  {
    name: "lesson, data sets",
    files: /^lesson\/data\//,
    may: /^(?:lesson\/data|core)\//,
    mayType: /^lesson\/recipe\.ts$/,
    exact: true,
  },
  { name: "lesson, engine", files: /^lesson\//, may: /^(?:lesson|core)\// },
  {
    name: "chapters, what pages and machines say to each other",
    files: /^chapters\/[^/]+\/views\.ts$/,
    may: /(?!)/,
    mayType: /^lesson\//,
  },
  {
    name: "chapters, machines",
    files: /^chapters\/[^/]+\/(?:labs\/[^/]+\.run|data|engine\/[^/]+)\.ts$/,
    may: /^(?:<own>\/(?:labs\/|data\.ts|views\.ts|engine\/)|core\/|lesson\/)/,
    exact: true,
  },
  {
    name: "chapters, labs",
    files: /^chapters\/[^/]+\/labs\/[^/]+\.ts$/,
    may: new RegExp(`^(?:<own>/labs/(?!.*\\.run\\.ts$)|${onPage}$)`),
    mayType: /^lesson\//,
  },
  {
    name: "chapters, facts",
    files: /^chapters\/[^/]+\/facts\.ts$/,
    may: new RegExp(`^(?:<own>/views\\.ts$|<own>/labs/(?!.*\\.run\\.ts$)|${onPage}$)`),
  },
  {
    name: "chapters, questions to the engine",
    files: /^chapters\/[^/]+\/asks\.ts$/,
    may: /^(?:<own>\/engine\/questions\.ts$|\.\.\/tests\/golden\/)/,
  },
  {
    name: "chapters, on the build",
    files: /^chapters\/[^/]+\/stills\.ts$/,
    may: /^(?:npm:katex|<own>\/engine\/abouts\.ts)$/,
    mayType: /^(?:<own>\/|app\/|ui\/)/,
  },
  {
    name: "chapters, list",
    files: /^chapters\/[^/]+\.ts$/,
    may: new RegExp(`^(?:chapters/|${onPage}$)`),
    mayType: /^(?:lesson\/|npm:react$)/,
  },
  {
    name: "chapters, pages",
    files: /^chapters\/[^/]+\/.+\.(?:tsx?|mdx|css)$/,
    may: new RegExp(
      `^(?:<own>/(?!labs/.*\\.run\\.ts$|data\\.ts$|(?:asks|stills)\\.ts$|engine/(?!case\\.ts$))|\\.\\./tests/golden/|chapters/index\\.ts$|ui/|${onPage}$|${react}$|npm:zustand(?:/.*)?$)`,
    ),
    mayType: /^(?:<own>\/|lesson\/)/,
  },
  { name: "ui, mathjs", files: /^ui\/mathjs\.ts$/, may: new RegExp(`^(?:ui/|${onPage}$|npm:mathjs(?:/.*)?$)`) },
  { name: "ui, plotly", files: /^ui\/plotly[^/]*\.ts$/, may: new RegExp(`^(?:ui/|npm:plotly\\.js(?:/.*)?$)`) },
  {
    name: "ui",
    files: /^ui\//,
    may: new RegExp(`^(?:ui/|${onPage}$|${react}$|npm:zustand(?:/.*)?$)`),
    mayType: /^(?:lesson\/|npm:plotly\.js)/,
  },
  { name: "app", files: /^(?:app\/|(?:main\.tsx|worker\.ts)$)/, may: /^(?!core\/|build\/|node:)/ },
  { name: "build", files: /^build\//, may: /^/ },
];

const files = new Map(
  readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.(?:tsx?|mjs|js|mdx|css)$/.test(path) && !path.endsWith(".d.ts"))
    .sort()
    .map((path) => [path, readFileSync(`src/${path}`, "utf8")]),
);

const roomOf = (path: string) => rooms.find((room) => room.files.test(path));

/** What is wrong with one file's imports, each as a sentence. */
function forbiddenImports(path: string, source: string): string[] {
  const room = roomOf(path);
  if (!room) return [`${path} is in no room`];
  const own = /^chapters\/[^/]+/.exec(path)?.[0] ?? "<none>";
  const allows = (pattern: RegExp | undefined, target: string) =>
    pattern !== undefined && new RegExp(pattern.source.replaceAll("<own>", own)).test(target);
  return importsOf(path, source)
    .filter(({ target, kind }) => !allows(room.may, target) && !(kind === "type" && allows(room.mayType, target)))
    .map(({ target, kind }) => `${path} (${room.name}) imports ${target}${kind === "type" ? " as a type" : ""}`);
}

/** Exact to the last bit in every engine; the rest of Math is left to the engine's taste, and random is random. */
const EXACT_MATH = "abs|ceil|clz32|floor|fround|imul|max|min|round|sign|sqrt|trunc|PI|E|LN2|LN10|LOG2E|LOG10E|SQRT2|SQRT1_2";
const INEXACT: readonly (readonly [string, RegExp])[] = [
  ["Math beyond what is exact", new RegExp(`\\bMath\\b(?!\\.(?:${EXACT_MATH})\\b)`)],
  ["** where the base is not 2 (x * x is exact, x ** 2 is not)", /(?<!\b2n?\s?)\*\*/],
  [
    "what only some hosts have, or what differs between them",
    /(?<![.\w$])(?:Date|Intl|console|crypto|document|eval|fetch|Function|globalThis|navigator|performance|process|queueMicrotask|self|setTimeout|window)\b(?!\s*\??:|\(\): )/, // a method may bear PyTorch's name: `eval(): this`
  ],
  ["what follows the reader's language", /\.(?:toLocale\w+|localeCompare)\(/],
];
const FORMULA = /String\.raw`(?:[^`$]|\$(?!\{))*`/g;
function inexact(path: string, source: string): string[] {
  const code = bare(source, { strings: false }).replace(FORMULA, '""');
  return INEXACT.flatMap(([what, pattern]) => {
    const found = pattern.exec(code);
    if (!found) return [];
    return [`${path} uses ${what}: ${code.slice(found.index).split("\n")[0]!.trim().slice(0, 60)}`];
  });
}

/** The files that `entry`'s bundle can reach; `url` imports are bundles of their own. */
function reachable(entry: string, all: ReadonlyMap<string, string>): Set<string> {
  const seen = new Set<string>();
  const todo = [entry];
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const imports = importsOf(path, all.get(path) ?? "").filter(({ kind }) => kind === "value" || kind === "lazy");
    todo.push(...imports.flatMap((edge) => matching(edge, all)));
  }
  return seen;
}
function matching({ target, except = [] }: Import, all: ReadonlyMap<string, string>): string[] {
  if (!target.includes("*")) return [target];
  const left = except.flatMap((pattern) => matching({ target: pattern, kind: "lazy" }, all));
  const pattern = new RegExp(
    `^${target
      .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
      .replaceAll("**/", "(?:.*/)?")
      .replaceAll(/(?<!\.)\*/g, "[^/]*")}$`,
  );
  return [...all.keys()].filter((path) => pattern.test(path) && !left.includes(path));
}

describe("architecture", () => {
  test("rooms: every file imports only what its room may", () => {
    expect([...files].flatMap(([path, source]) => forbiddenImports(path, source))).toEqual([]);
  });

  test("rooms: core and the labs' machines use nothing that differs between engines", () => {
    expect([...files].flatMap(([path, source]) => (roomOf(path)?.exact ? inexact(path, source) : []))).toEqual([]);
  });

  test("page: nothing that main.tsx reaches, at once or later, is core", () => {
    const reached = [...reachable("main.tsx", files)];
    expect(reached.filter((path) => path.startsWith("core/"))).toEqual([]);
  });

  test("worker: nothing that worker.ts reaches is React", () => {
    const reached = files.has("worker.ts") ? [...reachable("worker.ts", files)] : [];
    expect(reached.filter((path) => path.startsWith("npm:react") || path.startsWith("ui/"))).toEqual([]);
  });

  test("worker: nothing that worker.ts reaches asks for what the ops' files say of them", () => {
    expect([...reachable("worker.ts", files)].filter((path) => /engine\/(?:abouts|told)\.ts$/.test(path))).toEqual([]);
  });

  test.for<[path: string, source: string]>([
    ["core/tensor.ts", 'import { useState } from "react";'],
    ["core/tensor.ts", 'import type { Recipe } from "../lesson/recipe.ts";'],
    ["core/tensor.ts", 'export * from "../lesson/recipe.ts";'],
    ["lesson/recipe.ts", 'import { tensor } from "../core/index.ts";'],
    ["lesson/runner.ts", 'import React from "react";'],
    ["lesson/player.ts", 'import {\n  Timeline,\n} from "./timeline.ts";'],
    ["chapters/xor/labs/twoHidden.ts", 'import { nn } from "../../../core/index.ts";'],
    ["chapters/xor/labs/twoHidden.ts", 'import machine from "./twoHidden.run.ts";'],
    ["chapters/xor/labs/twoHidden.run.ts", 'import { Chart } from "../../../ui/Chart.tsx";'],
    ["chapters/xor/Page.tsx", 'const lab = import("./labs/twoHidden.run.ts");'],
    ["chapters/xor/Page.tsx", 'import { figure } from "../mnist/figures.ts";'],
    ["ui/Chart.tsx", 'import "../core/index.ts";'],
    ["ui/Chart.tsx", 'import Plotly from "plotly.js/lib/core";'],
    ["app/App.tsx", 'import { tensor } from "../core/index.ts";'],
    ["helpers.ts", ""],
    ["stuff/anything.ts", ""],
  ])("rooms: %s may not say %s", ([path, source]) => {
    expect(forbiddenImports(path, source)).toHaveLength(1);
  });

  test.for<[path: string, source: string]>([
    ["core/ops/exp.ts", 'import { exp } from "../math.ts"; // import "react"'],
    ["lesson/player.ts", 'import { createStore } from "zustand/vanilla"; import type { Timeline } from "./timeline.ts";'],
    ["chapters/xor/labs/twoHidden.run.ts", 'import { nn } from "../../../core/index.ts"; import lab from "./twoHidden.ts";'],
    ["chapters/xor/figures.ts", 'import type { View } from "./labs/twoHidden.run.ts";'],
    ["ui/plotly.ts", 'import Plotly from "plotly.js/lib/core";'],
  ])("rooms: %s may say %s", ([path, source]) => {
    expect(forbiddenImports(path, source)).toEqual([]);
  });

  test.for([
    "Math.random()",
    "Math.exp(x)",
    "const { exp } = Math",
    "x ** 2",
    "new Date()",
    "console.log(x)",
    "performance.now()",
    "x.toLocaleString()",
  ])("bits: core may not say %s", (source) => expect(inexact("core/x.ts", source)).toHaveLength(1));
  test.for([
    "Math.fround(x)",
    "2 ** -53",
    "const s = 'Math.random()'; // Date",
    "String.raw`x_{\\text{window}}`",
    "loader.self",
    "{ process: 1 }",
  ])("bits: core may say %s", (source) => expect(inexact("core/x.ts", source)).toEqual([]));

  test("page: a core that is reached through a lesson file and a glob is noticed", () => {
    const house = new Map([
      ["main.tsx", 'import "./chapters/index.ts";'],
      ["chapters/index.ts", 'export const all = import.meta.glob(["./*/nothing.ts", "./*/chapter.ts"]);'],
      ["chapters/xor/chapter.ts", 'const page = () => import("../../lesson/runner.ts");'],
      ["lesson/runner.ts", 'import { tensor } from "../core/index.ts";'],
      ["core/index.ts", ""],
    ]);
    expect(reachable("main.tsx", house)).toContain("core/index.ts");
  });

  test("page: what a glob leaves out is not reached, and what it lets in is", () => {
    const house = new Map([
      ["main.tsx", 'import.meta.glob(["./chapters/*/labs/*.ts", "!./chapters/*/labs/*.run.ts"]);'],
      ["chapters/xor/labs/twoHidden.ts", ""],
      ["chapters/xor/labs/twoHidden.run.ts", ""],
    ]);
    expect([...reachable("main.tsx", house)]).toEqual(["main.tsx", "chapters/xor/labs/twoHidden.ts"]);
  });

  test("lines per room", () => {
    const lines = new Map<string, number>();
    for (const [path, source] of files) {
      const room = path.includes("/") ? path.split("/")[0]! : "entrances";
      lines.set(room, (lines.get(room) ?? 0) + source.trimEnd().split("\n").length);
    }
    const rows = [...lines].map(([room, count]) => `${room} ${count}`);
    process.stdout.write(` lines: ${rows.join(" · ")}\n`);
    expect(lines.size).toBeGreaterThan(0);
  });
});
