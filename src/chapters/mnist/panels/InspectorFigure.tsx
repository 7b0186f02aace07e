/** @file The picture, the strip of its rows end to end, and the nine pixels around the chosen one; a point in any of them chooses. */
import { memo, useMemo, useRef, type KeyboardEvent, type PointerEvent } from "react";
import { useSize, type Size } from "../../../ui/useSize.ts";
import { InkPaths } from "./DigitImage.tsx";
import { inPicture, inspectorFrame, onStrip, openedCells, pixelAt, rowTransform, type InspectorFrame } from "./inspectorFrame.ts";
import { columnOf, moved, PIXELS, rowOf, SIDE } from "./pixels.ts";

interface Props {
  /** (784), 0–1; null while it is not known. */
  readonly pixels: ArrayLike<number> | null;
  readonly index: number;
  readonly onIndex: (index: number) => void;
  /** The rows lie in the picture, not in the strip. */
  readonly isFolded: boolean;
  readonly name: string;
  /** What is said of the chosen pixel. */
  readonly said: string;
  /** The number printed for a pixel. */
  readonly print: (value: number) => string;
}
const START: Size = { width: 370, height: 485, em: 12 };

export function InspectorFigure({ pixels, index, onIndex, isFolded, name, said, print }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box, START);
  const frame = useMemo(() => inspectorFrame(size), [size]);
  const point = (event: PointerEvent<HTMLDivElement>) => {
    if (event.pointerType !== "mouse" && event.type === "pointermove" && event.buttons === 0) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const at = pixelAt(frame, index, event.clientX - left, event.clientY - top);
    const isOpened = event.clientY - top >= frame.opened.top;
    if (at !== null && (event.type === "pointerdown" || !isOpened)) onIndex(at); // the opened stretch would run away from a pointer that moves
  };
  const press = (event: KeyboardEvent) => {
    const to = event.ctrlKey || event.metaKey || event.altKey ? null : moved(index, event.key);
    if (to === null) return;
    event.preventDefault();
    onIndex(to);
  };
  return (
    <div
      className="inspector-figure"
      ref={box}
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={PIXELS - 1}
      aria-valuenow={index}
      aria-valuetext={said}
      onPointerDown={point}
      onPointerMove={point}
      onKeyDown={press}
    >
      <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        <Picture frame={frame} pixels={pixels} />
        <Rows frame={frame} pixels={pixels} isFolded={isFolded} />
        <Place frame={frame} index={index} />
        <Opened frame={frame} index={index} pixels={pixels} print={print} />
      </svg>
    </div>
  );
}
interface Part {
  readonly frame: InspectorFrame;
  readonly pixels: ArrayLike<number> | null;
}

const Picture = memo(function Picture({ frame: { picture, strip, cell }, pixels }: Part) {
  const lines = Array.from({ length: SIDE - 1 }, (_, k) => (k + 1) * cell);
  const grid = lines.map((at) => `M${at} 0v${picture.height}M0 ${at}h${picture.width}`).join("");
  const rows = lines.map((_, k) => `M${(strip.left + (strip.width * (k + 1)) / SIDE).toFixed(2)} ${strip.top + strip.height}v4`);
  return (
    <>
      <g transform={`translate(${picture.left} ${picture.top})`}>
        <rect className="paper" width={picture.width} height={picture.height} />
        <path className="cells" d={grid} />
        <g className="ink" transform={`scale(${cell})`} shapeRendering="crispEdges">
          {pixels && <InkPaths pixels={pixels} />}
        </g>
        <rect className="frame" width={picture.width} height={picture.height} />
      </g>
      <rect className="paper" x={strip.left} y={strip.top} width={strip.width} height={strip.height} />
      <path className="cells" d={rows.join("")} />
    </>
  );
});

/** The 28 rows, in the picture or end to end: one moves after the other. */
const Rows = memo(function Rows({ frame, pixels, isFolded }: Part & { readonly isFolded: boolean }) {
  const { strip } = frame;
  const rows = useMemo(
    () => pixels && Array.from({ length: SIDE }, (_, row) => Array.from({ length: SIDE }, (__, k) => pixels[SIDE * row + k]!)),
    [pixels],
  );
  return (
    <>
      <g className="ink rows" data-folded={isFolded}>
        {rows?.map((row, k) => (
          <g key={k} style={{ transform: rowTransform(frame, k, isFolded), transitionDelay: `${20 * k}ms` }}>
            <InkPaths pixels={row} />
          </g>
        ))}
      </g>
      <rect className="frame" x={strip.left} y={strip.top} width={strip.width} height={strip.height} />
    </>
  );
});

/** The chosen pixel in picture and strip, the line between them, and its row in both. */
function Place({ frame, index }: { readonly frame: InspectorFrame; readonly index: number }) {
  const { em, picture, strip, cell, opened } = frame;
  const at = inPicture(frame, index);
  const [row, column] = [rowOf(index), columnOf(index)];
  const [x, middle, foot] = [onStrip(frame, index), at.left + cell / 2, picture.top + picture.height];
  const piece = strip.width / SIDE;
  const [first, last] = [openedCells(frame, index)[0]!.index, openedCells(frame, index).at(-1)!.index];
  const ends = [
    [0, strip.left, "start", x < strip.left + 2 * em],
    [PIXELS - 1, strip.left + strip.width, "end", x > strip.left + strip.width - 3 * em],
  ] as const;
  return (
    <>
      <rect className="row-of" x={picture.left} y={at.top} width={picture.width} height={cell} />
      <rect className="row-of" x={strip.left + piece * row} y={strip.top} width={piece} height={strip.height} />
      <path
        className="opens"
        d={`M${onStrip(frame, first)} ${strip.top + strip.height}L${opened.left} ${opened.top}M${onStrip(frame, last)} ${strip.top + strip.height}L${opened.left + opened.width} ${opened.top}`}
      />
      <path className="leader-to" d={`M${middle} ${at.top + cell}V${foot + 0.5 * em}H${x}V${strip.top + strip.height}`} />
      <rect className="chosen" x={at.left} y={at.top} width={cell} height={cell} />
      <text className="n here" x={middle} y={picture.top - 0.5 * em} textAnchor="middle">
        {column}
      </text>
      <text className="n here" x={picture.left - 0.5 * em} y={at.top + cell / 2 + 0.35 * em} textAnchor="end">
        {row}
      </text>
      {ends.map(([n, left, anchor, isHidden]) =>
        isHidden ? null : (
          <text key={n} className="n" x={left} y={strip.top - 0.45 * em} textAnchor={anchor}>
            {n}
          </text>
        ),
      )}
    </>
  );
}

function Opened({ frame, index, pixels, print }: Part & Pick<Props, "index" | "print">) {
  const { em, opened } = frame;
  const cells = openedCells(frame, index);
  return (
    <>
      {cells.map((it) => {
        const value = pixels?.[it.index] ?? 0;
        const middle = it.left + it.width / 2;
        return (
          <g key={it.index} className={it.index === index ? "here" : undefined}>
            <rect className="ink" x={it.left} y={it.top} width={it.width} height={it.height} fillOpacity={value} />
            <rect className="frame thin" x={it.left} y={it.top} width={it.width} height={it.height} />
            <text className="n value" x={middle} y={it.top + it.height + 1.3 * em} textAnchor="middle">
              {print(value)}
            </text>
            <text className="n" x={middle} y={it.top + it.height + 2.7 * em} textAnchor="middle">
              {it.index}
            </text>
          </g>
        );
      })}
      {cells.map(
        (it) =>
          it.index === index && (
            <rect key="chosen" className="chosen" x={it.left} y={opened.top} width={it.width} height={it.height} />
          ),
      )}
    </>
  );
}
