/** @file The frame of the chapter's stages: the loop and two numbers, figures beside them, what the keys do, the deck. */
import { useEffect, type ReactNode } from "react";
import type { Listing, ListingLine } from "../../lesson/listing.ts";
import type { Player } from "../../lesson/player.ts";
import { Code } from "../../ui/Code.tsx";
import { Deck, type DeckProps } from "../../ui/Deck.tsx";
import { useWords } from "../../ui/locale.tsx";
import { SceneKeys, type SceneKey } from "../../ui/SceneKeys.tsx";
import { BEATS, CASE_STONES } from "./beats.ts";

export interface InScene {
  readonly player: Player;
  readonly shortcuts: boolean;
}

export const Part = ({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}) => (
  <div className="part">
    <h2>
      {title} {note !== undefined && note !== null && <small>{note}</small>}
    </h2>
    {children}
  </div>
);

interface StageProps extends InScene {
  readonly numbers: readonly (readonly [name: string, value: ReactNode])[];
  readonly stones?: boolean;
  readonly lanes?: DeckProps["lanes"];
  readonly keys: readonly SceneKey[];
  readonly children: ReactNode;
}
export function Stage({ player, shortcuts, numbers, stones = false, lanes, keys, children }: StageProps) {
  const common = useWords();
  useEffect(() => player.openGate(), [player]); // in front of a class the teacher asks
  return (
    <section className="stage" aria-label={common.code}>
      <div className="stage-top">
        <div className="stage-left">
          <Code player={player} sentences={false} shows={isLoop} />
          <dl className="readings">
            {numbers.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
        {children}
      </div>
      <SceneKeys keys={keys} singles={shortcuts} />
      <Deck
        player={player}
        names={BEATS}
        shortcuts={shortcuts}
        {...(stones ? { milestones: CASE_STONES } : {})}
        {...(lanes ? { lanes } : {})}
      />
    </section>
  );
}

/** The loop: what a step is made of, without what it prints. */
const isLoop = ({ text }: ListingLine, place: number, listing: Listing): boolean =>
  place >= listing.findIndex((line) => line.text.startsWith("for ")) && !/^\s+(?:print|if (?:epoch|step)\b)/.test(text);
