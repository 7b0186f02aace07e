/** @file A tensor as a grid of numbers, gradients below their values, or as an image in the diverging ramp; zero has the ground's colour. */
import { useEffect, useRef } from "react";
import { tints } from "./field.ts";
import { useInstrumentWords } from "./locale.tsx";
import { useLook } from "./look.ts";
import { cellTint, placeOf, rangeOf, reach, tableOf, type GridTensor } from "./tensorGrid.ts";
import { figures, tight } from "./tight.ts";
import "./instruments/tensor.css";

interface Props {
  readonly tensor: GridTensor;
  /** Of the same shape: stands below the values, in the colour of what flows backwards. */
  readonly gradient?: GridTensor | null;
  readonly as?: "numbers" | "image";
  /** Names of the rows and columns: "(0, 1)", "h₁". */
  readonly rowNames?: readonly string[];
  readonly columnNames?: readonly string[];
  readonly digits?: number;
  /** A row that is computed now. */
  readonly litRow?: number | null;
}

export function TensorGrid({ as = "numbers", ...props }: Props) {
  return as === "image" ? <TensorImage tensor={props.tensor} /> : <TensorTable {...props} />;
}

/** More rows than this are cut off, and counted. */
const ROWS = 12;

function TensorTable({ tensor, gradient = null, rowNames, columnNames, digits = 3, litRow = null }: Omit<Props, "as">) {
  const words = useInstrumentWords();
  const { rows, columns } = tableOf(tensor.shape);
  const most = reach(tensor.data);
  return (
    <div className="tensor">
      <table>
        <caption>
          <b>{tensor.name}</b> <small>({tensor.shape.join(", ")})</small>{" "}
          {gradient && <small className="grad">{words.gradientBelow}</small>}
        </caption>
        {columnNames && (
          <thead>
            <tr>
              {rowNames && <td />}
              {columnNames.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {Array.from({ length: Math.min(rows, ROWS) }, (_, row) => (
            <tr key={row} className={row === litRow ? "lit" : undefined}>
              {rowNames && <th scope="row">{rowNames[row]}</th>}
              {Array.from({ length: columns }, (_, column) => (
                <Cell
                  key={column}
                  value={tensor.data[row * columns + column]!}
                  grad={gradient?.data[row * columns + column]}
                  {...{ most, digits }}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows > ROWS && <p>{words.rows(rows - ROWS)}</p>}
    </div>
  );
}

function Cell({
  value,
  grad,
  most,
  digits,
}: {
  readonly value: number;
  readonly grad: number | undefined;
  readonly most: number;
  readonly digits: number;
}) {
  return (
    <td style={{ background: cellTint(value, most) }}>
      {tight(value, digits)}
      {grad !== undefined && <span className="grad">{tight(grad, digits + 1)}</span>}
    </td>
  );
}

function TensorImage({ tensor }: { readonly tensor: GridTensor }) {
  const words = useInstrumentWords();
  const look = useLook();
  const ref = useRef<HTMLCanvasElement>(null);
  const { rows, columns } = tableOf(tensor.shape);
  const [least, greatest] = rangeOf(tensor.data);
  useEffect(() => {
    const image = new ImageData(columns, rows);
    const ramp = tints(look.neg, look.plate, look.pos);
    const most = reach(tensor.data);
    for (let k = 0; k < rows * columns; k++) {
      const value = tensor.data[k]!;
      const [r, g, b] =
        value === 0 ? rampMiddle(look.plate) : ramp[Math.min(ramp.length - 1, Math.floor(placeOf(value, most) * ramp.length))]!;
      image.data.set([r!, g!, b!, 255], 4 * k);
    }
    ref.current!.getContext("2d")!.putImageData(image, 0, 0);
  }, [tensor, look, rows, columns]);
  const label = words.tensor(tensor.name, `(${tensor.shape.join(", ")})`, figures(least, 3), figures(greatest, 3));
  return (
    <figure className="tensor">
      <canvas
        ref={ref}
        width={columns}
        height={rows}
        role="img"
        aria-label={label}
        style={{ aspectRatio: `${columns} / ${rows}` }}
      />
      <figcaption>
        <b>{tensor.name}</b> <small>({tensor.shape.join(", ")})</small> {figures(least, 3)} … {figures(greatest, 3)}{" "}
        <small>{words.grey}</small>
      </figcaption>
    </figure>
  );
}
const rampMiddle = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
