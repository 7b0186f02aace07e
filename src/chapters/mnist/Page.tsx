/** @file The chapter's page: ten digits and ten images, what a score is, the lab, two accuracies, a 3 aside, what can break, the notebook. */
import { useCallback, useMemo, useSyncExternalStore, type ReactNode } from "react";
import type { Facts } from "../../lesson/facts.ts";
import type { PlayerState } from "../../lesson/player.ts";
import { ChapterTitle } from "../../ui/ChapterTitle.tsx";
import { changeData } from "../../ui/dataFiles.ts";
import { Notices } from "../../ui/Notices.tsx";
import { useAnswer } from "../../ui/Gate.tsx";
import { useScene } from "../../ui/scene.ts";
import { Projected } from "../../ui/Projected.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { usePlayer } from "../../ui/usePlayer.ts";
import "../../ui/scene.css";
import "../../ui/teaching.css";
import type { PageProps } from "../index.ts";
import "./mnist.css";
import { PredictEpoch, PredictFirst } from "./gates.tsx";
import { Hand } from "./hand/Hand.tsx";
import { DigitsLab, type Model } from "./Lab.tsx";
import {
  Cases,
  Checks,
  Confusion,
  CostConverter,
  CostsFigure,
  GuessShift,
  Inspector,
  Logits,
  MoreData,
  Notebook,
  OneHot,
  RawCase,
  ShiftLab,
  Stage,
} from "./late.tsx";
import { readingOf, stillConfusion, stillReading, stillTests } from "./moments.ts";
import { Opening } from "./Opening.tsx";
import { Chosen } from "./panels/chosen.tsx";
import { useOwnArrows } from "./panels/keys.ts";
import { scenesOn, sheet } from "./scenes.ts";
import { useText } from "./text.ts";
import { useModel } from "./useModel.ts";

const PICTURE = { ask: "picture" } as const;
/** The check's own run: two epochs on a thousand digits, of which nothing is drawn. */
const LIFT = {
  name: "check",
  query: { ask: "digits", from: "test", first: 0, count: 1 },
  config: { images: 1000, epochs: 2 },
} as const;
const NOTHING: Facts = {};
const isOnFirstSet = ({ recipe, lab }: PlayerState): boolean => recipe.data?.hash === lab.data?.[0]?.hash;

const START = { from: "test", index: 2 } as const;

/** What would give the guess of the shift away is covered until it is made; where no scripts run nothing could uncover it. */
function AfterGuess({ children }: { readonly children: ReactNode }) {
  const [guess] = useAnswer("mnist/shift");
  const alive = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  return (
    <div className="desk" data-guess={alive && guess === null ? "open" : undefined}>
      {children}
    </div>
  );
}

/** Where the inspector opens. */
const PIXEL = { row: 11, column: 17 } as const;

/** What the build's own run tells of: of the linear model alone, but for what a digit looks like. */
function stillsOf(told: Facts, linear: boolean) {
  const reading = readingOf(told);
  return {
    one: reading && { index: START.index, ...reading },
    reading: linear ? stillReading(told) : null,
    confusion: linear ? stillConfusion(told) : null,
    tests: linear ? stillTests(told) : null,
  };
}

export default function Page({ facts, openLab, linkOf, shortcuts, Prose }: PageProps) {
  const softmax = openLab("mnist/softmax", { query: PICTURE }); // the first: links that name no lab are about it
  const [model, setModel] = useModel();
  const linearAgain = useCallback(() => setModel("softmax"), [setModel]);
  const player = model === "hidden" ? openLab("mnist/hidden", { query: PICTURE }) : softmax;
  /** The other model learns from the same data. */
  const choose = (it: Model) => {
    const other = it === "hidden" ? openLab("mnist/hidden", { query: PICTURE }) : softmax;
    const { data } = player.store.getState().recipe;
    if (data && data.hash !== other.store.getState().recipe.data?.hash) changeData(other, data, 0);
    setModel(it);
  };
  const words = useText();
  const scenes = scenesOn(usePlayer(softmax, (s) => s.recipe.data));
  const scene = useScene(scenes);
  useOwnArrows(scene === null);
  /** The build's own run was on the first set: of another it tells nothing, and its digits are not that one's. */
  const told = usePlayer(player, isOnFirstSet) ? facts : NOTHING;
  const failed = usePlayer(softmax, (s) => s.error !== null);
  const linear = model === "softmax";
  const { one, ...still } = useMemo(() => stillsOf(told, linear), [told, linear]);
  return (
    <Chosen start={START}>
      {scene ? (
        <Projected scenes={scenes} scene={scene} words={words.scenes} shortcuts={shortcuts}>
          <Stage player={softmax} facts={told} shortcuts={shortcuts} layout={scene.layout} />
          {failed && (
            <div className="scene-notices">
              <Notices player={softmax} />
            </div>
          )}
        </Projected>
      ) : (
        <>
          <ChapterTitle words={words} />
          <Opening facts={facts} />
          <Prose id="flat" />
          <div className="desk">
            <Inspector player={player} still={one} start={PIXEL} />
          </div>
          <Prose id="label" />
          <div className="desk">
            <OneHot player={player} />
          </div>
          <Prose id="scores" />
          <Prose id="softmax" />
          <Prose id="first" />
          <div className="prose aligned">
            <PredictFirst player={softmax} />
          </div>
          <Prose id="ln10" />
          <div className="desk pair">
            <Logits player={player} still={still.reading} />
            <CostConverter player={player} />
          </div>
          <Prose id="train" />
          <div className="prose aligned">
            <PredictEpoch player={softmax} />
          </div>
          <DigitsLab key={model} facts={told} {...{ player, linkOf, shortcuts, model }} onModel={choose} />
          <Prose id="batch" />
          <Prose id="templates" />
          <Prose id="accuracy" />
          <div className="desk pair">
            <CostsFigure player={player} facts={told} />
            <Confusion player={player} still={still.confusion} />
          </div>
          <Prose id="raw" />
          <div className="desk">
            <RawCase player={player} still={still.tests} one={linear ? one : null} />
          </div>
          <Prose id="shift" />
          <div className="prose aligned">
            <GuessShift facts={facts} />
          </div>
          <AfterGuess>
            <ShiftLab player={player} still={still.tests} />
          </AfterGuess>
          <Prose id="places" />
          <Prose id="draw" />
          <Hand player={player} />
          <Prose id="hidden" />
          <Prose id="more" />
          <div className="desk">
            <MoreData facts={facts} />
          </div>
          <Prose id="broken" />
          <div className="desk">
            <Cases facts={facts} player={softmax} onRun={linearAgain} />
          </div>
          <Prose id="checks" />
          <div className="checks">
            <Checks facts={facts} player={softmax} lift={openLab("mnist/softmax", LIFT)} />
          </div>
          <Prose id="notebook" />
          <Notebook player={softmax} />
          <Prose id="lecture" />
          <Prose id="class" />
          <Sheet scenes={scenes} sheet={sheet} />
          <Prose id="remember" />
        </>
      )}
    </Chosen>
  );
}
