/** @file What every file of ops says about its own, found by the names of its exports. For the build and the tests: the worker never asks. */
import type { About, Proof } from "../../../core/ops/about.ts";
import type { OpRecord } from "../../../core/ops/op.ts";

const files = import.meta.glob<{ readonly [name: string]: unknown }>("../../../core/ops/*.ts", { eager: true });
const named = <T>(ending: RegExp): readonly (readonly [name: string, T, file: string])[] =>
  Object.entries(files).flatMap(([path, exports]) =>
    Object.entries(exports)
      .filter(([name]) => ending.test(name))
      .flatMap(([name, it]) =>
        [it as T | readonly T[]].flat().map((each) => [name, each as T, path.replace(/^[./]*/, "src/")] as const),
      ),
  );

/** Each op's `…About`, with its file. */
export const abouts: readonly (readonly [name: string, About, file: string])[] = named<About>(/About$/);
/** Those and what is said of functions that are no ops: `…Proof`. */
export const proofs: readonly (readonly [name: string, Proof, file: string])[] = [...abouts, ...named<Proof>(/Proof$/)];

/** Undefined where the op's file says nothing. */
export const aboutOf = (op: OpRecord): About | undefined => abouts.find(([, about]) => about.op === op)?.[1];
