/** @file What a panel shows before anything has answered: a fact of the build, or nothing. */

/** An answer about θₜ that the build was given. */
export interface Still<A> {
  readonly t: number;
  readonly answer: A;
}
