/** @file The list of ops: what the tests check and the appendix prints. A new op is a line of list.ts. */
import * as files from "./list.ts";
import type { OpRecord } from "./op.ts";

export const ops: readonly OpRecord[] = /* @__PURE__ */ gathered(files);

/* @__NO_SIDE_EFFECTS__ */
function gathered(lists: { readonly [name: string]: OpRecord | readonly OpRecord[] }): readonly OpRecord[] {
  return Object.values(lists).flat();
}
