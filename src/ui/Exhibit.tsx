/** @file A figure in its frame: heading, note, the instrument, and under one word its values as a table and the ways to keep it. */
import { useId, useRef, useState, type ReactNode } from "react";
import { handOver } from "./handOver.ts";
import { useInstrumentWords } from "./locale.tsx";
import { figureToPng, fileName, svgText } from "./saveFigure.ts";

/** A figure's values, in words of the reader's language. */
export interface DataTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
interface Props {
  readonly title: string;
  /** Beside the title, small. */
  readonly note?: ReactNode;
  /** Made when it is asked for, from the numbers shown at that moment. */
  readonly table: () => DataTable;
  /** For the caption of a saved picture: "step 2,200", and the link to this state. */
  readonly moment?: () => string;
  readonly link?: () => string;
  readonly children: ReactNode;
}

export function Exhibit({ title, note, table, moment, link, children }: Props) {
  const words = useInstrumentWords();
  const body = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<DataTable | null>(null);
  const [said, setSaid] = useState("");
  const [isDrawn, setDrawn] = useState(false); // in SVG
  const toggle = () => {
    setDrawn(body.current!.querySelector("svg") !== null);
    setShown(shown ? null : table());
  };
  const panel = useId();
  const caption = () => ({ title: [title, moment?.()].filter(Boolean).join(", "), link: link?.() ?? location.href });
  const keep = (extension: string, content: Blob) => {
    const name = `${fileName(caption().title)}.${extension}`;
    handOver(name, content);
    setSaid(words.saved(name));
  };
  const savePng = async () => keep("png", await figureToPng(body.current!, caption()));
  const saveSvg = () => {
    const svg = body.current!.querySelector("svg");
    if (svg) keep("svg", new Blob([svgText(svg, caption())], { type: "image/svg+xml" }));
  };
  return (
    <div className="part exhibit">
      <h3>
        {title} {note !== undefined && <small>{note}</small>}
        <button type="button" className="exhibit-more" aria-expanded={shown !== null} aria-controls={panel} onClick={toggle}>
          {words.table}
        </button>
      </h3>
      <div ref={body}>{children}</div>
      {shown && (
        <div className="exhibit-table" id={panel} onKeyDown={(event) => event.key === "Escape" && setShown(null)}>
          <p className="exhibit-keep">
            <button type="button" className="key" onClick={() => void savePng()}>
              {words.save}
            </button>
            <button type="button" className="key" onClick={saveSvg} disabled={!isDrawn}>
              {words.saveSvg}
            </button>
            <span role="status">{said}</span>
          </p>
          <Values title={title} table={shown} />
        </div>
      )}
    </div>
  );
}

function Values({ title, table: { head, rows } }: { readonly title: string; readonly table: DataTable }) {
  const words = useInstrumentWords();
  return (
    <div className="exhibit-scroll" role="region" tabIndex={0} aria-label={words.dataOf(title)}>
      <table className="values">
        <caption className="visually-hidden">{words.dataOf(title)}</caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], k) => (
            <tr key={k}>
              <th scope="row">{name}</th>
              {cells.map((cell, n) => (
                <td key={n}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
