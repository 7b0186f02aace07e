/** @file Time as a tape: the lanes of the run, the ruler under them, and the tack that is stuck where the reader stands. */
import { lazy, Suspense, useCallback, useRef } from "react";
import type { Text } from "../lesson/recipe.ts";
import { defaultLoupe } from "./deck/loupe.ts";
import type { TapePicture } from "./deck/shapes.ts";
import { usePainting, type TapeParts } from "./deck/usePainting.ts";
import { useScrub } from "./deck/useScrub.ts";
import { hintOf } from "./deck/words.ts";
import { Pin } from "./Mark.tsx";
import { useDeckWords } from "./locale.tsx";
import { Readouts } from "./Readouts.tsx";
import { Handle, useAlternative } from "./TapeHandle.tsx";
import { usePlayer } from "./usePlayer.ts";

// Nothing is loaded for it before there is a loupe.
const LoupeEdges = lazy(async () => ({ default: (await import("./Loupe.tsx")).LoupeEdges }));

interface Props extends TapeParts {
  readonly onScale: () => void;
  /** A word for each named line of the listing. */
  readonly names: { readonly [line: string]: Text };
}

export function Tape(props: Props) {
  const { player, lanes, layout, scale, onScale, place, names } = props;
  const words = useDeckWords();
  const loupe = usePlayer(player, (s) => s.loupe);
  const lab = usePlayer(player, (s) => s.lab);
  const turnLoupe = () => player.setLoupe(loupe ? null : defaultLoupe(player.store.getState()));
  return (
    <div className="tape" data-lab={lab.guard}>
      <div className="gutter">
        <Readouts player={player} lanes={lanes} layout={layout} beats={place === "foot" ? names : null} />
        <div className="switches">
          <button type="button" aria-pressed={scale === "log"} onClick={onScale}>
            {words.log}
          </button>
          <button type="button" aria-pressed={loupe !== null} {...hintOf(words.hints.loupe)} onClick={turnLoupe}>
            {words.loupe}
          </button>
        </div>
      </div>
      <Track {...props} />
    </div>
  );
}

function Track({ player, layout, place, ...what }: Props) {
  const track = useRef<HTMLDivElement>(null);
  const picture = useRef<TapePicture | null>(null);
  const loupe = usePlayer(player, (s) => s.loupe);
  const keep = useCallback((painted: TapePicture) => void (picture.current = painted), []);
  usePainting(track, keep, { player, layout, place, ...what });
  const { tip, scrub } = useScrub(player, picture);
  return (
    <div ref={track} className="track" {...scrub}>
      <canvas role="img" aria-label={useAlternative(player)} />
      <svg className="tack-layer" aria-hidden="true">
        <g>
          <line />
          <g data-anchor="pin">
            <Pin size={place === "projector" ? 34 : 22} />
          </g>
        </g>
      </svg>
      <Handle player={player} />
      <Suspense>{loupe && <LoupeEdges player={player} loupe={loupe} />}</Suspense>
      <p ref={tip} className="tip" hidden />
    </div>
  );
}
