/** @file The chapter's page: a hundred tacks and two charts to be touched, then prose and labs by turns. */
import { lazy } from "react";
import { ChapterTitle } from "../../ui/ChapterTitle.tsx";
import { useScene } from "../../ui/scene.ts";
import { Projected } from "../../ui/Projected.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import "../../ui/scene.css";
import "../../ui/teaching.css";
import "./mle.css";
import type { PageProps } from "../index.ts";
import { Ascent } from "./Ascent.tsx";
import { Bridge } from "./Bridge.tsx";
import { CheckArea, CheckHidden, CheckSlope } from "./Checks.tsx";
import { Look } from "./Look.tsx";
import { Predict } from "./Predict.tsx";
import { Repeats } from "./Repeats.tsx";
import { scenes, sheet } from "./scenes.ts";
import { useText } from "./text.ts";
import { Toss } from "./Toss.tsx";

/** It comes with the first scene: who only reads does not load it. */
const Stage = lazy(() => import("./Stages.tsx"));
/** Another tack for check 2, whose peak no figure shows. */
const OTHER = { n: 120, k: 41, theta: 0.5 };

export default function Page({ facts, openLab, linkOf, shortcuts, Prose }: PageProps) {
  const ascent = openLab("mle/ascent"); // the first: links that name no lab are about it
  const look = openLab("mle/look");
  const toss = openLab("mle/toss");
  const repeats = openLab("mle/repeats");
  const words = useText();
  const scene = useScene(scenes);
  if (scene) {
    return (
      <Projected scenes={scenes} scene={scene} words={words.scenes} shortcuts={shortcuts}>
        <Stage layout={scene.layout} {...{ look, toss, ascent, repeats, facts, shortcuts }} />
      </Projected>
    );
  }
  const lab = { linkOf, shortcuts };
  return (
    <>
      <ChapterTitle words={words} />
      <Look player={look} facts={facts} />
      <Prose id="theta" />
      <Prose id="throw" />
      <Toss player={toss} {...lab} />
      <Prose id="share" />
      <Prose id="swap" />
      <Prose id="area" />
      <Prose id="log" />
      <Prose id="slope" />
      <div className="prose aligned">
        <Predict player={ascent} />
      </div>
      <Ascent player={ascent} {...lab} />
      <Prose id="stop" />
      <Prose id="rate" />
      <Prose id="truth" />
      <Repeats player={repeats} {...lab} />
      <Prose id="spread" />
      <Prose id="border" />
      <Prose id="bridge" />
      <Bridge facts={facts} />
      <Prose id="ln2" />
      <Prose id="checks" />
      <div className="checks">
        <CheckSlope player={openLab("mle/look", { name: "slope", config: { theta: 0.3 } })} />
        <CheckHidden player={openLab("mle/look", { name: "hidden", config: OTHER })} />
        <CheckArea />
      </div>
      <Prose id="lecture" />
      <Prose id="class" />
      <Sheet scenes={scenes} sheet={sheet} />
      <Prose id="remember" />
    </>
  );
}
