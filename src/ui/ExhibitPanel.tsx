/** @file Under a figure's word "Table": its values, and the ways to keep it as a picture. */
import { useState, type RefObject } from "react";
import type { DataTable } from "./Exhibit.tsx";
import { handOver } from "./handOver.ts";
import { HeadedTable } from "./HeadedTable.tsx";
import { useInstrumentWords } from "./locale.tsx";
import { figureToPng, fileName, svgText } from "./saveFigure.ts";

interface Props {
  readonly id: string;
  readonly title: string;
  readonly table: DataTable;
  /** Where the figure stands. */
  readonly figure: RefObject<HTMLElement | null>;
  readonly moment?: (() => string) | undefined;
  readonly link?: (() => string) | undefined;
}

export function ExhibitPanel({ id, title, table, figure, moment, link }: Props) {
  const words = useInstrumentWords();
  const [said, setSaid] = useState("");
  const drawing = () => figure.current!.querySelector("svg");
  const [isDrawn] = useState(() => drawing() !== null);
  const caption = () => ({ title: [title, moment?.()].filter(Boolean).join(", "), link: link?.() ?? location.href });
  const keep = (extension: string, content: Blob) => {
    const name = `${fileName(caption().title)}.${extension}`;
    handOver(name, content);
    setSaid(words.saved(name));
  };
  const savePng = async () => keep("png", await figureToPng(figure.current!, caption()));
  const saveSvg = () => keep("svg", new Blob([svgText(drawing()!, caption())], { type: "image/svg+xml" }));
  return (
    <div className="exhibit-table" id={id}>
      <p className="exhibit-keep">
        <button type="button" className="key" onClick={() => void savePng()}>
          {words.save}
        </button>
        {isDrawn && (
          <button type="button" className="key" onClick={saveSvg}>
            {words.saveSvg}
          </button>
        )}
        <span role="status">{said}</span>
      </p>
      <Values title={title} table={table} />
    </div>
  );
}

function Values({ title, table: { head, rows } }: { readonly title: string; readonly table: DataTable }) {
  const words = useInstrumentWords();
  return (
    <HeadedTable box="exhibit-scroll" className="values" caption={words.dataOf(title)} quiet head={head}>
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
    </HeadedTable>
  );
}
