/** @file Lab 2.4: a small network on the same points; the cursor is the number of updates. */
import { FIT, LEVELS } from "./beats.ts";
import { FitBench } from "./FitBench.tsx";
import { Told } from "./PredictTurn.tsx";
import { useText } from "./text.ts";
import { Worktop, type LabProps } from "./Worktop.tsx";

export function NetworkLab(props: LabProps) {
  const words = useText();
  const { player } = props;
  return (
    <Worktop
      {...props}
      id="lab-network"
      lab="overfitting/network"
      title={words.labNetwork}
      rate="lr"
      levels={LEVELS}
      lanes={FIT}
      top={<Told player={player} />}
    >
      <FitBench player={player} xLabel={words.updates} />
    </Worktop>
  );
}
