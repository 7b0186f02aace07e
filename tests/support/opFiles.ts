/** @file Which file an op's record is in, for messages that say what to edit. */
import type { OpRecord } from "../../src/core/ops/op.ts";

const files = Object.entries(import.meta.glob<{ readonly [name: string]: unknown }>("../../src/core/ops/*.ts", { eager: true }));

export function fileOf(op: OpRecord): string {
  const [path] =
    files.find(([path, exports]) => !/\/(?:index|list)\.ts$/.test(path) && Object.values(exports).flat().includes(op)) ?? [];
  return path?.replace(/^[./]*/, "") ?? "src/core/ops";
}
