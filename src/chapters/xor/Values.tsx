/** @file The four points, their targets, and what a lab of this chapter says of them. */
import type { Player } from "../../lesson/player.ts";
import { measured } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { outputsOf, POINTS } from "./figures.ts";
import { useText } from "./text.ts";

export function Values({ player }: { player: Player }) {
  const words = useText();
  const outputs = usePlayer(player, outputsOf);
  return (
    <table className="values">
      <thead>
        <tr>
          <th scope="col">{words.point}</th>
          <th scope="col">{words.target}</th>
          <th scope="col">ŷ</th>
          <th scope="col">{words.answer}</th>
        </tr>
      </thead>
      <tbody>
        {POINTS.map(({ x, y, target }, k) => {
          const said = outputs ? Number(outputs[k]! > 0.5) : null;
          return (
            <tr key={k}>
              <th scope="row">
                ({x}, {y})
              </th>
              <td>{target}</td>
              <td>{outputs ? measured(outputs[k]!, 4) : "–"}</td>
              <td>{said === null ? "–" : `${said} ${said === target ? "✔" : "×"}`}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
