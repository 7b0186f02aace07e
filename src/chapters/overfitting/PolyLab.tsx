/** @file Lab 2.1: one polynomial after another through the same points; the cursor is the degree. */
import type { Facts } from "../../lesson/facts.ts";
import { Errors, Gap, HiddenSwitch, Plane, Readings } from "./Fit.tsx";
import { LEVELS } from "./beats.ts";
import { Told } from "./PredictFit.tsx";
import { Seal } from "./Seal.tsx";
import { SplitBar } from "./SplitBar.tsx";
import { useText } from "./text.ts";
import { Worktop, type LabProps } from "./Worktop.tsx";

export function PolyLab({ facts, ...props }: LabProps & { readonly facts: Facts }) {
  const words = useText();
  const { player } = props;
  return (
    <Worktop {...props} id="lab-poly" lab="overfitting/poly" title={words.labPoly} levels={LEVELS} top={<Told player={player} />}>
      <div className="part">
        <h3>
          {words.plane} <small>{words.planeNote}</small>
        </h3>
        <Plane player={player} />
        <SplitBar players={[player]} />
      </div>
      <div className="part summed">
        <h3>{words.errors}</h3>
        <Errors player={player} xLabel={words.degree} />
        <Gap player={player} />
      </div>
      <div className="part now">
        <h3>{words.now}</h3>
        <Readings player={player} />
        <HiddenSwitch />
        <Seal player={player} facts={facts} />
      </div>
    </Worktop>
  );
}
