/** @file What frames a table of the book: its caption, the names of its columns, and, where it may be too wide or too long, a box to scroll in. */
import type { ReactNode } from "react";

interface Props {
  /** The names of the columns, in their order. */
  readonly head: readonly ReactNode[];
  readonly caption?: string;
  /** The caption is said, not shown: what stands above the table says it already. */
  readonly quiet?: boolean;
  readonly className?: string;
  readonly id?: string;
  /** The class of the box it scrolls in, which the keyboard reaches under `label`, else under the caption; none: it does not scroll. */
  readonly box?: string;
  readonly label?: string;
  /** `<tbody>`, one or several. */
  readonly children: ReactNode;
}

export function HeadedTable({ head, caption, quiet = false, className, id, box, label = caption, children }: Props) {
  const table = (
    <table className={className} id={id}>
      {caption !== undefined && <caption className={quiet ? "visually-hidden" : undefined}>{caption}</caption>}
      <thead>
        <tr>
          {head.map((name, k) => (
            <th key={k} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  );
  if (box === undefined) return table;
  return (
    <div className={box} tabIndex={0} role="region" aria-label={label}>
      {table}
    </div>
  );
}
