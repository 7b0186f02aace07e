/** @file The contract of a chapter, and the list of those there are: found by their places; nobody edits a list. */
import type { ComponentType } from "react";
import { thaw, type Facts } from "../lesson/facts.ts";
import type { Edit, Config, Lab, Text } from "../lesson/recipe.ts";
import type { Player } from "../lesson/player.ts";
import { coming, type Announcement, type Titled } from "./coming.ts";

/**
 * A chapter's folder holds, beside this description: `Page.tsx` (default: a component of PageProps), `text.ko.mdx` and `text.en.mdx`
 * (its prose, in the same `## Heading [#id]` sections), `text.ko.ts` and `text.en.ts` (default: what its components say), `labs/`, and if it wants them `facts.ts` (default: FactRequests, run by the build)
 * and `Miniature.tsx` (default: a component of { facts }, its picture on the cover, 148 × 94, rendered by the build only).
 * What is no run: `engine/index.ts` (default: answers a question, in the worker), `asks.ts` (default: questions by name, answered by the
 * build) and `stills.ts` (default: markup by name, made by the build only).
 */
export interface Opened {
  /** What it asks, in one sentence: the page's opening, and its preview in a messenger. */
  readonly question: Text;
  readonly page: () => Promise<{ readonly default: ComponentType<PageProps> }>;
}
/** A page after the chapters, without a number. */
export interface Appendix extends Titled, Opened {}
export interface Chapter extends Announcement, Opened {
  readonly lecture: Lecture;
  /** What one should know before: a derivative, a table of numbers. */
  readonly before: readonly Text[];
  /** What stands beside its number on the cover: a number its own lab made. */
  readonly mark?: (facts: Facts) => Text;
}
/** Where in 모두의 딥러닝 시즌 2 its matter is taught. */
export interface Lecture {
  /** 12 for 12강. */
  readonly number: number;
  /** The lecture's notebooks, as their repository names them: `lab-08_1_xor`. */
  readonly notebooks: readonly string[];
}

export interface PageProps {
  readonly lang: keyof Text;
  /** What `facts.ts` asked for, by its names. */
  readonly facts: Facts;
  /**
   * A player of this chapter's lab `id` (`xor/two-hidden`). The same arguments give the same player, so it may be called while rendering.
   * All players of a page share one worker. While the page is rendered by the build, nothing answers.
   */
  readonly openLab: (id: string, options?: OpenOptions) => Player;
  /** The whole address of a player's present state. */
  readonly linkOf: (player: Player) => string;
  /** Whether single keys work the deck. */
  readonly shortcuts: boolean;
  /** The section `id` of the chapter's prose, in the page's language, heading included. Unknown ids fail the build. */
  readonly Prose: ComponentType<{ readonly id: string }>;
}
export interface OpenOptions {
  /** What the lab's machine is to draw in a view. */
  readonly query?: unknown;
  /** Two players of one lab on a page have two names. Links speak of the first that was opened of their lab. */
  readonly name?: string;
  /** Where it begins, if not with the lab's defaults at t = 0. */
  readonly config?: Config;
  readonly seed?: number;
  readonly edits?: readonly Edit[];
  readonly t?: number;
}

type Load<M> = { readonly [path: string]: () => Promise<M> };

/** A chapter's prose in one language, as the build compiles it. */
export interface Prose {
  /** The ids of its sections, in their order. */
  readonly sections: readonly string[];
  readonly default: ComponentType<{ readonly components?: { readonly [name: string]: unknown } }>;
}

const found = import.meta.glob<{ readonly default: Chapter | Appendix }>("./*/chapter.ts", { eager: true });
const written = Object.values(found).map((module) => module.default);
export const isNumbered = (entry: Chapter | Appendix): entry is Chapter => "order" in entry;
/** Those that exist, in the book's order. */
export const chapters: readonly Chapter[] = written.filter(isNumbered).sort((a, b) => a.order - b.order);
export const appendices: readonly Appendix[] = written.filter((entry) => !isNumbered(entry));
/** Everything that can be opened. */
export const pages: readonly (Chapter | Appendix)[] = [...chapters, ...appendices];

/** The whole book in its order; a chapter that does not exist yet is only announced. */
export const contents: readonly (Chapter | Announcement)[] = [
  ...chapters,
  ...coming.filter(({ id }) => !chapters.some((chapter) => chapter.id === id)),
].sort((a, b) => a.order - b.order);

export const isChapter = (entry: Chapter | Announcement): entry is Chapter => "page" in entry;

const labs: Load<{ readonly default: Lab }> = import.meta.glob<{ readonly default: Lab }>([
  "./*/labs/*.ts",
  "!./*/labs/*.run.ts",
]);
const texts: Load<Prose> = import.meta.glob<Prose>("./*/text.*.mdx");
const dictionaries: Load<{ readonly default: unknown }> = import.meta.glob<{ readonly default: unknown }>("./*/text.*.ts");
/** `?computed` is answered by the build (`src/build/facts.ts`): the requests of the file, run. */
const computed: Load<{ readonly default: string }> = import.meta.glob<{ readonly default: string }>("./*/facts.ts", {
  query: "?computed",
});

const asked: Load<{ readonly default: string }> = import.meta.glob<{ readonly default: string }>("./*/asks.ts", {
  query: "?computed",
});

/** `./xor/labs/twoHidden.ts` → `xor/two-hidden`. */
export function idOf(path: string): string {
  const [, chapter = "", name = ""] = /^\.\/([^/]+)\/labs\/([^/.]+)\.ts$/.exec(path) ?? [];
  return `${chapter}/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The labs of one chapter, by id. */
export async function labsOf(chapter: string): Promise<ReadonlyMap<string, Lab>> {
  const own = Object.entries(labs).filter(([path]) => path.startsWith(`./${chapter}/`));
  return new Map(await Promise.all(own.map(async ([path, load]) => [idOf(path), (await load()).default] as const)));
}

/** What the build computed for a chapter. */
export async function factsOf(chapter: string): Promise<Facts> {
  const load = computed[`./${chapter}/facts.ts`];
  return load ? thaw((await load()).default) : {};
}

/** What a chapter's engine told the build. */
export async function answersOf(chapter: string): Promise<{ readonly [name: string]: unknown }> {
  const load = asked[`./${chapter}/asks.ts`];
  return load ? (JSON.parse((await load()).default) as { readonly [name: string]: unknown }) : {};
}

/** A chapter's prose in one language; null where it has none. */
export async function textOf(chapter: string, lang: keyof Text): Promise<Prose | null> {
  return (await texts[`./${chapter}/text.${lang}.mdx`]?.()) ?? null;
}

/** What a chapter's components say, in one language: the default of `text.<lang>.ts`; null where it has none. */
export async function wordsOf(chapter: string, lang: keyof Text): Promise<unknown> {
  return (await dictionaries[`./${chapter}/text.${lang}.ts`]?.())?.default ?? null;
}
