/** @file The chapter's page, plain for now: the question, and the lab that answers it. */
import { useMemo } from "react";
import { Code } from "../../ui/Code.tsx";
import { Console, Operations } from "../../ui/Console.tsx";
import { Deck } from "../../ui/Deck.tsx";
import { LabHead } from "../../ui/LabHead.tsx";
import { useLang, useWords } from "../../ui/locale.tsx";
import { Notices } from "../../ui/Notices.tsx";
import { measured } from "../../ui/numbers.ts";
import { Plane } from "../../ui/Plane.tsx";
import { usePlayer } from "../../ui/usePlayer.ts";
import { pyValue } from "../../lesson/listing.ts";
import type { ChangeNote, Player } from "../../lesson/player.ts";
import type { PageProps } from "../index.ts";
import { POINTS, costCurve, describeCurve, describeHidden, describePlane, hiddenPlane, inputPlane, viewOf } from "./figures.ts";
import type { TwoHiddenQuery } from "./labs/twoHidden.ts";
import { text } from "./text.ts";

const QUERY = { grid: 41 } satisfies TwoHiddenQuery;

export default function Page({ openLab, linkOf, shortcuts }: PageProps) {
  const player = openLab("xor/two-hidden", { query: QUERY });
  const lang = useLang();
  const words = text[lang];
  const common = useWords();
  const { figures, curveLabel, planeLabel, hiddenLabel } = useFigures(player);
  const plane = usePlayer(player, planeLabel);
  const hidden = usePlayer(player, hiddenLabel);
  const units = usePlayer(player, (s) => s.recipe.config["hidden"]);
  return (
    <>
      <header className="opening">
        <p className="chapter">{words.chapter}</p>
        <h1>{words.title}</h1>
        <p className="question">{words.question}</p>
      </header>
      <section className="lab" aria-labelledby="lab-title">
        <div className="lab-in">
          <LabHead player={player} title={words.lab} linkOf={() => linkOf(player)} />
          <div className="bench">
            <div className="part listing">
              <h3>{common.code}</h3>
              <Code player={player} />
            </div>
            <div className="part">
              <h3>
                {words.plane} <small>{words.planeNote}</small>
              </h3>
              <Plane store={player.store} picture={inputPlane} label={plane} />
              <Values player={player} />
            </div>
            <div className="part">
              <h3>
                {words.hiddenPlane} <small>{words.hiddenNote}</small>
              </h3>
              {units === 2 ? (
                <Plane store={player.store} picture={hiddenPlane} label={hidden} />
              ) : (
                <p className="aside">{words.onlyTwo}</p>
              )}
              <p className="aside">{words.reading}</p>
            </div>
            <Output player={player} />
          </div>
          <Deck player={player} figures={figures} chartLabel={curveLabel} names={BEATS} shortcuts={shortcuts} />
          <Notices player={player} rate="lr" />
        </div>
      </section>
    </>
  );
}

const BEATS = Object.fromEntries(
  Object.entries(text.ko.beats).map(([line, ko]) => [line, { ko, en: text.en.beats[line as keyof typeof text.en.beats] }]),
);

function Output({ player }: { player: Player }) {
  const words = useWords();
  return (
    <div className="part output">
      <Operations player={player} />
      <h3>{words.console}</h3>
      <Console player={player} />
    </div>
  );
}

/** Figures in the reader's language; they keep their identity until it changes, or every chart would start anew. */
function useFigures(player: Player) {
  const lang = useLang();
  const common = useWords();
  return useMemo(() => {
    const words = text[lang];
    const { lab } = player.store.getState();
    const labelOf = (key: string) => (key === "seed" ? common.seed : (lab.config[key]?.label[lang] ?? key));
    const ghostName = (change: ChangeNote) =>
      common.ghost(change, labelOf(change.key), [pyValue(change.was), pyValue(change.became)]);
    return {
      figures: {
        linear: costCurve({ words, scale: "linear", ghostName }),
        log: costCurve({ words, scale: "log", ghostName }),
      },
      curveLabel: describeCurve(words),
      planeLabel: describePlane(words),
      hiddenLabel: describeHidden(words),
    };
  }, [lang, common, player]);
}

/** The four points, their targets and what the network says. */
function Values({ player }: { player: Player }) {
  const words = text[useLang()];
  const view = usePlayer(player, viewOf);
  return (
    <table className="values">
      <thead>
        <tr>
          <th scope="col">{words.point}</th>
          <th scope="col">{words.target}</th>
          <th scope="col">ŷ</th>
        </tr>
      </thead>
      <tbody>
        {POINTS.map(({ x, y, target }, k) => (
          <tr key={k}>
            <th scope="row">
              ({x}, {y})
            </th>
            <td>{target}</td>
            <td>{view ? measured(view.outputs[k]!, 4) : "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
