/** @file Lab 2.1: one polynomial after another through the same points; the cursor is the degree. */
import type { Facts } from "../../lesson/facts.ts";
import { FIT, LEVELS } from "./beats.ts";
import { FitBench } from "./FitBench.tsx";
import { Told } from "./PredictFit.tsx";
import { Seal } from "./Seal.tsx";
import { useText } from "./text.ts";
import { Worktop, type LabProps } from "./Worktop.tsx";

export function PolyLab({ facts, ...props }: LabProps & { readonly facts: Facts }) {
  const words = useText();
  const { player } = props;
  return (
    <Worktop
      {...props}
      id="lab-poly"
      lab="overfitting/poly"
      title={words.labPoly}
      levels={LEVELS}
      lanes={FIT}
      top={<Told player={player} />}
    >
      <FitBench player={player} xLabel={words.degree}>
        <Seal player={player} facts={facts} />
      </FitBench>
    </Worktop>
  );
}
