/** @file Lab 2.4: a small network on the same points; the cursor is the number of updates. */
import { Errors, Gap, HiddenSwitch, Plane, Readings } from "./Fit.tsx";
import { LEVELS } from "./beats.ts";
import { Told } from "./PredictTurn.tsx";
import { SplitBar } from "./SplitBar.tsx";
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
      top={<Told player={player} />}
    >
      <div className="part">
        <h3>
          {words.plane} <small>{words.planeNote}</small>
        </h3>
        <Plane player={player} />
        <SplitBar players={[player]} />
      </div>
      <div className="part summed">
        <h3>{words.errors}</h3>
        <Errors player={player} xLabel={words.updates} />
        <Gap player={player} />
      </div>
      <div className="part now">
        <h3>{words.now}</h3>
        <Readings player={player} />
        <HiddenSwitch />
      </div>
    </Worktop>
  );
}
