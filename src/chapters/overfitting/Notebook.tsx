/** @file lab-07_1: the costs the lecture's notebook printed, beside what this book computed, to the six digits it prints. */
import { valueOf, type Facts } from "../../lesson/facts.ts";
import { HeadedTable } from "../../ui/HeadedTable.tsx";
import { LAB_07_1 } from "./notebook.ts";
import { useText } from "./text.ts";

export function Notebook({ facts }: { facts: Facts }) {
  const words = useText().notebook;
  return (
    <div className="notebooks">
      <figure className="notebook">
        <HeadedTable box="notebook-scroll" caption={words.caption} head={words.head}>
          <tbody className="n">
            {LAB_07_1.map((theirs, epoch) => {
              const ours = valueOf(facts["case"], "train", epoch)?.toFixed(6) ?? "–";
              return (
                <tr key={epoch}>
                  <th scope="row">{epoch}</th>
                  <td>{theirs}</td>
                  <td>{ours}</td>
                  <td>{ours === theirs ? "=" : "≠"}</td>
                </tr>
              );
            })}
          </tbody>
        </HeadedTable>
      </figure>
    </div>
  );
}
