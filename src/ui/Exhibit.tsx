/** @file A figure in its frame: heading, note, the instrument, and under one word its values as a table and the ways to keep it. */
import { lazy, Suspense, useId, useRef, useState, type ReactNode } from "react";
import { useInstrumentWords } from "./locale.tsx";

const ExhibitPanel = lazy(async () => ({ default: (await import("./ExhibitPanel.tsx")).ExhibitPanel }));

/** A figure's values, in words of the reader's language. */
export interface DataTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
interface Props {
  readonly title: string;
  /** Beside the title, small. */
  readonly note?: ReactNode;
  /** What tells it from other parts of its bench. */
  readonly className?: string;
  /** Made when it is asked for, from the numbers shown at that moment. */
  readonly table: () => DataTable;
  /** For the caption of a saved picture: "step 2,200", and the link to this state. */
  readonly moment?: () => string;
  readonly link?: () => string;
  readonly children: ReactNode;
}

export function Exhibit({ title, note, className = "", table, moment, link, children }: Props) {
  const words = useInstrumentWords();
  const body = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<DataTable | null>(null);
  const panel = useId();
  return (
    <div className={`part exhibit ${className}`} onKeyDown={(event) => event.key === "Escape" && setShown(null)}>
      <h3>
        {title} {note !== undefined && <small>{note}</small>}
        <button
          type="button"
          className="exhibit-more"
          aria-expanded={shown !== null}
          aria-controls={panel}
          onClick={() => setShown(shown ? null : table())}
        >
          {words.table}
        </button>
      </h3>
      <div className="exhibit-figure" ref={body}>
        {children}
      </div>
      <Suspense>{shown && <ExhibitPanel id={panel} {...{ title, table: shown, figure: body, moment, link }} />}</Suspense>
    </div>
  );
}
