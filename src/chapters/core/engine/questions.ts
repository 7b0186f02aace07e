/** @file What the page may ask the engine, and what comes back: plain data. */
import type { Family } from "../../../core/ops/about.ts";
import type { Case, Written } from "./case.ts";

export type { Family };

/** The reader's, to the worker. */
export type Question =
  /** An op's example with other numbers. Flat, row-major; `upstream` null: what `records` chose. */
  | {
      readonly what: "example";
      readonly op: string;
      readonly example: number;
      readonly inputs: readonly (readonly number[])[];
      readonly upstream: readonly number[] | null;
    }
  /** Some golden cases, run. */
  | { readonly what: "cases"; readonly cases: readonly Case[] };

/** The build's. */
export type Asked =
  /** Every op of the core, with its examples computed. */
  | { readonly what: "records" }
  /** The golden files by their texts: what there is to measure, and the bits that came out here. */
  | { readonly what: "golden"; readonly files: readonly string[] };

export interface Numbers {
  readonly shape: readonly number[];
  /** Row-major; what JSON cannot say stands as "nan", "inf" or "-inf". */
  readonly data: readonly Written[];
}
export interface ExampleAnswer {
  readonly inputs: readonly Numbers[];
  /** Tensors of the call that are not the reader's: targets, masks. */
  readonly fixed: readonly Numbers[];
  readonly output: Numbers;
  /** The gradient that comes in: of the loss with respect to the output. */
  readonly upstream: Numbers;
  /** One for each input; null: none wanted. */
  readonly gradients: readonly (Numbers | null)[];
}
/** As the op's file has it. */
export interface OwnExample extends ExampleAnswer {
  /** What else the call was given, where it is a number or has a name: `s = 3`, `dim = 1`. */
  readonly given: string;
}
export interface OpRecordAnswer {
  readonly name: string;
  readonly torch: string;
  readonly tex: string;
  readonly parts: string | null;
  readonly family: Family;
  readonly differentiable: boolean;
  readonly examples: readonly OwnExample[];
}

/** One array of a case: how far ours is from PyTorch's in parts of the largest entry, at the entry where it is farthest. */
export interface Difference {
  /** `output 0`, `gradient of a`. */
  readonly what: string;
  readonly at: number;
  readonly ours: number;
  readonly theirs: number;
  readonly error: number;
  readonly allowed: number;
}
export interface CaseResult {
  readonly id: string;
  /** PyTorch's call, by its name in the golden file. */
  readonly op: string;
  /** Which of our ops ran for it. */
  readonly ops: readonly string[];
  readonly tags: readonly string[];
  readonly agrees: boolean;
  /** The largest of its arrays. */
  readonly error: number;
  /** Beyond the budget, and allowed because PyTorch itself is as far from the exact value. */
  readonly loose: boolean;
  readonly worst: Difference;
  /** Eight hex digits over every bit of our outputs and gradients. */
  readonly bits: string;
}
/** What the build knows of the golden files: never a verdict, only what there is and which bits to expect. */
export interface GoldenAnswer {
  readonly bytes: number;
  /** How many cases each op of ours takes part in. */
  readonly perOp: { readonly [op: string]: number };
  /** The bits of each case, in order. */
  readonly bits: readonly string[];
  /** How far PyTorch 1.13 and 2.13 are from each other at most, in parts of the largest entry, where neither case is ill-conditioned. */
  readonly spread: { readonly error: number; readonly cases: number; readonly of: number };
}
