/** @file Looking for the update where something first holds. Pure. */
import type { Columns, Condition } from "./state.ts";

/** Whether the condition holds for a measured value; what is not a number holds nothing. */
export const holds = ({ is, value }: Condition, measured: number): boolean =>
  is === "below" ? measured < value : measured >= value;

/** The first update from `from` up to `to` whose measurement fulfils the condition; null if none does. */
export function firstWhere(columns: Columns, condition: Condition, from: number, to: number): number | null {
  const column = columns[condition.column];
  const end = Math.min(to, column?.length ?? 0);
  for (let i = Math.max(0, from); i < end; i++) if (holds(condition, column![i]!)) return i;
  return null;
}
