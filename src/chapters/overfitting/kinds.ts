/** @file What a pair of curves can be, and what is said to a guess. */
import type { Words } from "./text.ts";

export const KINDS = ["under", "fine", "over", "few", "leak", "rate"] as const;
export type Kind = (typeof KINDS)[number];
/** The order in which the new ones are asked. */
export const ASKED = ["over", "rate", "fine", "few", "under", "leak"] as const satisfies readonly Kind[];

/** What is said to an answer: the reason, whether it is right or not. */
export function gradeOf(asked: Kind, answer: Kind, words: Words): { readonly right: boolean; readonly text: string } {
  const right = asked === answer;
  return { right, text: right ? words.rightBecause[asked] : words.notBecause[answer](words.clues[asked]) };
}
