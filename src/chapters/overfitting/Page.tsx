/** @file The chapter's page: two lines, the split, what each share is for, the case file, six faces of a pair of curves. */
import { lazy, useMemo, useState } from "react";
import { valueOf, viewAt } from "../../lesson/facts.ts";
import "../../ui/curves.css";
import { ChapterTitle } from "../../ui/ChapterTitle.tsx";
import { FitPlane } from "../../ui/FitPlane.tsx";
import { Moments } from "../../ui/Moments.tsx";
import { useScene } from "../../ui/scene.ts";
import { Projected } from "../../ui/Projected.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import "../../ui/scene.css";
import "../../ui/teaching.css";
import type { PageProps } from "../index.ts";
import { CaseLab } from "./CaseLab.tsx";
import { CheckFlag, FLAG_CONFIG, FLAG_SEED } from "./CheckFlag.tsx";
import { shapeOf } from "./course.ts";
import { CheckPairs, Known } from "./Diagnose.tsx";
import { Hidden } from "./hidden.ts";
import type { FitQuery, FitView } from "./labs/poly.ts";
import { NetworkLab } from "./NetworkLab.tsx";
import { Notebook } from "./Notebook.tsx";
import { goTo } from "./Numbers.tsx";
import "./overfitting.css";
import { PeekLab } from "./PeekLab.tsx";
import { PolyLab } from "./PolyLab.tsx";
import { PredictFit } from "./PredictFit.tsx";
import { PredictTurn } from "./PredictTurn.tsx";
import { ResplitsLab } from "./ResplitsLab.tsx";
import { scenes, sheet } from "./scenes.ts";
import { error } from "./shown.ts";
import { useText } from "./text.ts";
import { YourData } from "./YourData.tsx";

/** It comes with the first scene: who only reads does not load it. */
const Stage = lazy(() => import("./Stages.tsx"));
const FINE = { points: 201 } satisfies FitQuery;
const COARSE = { points: 2 } satisfies FitQuery;
const DEGREES = [1, 3, 5, 9, 12, 15];

/** Scenes that ask about what only the book sees: the line that was meant, the error that goes on rising. */
const REVEALS: readonly string[] = ["turn"];

export default function Page({ facts, openLab, linkOf, shortcuts, Prose }: PageProps) {
  const poly = openLab("overfitting/poly", { query: FINE }); // the first: links that name no lab are about it
  const resplits = openLab("overfitting/resplits", { query: FINE });
  const peek = openLab("overfitting/peek", { query: FINE });
  const network = openLab("overfitting/network", { query: FINE });
  const caseFile = openLab("overfitting/case-file");
  const words = useText();
  const scene = useScene(scenes);
  const place = scene?.id ?? null; // what was shown in one scene is not shown in the next
  const [said, say] = useState<{ readonly place: string | null; readonly shown: boolean } | null>(null);
  const shown = said && said.place === place ? said.shown : place !== null && REVEALS.includes(place);
  const hidden = useMemo(() => ({ shown, set: (shown: boolean) => say({ place, shown }) }), [place, shown]);
  const common = { linkOf, shortcuts };
  if (scene) {
    return (
      <Hidden value={hidden}>
        <Projected scenes={scenes} scene={scene} words={words.scenes} shortcuts={shortcuts}>
          <Stage scene={scene} {...{ poly, resplits, network, caseFile, shortcuts }} />
        </Projected>
      </Hidden>
    );
  }
  const moments = DEGREES.flatMap((t) => {
    const view = viewAt<FitView>(facts["degrees"], t);
    if (!view) return [];
    const train = error(valueOf(facts["degrees"], "train", t));
    const picture = (
      <span className="still">
        <FitPlane points={view} curve={view.curve} truth={view.truth} label="" still />
      </span>
    );
    return [{ t, reading: train, picture, label: words.momentAlt(String(t), train, shapeOf(view.curve, view.y)) }];
  });
  return (
    <Hidden value={hidden}>
      <ChapterTitle words={words} />
      <Moments
        player={poly}
        moments={moments}
        last={15}
        href={(t) => `#lab=overfitting/poly&t=${t}`}
        onGo={(t) => goTo(() => poly.seek(t), "lab-poly")}
        caption={
          <>
            <b>{words.momentsTitle}</b> {words.moments}
          </>
        }
      />
      <Prose id="lines" />
      <div className="prose aligned">
        <PredictFit player={poly} />
      </div>
      <PolyLab player={poly} facts={facts} {...common} />
      <Prose id="judge" />
      <Prose id="split" />
      <Prose id="population" />
      <Prose id="yours" />
      <YourData players={[poly, resplits, peek, network]} />
      <Prose id="resplits" />
      <ResplitsLab player={resplits} {...common} />
      <Prose id="few" />
      <Prose id="peeking" />
      <PeekLab player={peek} {...common} />
      <Prose id="price" />
      <Prose id="network" />
      <div className="prose aligned">
        <PredictTurn player={network} />
      </div>
      <NetworkLab player={network} {...common} />
      <Prose id="turn" />
      <Prose id="case" />
      <CaseLab player={caseFile} {...common} />
      <Prose id="closed" />
      <Prose id="kinds" />
      <Known facts={facts} />
      <Prose id="checks" />
      <div className="checks">
        <CheckPairs facts={facts} />
        <CheckFlag
          player={openLab("overfitting/network", { query: COARSE, name: "check", config: FLAG_CONFIG, seed: FLAG_SEED })}
        />
      </div>
      <Prose id="notebook" />
      <Notebook facts={facts} />
      <Prose id="lecture" />
      <Prose id="class" />
      <Sheet scenes={scenes} sheet={sheet} />
      <Prose id="remember" />
    </Hidden>
  );
}
