/** @file A fit on the bench, of the polynomial and of the network: points and split, errors and their gap, the numbers of now. */
import type { ReactNode } from "react";
import type { Player } from "../../lesson/player.ts";
import { Errors, Gap, HiddenSwitch, Plane, Readings } from "./Fit.tsx";
import { SplitBar } from "./SplitBar.tsx";
import { useText } from "./text.ts";

interface Props {
  readonly player: Player;
  /** What the cursor counts. */
  readonly xLabel: string;
  /** Under the numbers. */
  readonly children?: ReactNode;
}

export function FitBench({ player, xLabel, children }: Props) {
  const words = useText();
  return (
    <>
      <div className="part">
        <h3>
          {words.plane} <small>{words.planeNote}</small>
        </h3>
        <Plane player={player} />
        <SplitBar players={[player]} />
      </div>
      <div className="part summed">
        <h3>{words.errors}</h3>
        <Errors player={player} xLabel={xLabel} />
        <Gap player={player} />
      </div>
      <div className="part now">
        <h3>{words.now}</h3>
        <Readings player={player} />
        <HiddenSwitch />
        {children}
      </div>
    </>
  );
}
