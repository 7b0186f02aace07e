/** @file Bars in a cell of a table; the number stands beside them, so nobody has to hear of them. */
import { signedBar } from "./bars.ts";

/** From zero in the middle: to the left what is negative. */
export function SignedBar({ value, scale }: { readonly value: number; readonly scale: number }) {
  const { left, width } = signedBar(value, scale);
  return (
    <span className="bar signed" aria-hidden="true">
      <i data-sign={value < 0 ? "neg" : "pos"} style={{ left: `${left}%`, width: `${width}%` }} />
    </span>
  );
}

/** A share of 0 … 1, from the left. */
export function Bar({ share }: { readonly share: number }) {
  const width = Number.isFinite(share) ? 100 * Math.min(1, Math.max(0, share)) : 0;
  return (
    <span className="bar" aria-hidden="true">
      <i style={{ width: `${width}%` }} />
    </span>
  );
}

/** The columns of such a table: names, numbers and tracks, in the order of `kinds`. */
export const BarColumns = ({ kinds }: { readonly kinds: readonly ("name" | "value" | "track")[] }) => (
  <colgroup>
    {kinds.map((kind, k) => (
      <col key={k} className={kind} />
    ))}
  </colgroup>
);
