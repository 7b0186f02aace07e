/** @file The two pulls at θ and what is left of them, while the slope is being computed: k/θ to the right, (n−k)/(1−θ) to the left. */
import { measured } from "../../ui/numbers.ts";
import type { AscentView } from "./labs/ascent.ts";
import { useText } from "./text.ts";

interface Props {
  readonly view: AscentView;
  readonly x: (theta: number) => number;
  /** Where the upper row stands. */
  readonly row: number;
  readonly em: number;
  /** Whether θ moves by the mean of the pulls, and not by their sum. */
  readonly mean: boolean;
}
/** A pull of n is so long, along θ; all are shorter where one would leave the plot. */
const LENGTH = 0.2;

export function Pulls({ view: { n, k, theta }, x, row, em, mean }: Props) {
  const words = useText().climb;
  if (!(theta > 0 && theta < 1)) return null;
  const [right, left] = [k / theta, (n - k) / (1 - theta)];
  const unit = Math.min(LENGTH / n, (1 - theta) / Math.max(right, 1e-9), theta / Math.max(left, 1e-9));
  const rest = right - left;
  const below = row + 2.3 * em;
  const arrow = (pull: number, y: number) => {
    const [from, to] = [x(theta), x(theta + unit * pull)];
    const head = Math.sign(pull) * Math.min(0.55 * em, Math.abs(to - from));
    return `M${from} ${y}H${to}m${-head} ${-0.4 * em}l${head} ${0.4 * em}l${-head} ${0.4 * em}`;
  };
  const [name, size] = ["(n−k)/(1−θ)", measured(left, 1)];
  const pulled = x(theta) - x(0) > 14 * em ? [`${name} = ${size}`] : [name, size]; // in two lines where there is no room for one
  const beside = rest > 0 ? -1 : 1;
  return (
    <g className="pulls">
      <path className="pull" d={arrow(right, row)} />
      <path className="pull" d={arrow(-left, row)} />
      <text className="n" x={x(theta) + 0.5 * em} y={row - 0.6 * em}>
        {`k/θ = ${measured(right, 1)}`}
      </text>
      {pulled.map((line, j) => (
        <text key={j} className="n" x={x(theta) - 0.5 * em} y={row - (0.6 + 1.3 * (pulled.length - 1 - j)) * em} textAnchor="end">
          {line}
        </text>
      ))}
      <path className="pull rest" d={arrow(rest, below)} />
      {words.rest(measured(rest, 1), mean ? measured(rest / n, 3) : null).map((line, j) => (
        <text
          key={j}
          x={x(theta) + beside * 0.5 * em}
          y={below + (0.35 + 1.3 * j) * em}
          textAnchor={beside > 0 ? "start" : "end"}
        >
          {line}
        </text>
      ))}
    </g>
  );
}
