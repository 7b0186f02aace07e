/** @file The parts of a drawn network: a wire with its numbers, a unit, the cost. */
import type { SVGAttributes } from "react";
import type { NetworkPicture, Unit, Wire } from "./network.ts";
import { WIDE, type NetworkLayout, type PlacedUnit, type PlacedWire } from "./networkLayout.ts";
import { figures, tight } from "./tight.ts";

type Handlers = SVGAttributes<SVGGElement> & { readonly [data: `data-${string}`]: string };

/** Gradients are shown while they are news: from the moment they are cleared to the end of the update. */
const showsGrad = ({ phase }: NetworkPicture) => phase === "clear" || phase === "backward" || phase === "step";

/** What a leader ends on, and goes round on its way elsewhere. */
const SOLID = { "data-anchor-body": "", "data-obstacle": "" };

interface WireProps {
  readonly wire: Wire;
  readonly picture: NetworkPicture;
  readonly at: PlacedWire;
  readonly em: number;
  readonly chosen: boolean;
  readonly handlers: Handlers;
}
export function WireLine({ wire, picture, at, em, handlers }: Omit<WireProps, "chosen">) {
  const { x1, y1, x2, y2 } = at;
  const line = { x1, y1, x2, y2 };
  const width = Math.min(4, 0.9 + 0.55 * Math.abs(wire.value || 0));
  return (
    <g className="wire" {...handlers}>
      <line className="hit" {...line} />
      <line
        className={wire.value < 0 ? "neg" : "pos"}
        {...line}
        style={{ strokeWidth: `calc(${width.toFixed(2)} * var(--stroke))` }}
      />
      {picture.phase === "backward" && <BackArrow {...at} em={em} />}
    </g>
  );
}

/** A wire's numbers, on the ground's colour: a dash of a line beside a number would be its minus sign. Drawn over all wires. */
export function WireNumbers({ wire, picture, at: { x1, y1, x2, y2, label }, em, chosen }: Omit<WireProps, "handlers">) {
  const where = label ?? (chosen ? ([(x1 + x2) / 2, (y1 + y2) / 2] as const) : null);
  if (!where) return null;
  const stepped = picture.phase === "step" && wire.after !== null;
  // Under the wire: the gradient while it flows; once the step is made, what the weight has become.
  const below = stepped ? `→${tight(wire.after!, 3)}` : showsGrad(picture) && wire.grad !== null ? figures(wire.grad, 2) : null;
  const at = { em, x: where[0] };
  return (
    <g className="wire-numbers" aria-hidden="true">
      <Grounded
        {...at}
        className={stepped ? "n q pair" : "n"}
        y={where[1] - (showsGrad(picture) ? 0.32 * em : -0.36 * em)}
        text={tight(wire.value, stepped ? 3 : 2)}
      />
      {below !== null && <Grounded {...at} className={stepped ? "n pair" : "n grad"} y={where[1] + 0.98 * em} text={below} />}
    </g>
  );
}
function Grounded({
  x,
  y,
  em,
  text,
  className,
}: {
  readonly x: number;
  readonly y: number;
  readonly em: number;
  readonly text: string;
  readonly className: string;
}) {
  const width = (text.length + 0.6) * (className.endsWith("pair") ? WIDE - 0.07 : WIDE) * em;
  return (
    <>
      <rect className="ground" x={x - width / 2} y={y - 0.9 * em} width={width} height={1.14 * em} />
      <text className={className} x={x} y={y} textAnchor="middle">
        {text}
      </text>
    </>
  );
}

/** What flows backwards points left: an arrowhead where the wire begins. */
function BackArrow({ x1, y1, x2, y2, em }: PlacedWire & { readonly em: number }) {
  const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
  const size = 0.55 * em;
  return (
    <path
      className="back"
      d={`M0 0l${size} ${-size / 2}v${size}Z`}
      transform={`translate(${x1 + 0.5 * em} ${y1}) rotate(${angle})`}
    />
  );
}

interface UnitProps {
  readonly unit: Unit;
  readonly picture: NetworkPicture;
  readonly at: PlacedUnit;
  readonly em: number;
  readonly handlers: Handlers;
}
export function UnitNode({ unit, picture, at, em, handlers }: UnitProps) {
  const { x, y, side, roomy } = at;
  const half = side / 2;
  if (unit.layer === 0) return <InputNode {...{ unit, at, em, handlers }} />;
  const { bias } = unit;
  const stepped = picture.phase === "step" && bias?.after != null;
  const below = stepped ? `→${tight(bias.after!, 3)}` : showsGrad(picture) && bias?.grad != null ? figures(bias.grad, 2) : null;
  return (
    <g className={unit.lit ? "unit lit" : "unit"} {...handlers}>
      <title>{handlers["aria-label"]}</title>
      {unit.lit && <rect className="now-ring" {...SOLID} x={x - half - 4} y={y - half - 4} width={side + 8} height={side + 8} />}
      <rect className="frame" {...SOLID} x={x - half} y={y - half} width={side} height={side} />
      {roomy && (
        <>
          <text className="n" x={x} y={y - half - 0.75 * em} textAnchor="middle">
            {`${unit.name} = ${tight(unit.value, 3)}`}
          </text>
          {bias !== null && (
            <text className="n q" x={x} y={y + half + 1.3 * em} textAnchor="middle">
              b {tight(bias.value, stepped ? 3 : 2)}
            </text>
          )}
          {below !== null && (
            <text className={stepped ? "n" : "n grad"} x={x} y={y + half + 2.4 * em} textAnchor="middle">
              {below}
            </text>
          )}
        </>
      )}
    </g>
  );
}

function InputNode({ unit, at: { x, y, side }, em, handlers }: Omit<UnitProps, "picture">) {
  return (
    <g className="unit input" {...handlers}>
      <circle {...SOLID} cx={x} cy={y} r={side / 2} />
      <text className="n" x={0.3 * em} y={y - 1.1 * em}>
        {unit.name}
      </text>
      <text className="n q" x={0.3 * em} y={y + 1.85 * em}>
        {tight(unit.value, Number.isInteger(unit.value) ? 0 : 2)}
      </text>
    </g>
  );
}

export function LossNode({
  picture,
  layout,
  em,
  name,
}: {
  readonly picture: NetworkPicture;
  readonly layout: NetworkLayout;
  readonly em: number;
  readonly name: string;
}) {
  const { x, y, radius } = layout.loss;
  const { value, lit } = picture.loss;
  return (
    <g className={lit ? "loss lit" : "loss"} data-anchor="node:loss" aria-hidden="true">
      <title>{name}</title>
      {layout.units.at(-1)!.map((unit, k) => (
        <line key={k} className="out" x1={unit.x + unit.side / 2} y1={unit.y} x2={x - radius} y2={y} />
      ))}
      <circle {...SOLID} cx={x} cy={y} r={radius} />
      <text className="letter" x={x} y={y + 0.42 * em} textAnchor="middle">
        L
      </text>
      <text className="n" x={x + radius} y={y - radius - 0.75 * em} textAnchor="end">
        {value === null ? "–" : tight(value, 4)}
      </text>
    </g>
  );
}
