/** @file lab-07_2: what the lecture's notebook stored, beside what this book's engine computes on MNIST, once it is here and was run. */
import type { Player, PlayerState } from "../../lesson/player.ts";
import { MNIST } from "../../lesson/data/ids.ts";
import { HeadedTable } from "../../ui/HeadedTable.tsx";
import { NotebookTable, type NotebookRow } from "../../ui/NotebookTable.tsx";
import { usePlayer } from "../../ui/usePlayer.ts";
import { LAB_07_2 } from "./notebook.ts";
import { useText } from "./text.ts";

/** What the notebook runs: its images, its order, and nothing broken. */
const THEIRS = { batchSize: 100, images: 60_000, epochs: 15, order: "2019", lr: 0.1 } as const;

/** Whether this is the notebook's own run. */
export function isTheirs({ recipe: { lab, config, seed, edits, data } }: Pick<PlayerState, "recipe">): boolean {
  const same = Object.entries(THEIRS).every(([key, value]) => config[key] === value);
  const sound =
    config["zeroGrad"] === true && ["softmaxTwice", "shuffledLabels", "permuted"].every((key) => config[key] === false);
  return lab === "mnist/softmax" && data?.name === MNIST.name && seed === 777 && edits.length === 0 && same && sound;
}
const EPOCH = 600;

export function Notebook({ player }: { readonly player: Player }) {
  const words = useText().notebook;
  const theirs = usePlayer(player, isTheirs);
  const known = usePlayer(player, (s) => (theirs ? Math.floor(s.head / EPOCH) : 0));
  const cost = player.store.getState().columns["averageCost"];
  const rows: NotebookRow[] = LAB_07_2.map((text, k) => ({
    step: k + 1,
    theirs: text,
    ours: k < known ? (cost?.[(k + 1) * EPOCH - 1] ?? null) : null,
  }));
  return (
    <div className="notebooks">
      <NotebookTable
        caption={words.caption}
        rows={rows}
        telling={[1, 2, 3, 8, 15]}
        print={(x) => x.toFixed(9)}
        words={{
          ...words,
          sum: (n, equal, far) => (known === 0 ? words.none : known < n ? words.some(known) : words.sum(n, equal, far)),
        }}
      />
      <HeadedTable className="accuracies" caption={words.accuracies} head={words.accuracyHead}>
        <tbody>
          <tr>
            <th scope="row">{words.order2019}</th>
            <td className="n">0.8863</td>
            <td className="n">0.9234</td>
          </tr>
          <tr>
            <th scope="row">{words.orderToday}</th>
            <td className="n">0.8883</td>
            <td className="n">0.9226</td>
          </tr>
        </tbody>
      </HeadedTable>
    </div>
  );
}
