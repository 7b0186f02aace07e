/**
 * @file What crosses the wire between page and worker. Commands go down, reports come up; plain data and typed arrays only.
 *
 * Every command carries the whole recipe, so a worker that was killed a moment ago answers like one that has run for an hour.
 */
import type { DataTrouble } from "./data/trouble.ts";
import type { Recipe } from "./recipe.ts";

export type { DataTrouble };

/** Commands are answered in order, one report each. `id` comes back with the answer. */
export type Command =
  /** Compute updates until `to`, or until about `ms` milliseconds have passed, whichever is first. `from`: columns the page already has. */
  | {
      readonly type: "run";
      readonly id: number;
      readonly recipe: Recipe;
      readonly from: number;
      readonly to: number;
      readonly ms: number;
    }
  /** The rich picture at θₜ, or where the run ended if that is before t. `query` is the machine's own (which grid, which example). */
  | { readonly type: "view"; readonly id: number; readonly recipe: Recipe; readonly t: number; readonly query: unknown }
  /** Update `i` once more, in full; also the one that diverged. `whole`: the ref of a tensor to send with all its entries. */
  | { readonly type: "trace"; readonly id: number; readonly recipe: Recipe; readonly i: number; readonly whole?: number }
  /** The named study of the lab, run seed by seed; the worker reports progress with `study` reports until done. */
  | { readonly type: "study"; readonly id: number; readonly recipe: Recipe; readonly name: string }
  /** Hash of the whole state at t: the same bits everywhere, or not. */
  | { readonly type: "hash"; readonly id: number; readonly recipe: Recipe; readonly t: number };

/** A question that is about no run: a chapter's `engine/index.ts` answers it. Plain data down and up. */
export interface Ask {
  readonly type: "ask";
  readonly id: number;
  readonly chapter: string;
  readonly question: unknown;
}

/** Files the reader gives the book, Blobs under any name; those that belong to a data set are kept for the runs on it. */
export interface Files {
  readonly type: "files";
  readonly id: number;
  readonly files: readonly unknown[];
}

/** Why a run goes no further. `t` is where it stands: the number of updates that count. */
export type End =
  | { readonly why: "length"; readonly t: number }
  | { readonly why: "done"; readonly t: number }
  /** Column `column` of update `t` was not finite; θₜ is the last good state, and update t is not counted. */
  | { readonly why: "diverged"; readonly t: number; readonly column: string; readonly value: string };

/**
 * Columns of updates from … to − 1: one float32 each, NaN where not measured. A worker that has been restarted and is not back at
 * `from` within `ms` answers with the empty stretch at its own head: ask again. `end` is there once `to` has reached it.
 */
export interface ColumnsReport {
  readonly type: "columns";
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly columns: { readonly [name: string]: Float32Array };
  /** Console lines of these updates, with the update each belongs to. */
  readonly printed: readonly (readonly [number, string])[];
  readonly end: End | null;
  /** Measured cost of one update, in milliseconds: what the deck may promise. */
  readonly msPerUpdate: number;
}
export interface ViewReport {
  readonly type: "view";
  readonly id: number;
  readonly t: number;
  readonly view: unknown;
}
/** What a view may say of columns: their values at θₜ, which at a run's end no update is left to measure. */
export interface Measures {
  readonly measures?: { readonly [column: string]: number };
}
export interface TraceReport {
  readonly type: "trace";
  readonly id: number;
  readonly trace: Trace;
}
/** Where a recipe of a study ended and why, and the last measurement of each column asked for (NaN: never measured). */
export interface StudyRow {
  readonly index: number;
  readonly t: number;
  readonly why: End["why"];
  readonly values: readonly number[];
}
export interface StudyReport {
  readonly type: "study";
  readonly id: number;
  readonly name: string;
  /** One row a recipe finished so far: the recipe's index and the measured columns, in the study's order. */
  readonly rows: readonly StudyRow[];
  readonly total: number;
}
export interface HashReport {
  readonly type: "hash";
  readonly id: number;
  readonly t: number;
  /** 16 hex digits over every byte of the state. */
  readonly hash: string;
}
export interface AnswerReport {
  readonly type: "answer";
  readonly id: number;
  readonly answer: unknown;
}
/** What became of the reader's files. */
export interface FilesReport {
  readonly type: "files";
  readonly id: number;
  /** Files of the set that are still not there, by name. */
  readonly missing: readonly string[];
  /** One for each file that could not be used. */
  readonly troubles: readonly DataTrouble[];
}
/** No answer yet: the data of command `id` is on its way, and so many of its bytes are here. */
export interface DataReport {
  readonly type: "data";
  readonly id: number;
  readonly come: number;
  readonly of: number;
}
/** Something went wrong that is not the lesson's divergence. The message is for a developer; the page says it in the reader's words. */
export interface ErrorReport {
  readonly type: "error";
  readonly id: number;
  readonly message: string;
  /** Where it is the recipe's data that cannot be had. */
  readonly data?: DataTrouble;
}
export type Report =
  ColumnsReport | ViewReport | TraceReport | StudyReport | HashReport | AnswerReport | FilesReport | DataReport | ErrorReport;

// ---- the trace of one update -----------------------------------------------------------------------------------------------------

/** A tensor as it was at one moment, copied. Beyond 1,000 entries only the summary travels. */
export interface TracedTensor {
  /** "0.weight", "X": a name the machine knows; or "" for what an op made on the way. */
  readonly name: string;
  /** Same number, same tensor: how ops of a trace are joined into a graph. */
  readonly ref: number;
  readonly shape: readonly number[];
  readonly dtype: "float32" | "float64" | "int64" | "bool";
  readonly data: Float32Array | Float64Array | null;
  readonly summary: { readonly min: number; readonly max: number; readonly mean: number } | null;
}
/** One op that ran, forwards or backwards or in place. */
export interface TracedOp {
  /** The op's record: `linear`, `sigmoid`, `sgd` … */
  readonly op: string;
  readonly tex: string;
  readonly direction: "forward" | "backward" | "inPlace";
  readonly inputs: readonly TracedTensor[];
  readonly output: TracedTensor;
  /** Backward only: the gradient that came in, and the one that goes to each input (null: none wanted). */
  readonly upstream: TracedTensor | null;
  readonly downstream: readonly (TracedTensor | null)[];
  /** Elementwise ops of one input, backward only: downstream / upstream, the local derivative at each entry. */
  readonly local: TracedTensor | null;
}
/** What happened between one announced line and the next. */
export interface Beat {
  /** The line's name in the listing. */
  readonly line: string;
  readonly ops: readonly TracedOp[];
}
export interface Trace {
  /** The update that was run again: from θᵢ to θᵢ₊₁. */
  readonly i: number;
  readonly beats: readonly Beat[];
  /** Named tensors of the state before the update, and after it. */
  readonly before: readonly TracedTensor[];
  readonly after: readonly TracedTensor[];
  /** The columns this update measured: equal, to the bit, to those of the run. */
  readonly columns: { readonly [name: string]: number };
  /** The console's line, if the update prints one. */
  readonly printed: string | null;
}
