/** @file The chapter's page: the question and its figure, prose and labs by turns, the notebook beside the book, what to remember. */
import { viewAt } from "../../lesson/facts.ts";
import { ChapterTitle } from "../../ui/ChapterTitle.tsx";
import { Moments } from "../../ui/Moments.tsx";
import { count, measured } from "../../ui/numbers.ts";
import { useScene } from "../../ui/scene.ts";
import { Projected } from "../../ui/Projected.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import "../../ui/scene.css";
import "../../ui/teaching.css";
import type { PageProps } from "../index.ts";
import { CheckOrder } from "./CheckOrder.tsx";
import { CheckRate } from "./CheckRate.tsx";
import { CheckWeights } from "./CheckWeights.tsx";
import { HandLine } from "./HandLine.tsx";
import { HiddenStill } from "./HiddenStill.tsx";
import type { LineQuery } from "./labs/oneLayer.ts";
import type { TwoHiddenQuery, TwoHiddenView } from "./labs/twoHidden.ts";
import { costAt, momentsOf } from "./moments.ts";
import { Notebook } from "./Notebook.tsx";
import { goTo } from "./Numbers.tsx";
import { OneLayer } from "./OneLayer.tsx";
import { Predict } from "./Predict.tsx";
import { scenes, sheet } from "./scenes.ts";
import { BeatStage, HandStage, OneStage, TwoStage } from "./Stages.tsx";
import { useText } from "./text.ts";
import { placesOf } from "./figures.ts";
import { TwoHidden } from "./TwoHidden.tsx";

const TWO = { grid: 41, units: 24, lattice: 25 } satisfies TwoHiddenQuery;
const COARSE = { grid: 2 } satisfies TwoHiddenQuery;
const LINE = { grid: 41 } satisfies LineQuery;

export default function Page({ facts, openLab, linkOf, shortcuts, Prose }: PageProps) {
  const two = openLab("xor/two-hidden", { query: TWO }); // the first: links that name no lab are about it
  const one = openLab("xor/one-layer", { query: LINE });
  const hand = openLab("xor/hand-line", { query: LINE });
  const words = useText();
  const scene = useScene(scenes);
  if (scene) {
    return (
      <Projected scenes={scenes} scene={scene} words={words.scenes} shortcuts={shortcuts}>
        {(scene.layout === "hand" || scene.layout === "proof") && <HandStage player={hand} proof={scene.layout === "proof"} />}
        {scene.layout === "one" && <OneStage player={one} shortcuts={shortcuts} />}
        {/two|fold/.test(scene.layout) && <TwoStage player={two} shortcuts={shortcuts} rows={scene.layout === "fold"} />}
        {scene.layout === "beats" && <BeatStage player={two} shortcuts={shortcuts} />}
      </Projected>
    );
  }
  const moments = momentsOf(facts).flatMap((t) => {
    const view = viewAt<TwoHiddenView>(facts["moments"], t);
    const cost = costAt(facts, t);
    if (!view || cost === null) return [];
    const reading = measured(cost, 4);
    return [{ t, reading, picture: <HiddenStill view={view} />, label: words.momentAlt(count(t), reading, placesOf(view)) }];
  });
  return (
    <>
      <ChapterTitle words={words} />
      <Moments
        player={two}
        moments={moments}
        last={10_000}
        href={(t) => `#lab=xor/two-hidden&t=${t}`}
        onGo={(t) => goTo(() => two.seek(t), "lab-two")}
        caption={
          <>
            <b>{words.momentsTitle}</b> {words.moments}
          </>
        }
      />
      <Prose id="fold" />
      <Prose id="by-hand" />
      <HandLine player={hand} />
      <Prose id="proof" />
      <Prose id="one-layer" />
      <OneLayer player={one} linkOf={linkOf} shortcuts={shortcuts} />
      <Prose id="ln2" />
      <Prose id="two-hidden" />
      <div className="prose aligned">
        <Predict player={two} />
      </div>
      <TwoHidden player={two} linkOf={linkOf} shortcuts={shortcuts} />
      <Prose id="plateau" />
      <Prose id="folded" />
      <Prose id="checks" />
      <div className="checks">
        <CheckWeights player={openLab("xor/hand-hidden", { query: TWO })} />
        <CheckRate player={openLab("xor/two-hidden", { query: COARSE, name: "check" })} />
        <CheckOrder facts={facts} />
      </div>
      <Prose id="notebook" />
      <Notebook facts={facts} />
      <Prose id="lecture" />
      <Prose id="class" />
      <Sheet scenes={scenes} sheet={sheet} />
      <Prose id="acts" />
      <Prose id="remember" />
    </>
  );
}
