/** @file The bridge to cross-entropy: one number under two names, along the walk. */
import { viewAt, type Facts } from "../../lesson/facts.ts";
import { HeadedTable } from "../../ui/HeadedTable.tsx";
import { measured } from "../../ui/numbers.ts";
import { short } from "./figures.ts";
import type { AscentView } from "./labs/ascent.ts";
import { useText } from "./text.ts";

export const MOMENTS = [0, 1, 2, 3, 20] as const;
/** As far as float32, in which the loss is computed, can be read. */
export const DIGITS = 5;

export function Bridge({ facts }: { facts: Facts }) {
  const words = useText().bridge;
  const rows = MOMENTS.flatMap((t) => {
    const view = viewAt<AscentView>(facts["walk"], t);
    return view ? [{ t, ...view }] : [];
  });
  return (
    <div className="prose aligned">
      <HeadedTable className="bridge" head={[words.step, words.theta, words.minus, words.bce]}>
        <tbody className="n">
          {rows.map(({ t, theta, meanLogL, bce }) => (
            <tr key={t}>
              <th scope="row">{t}</th>
              <td>{short(theta)}</td>
              <td>{measured(-meanLogL, DIGITS)}</td>
              <td>{measured(bce, DIGITS)}</td>
            </tr>
          ))}
        </tbody>
      </HeadedTable>
      <p className="caption">{words.caption}</p>
    </div>
  );
}
