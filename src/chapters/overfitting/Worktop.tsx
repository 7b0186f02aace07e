/** @file What every lab of the chapter stands on: head, code, its figures, the deck, what the reader should know. */
import type { ReactNode } from "react";
import type { Player } from "../../lesson/player.ts";
import { Code } from "../../ui/Code.tsx";
import { Deck, type DeckProps } from "../../ui/Deck.tsx";
import { LabHead } from "../../ui/LabHead.tsx";
import { Leader } from "../../ui/Leader.tsx";
import { useWords } from "../../ui/locale.tsx";
import { Notices } from "../../ui/Notices.tsx";
import { BEATS, chainOf } from "./beats.ts";

export interface LabProps {
  readonly player: Player;
  readonly linkOf: (player: Player) => string;
  readonly shortcuts: boolean;
}
interface Props extends LabProps, Pick<DeckProps, "milestones" | "levels" | "lanes"> {
  /** The section's id, and where links of the page lead. */
  readonly id: string;
  readonly lab: string;
  readonly title: string;
  /** The key of the learning rate, where the lab has one. */
  readonly rate?: string;
  /** Between the head and the bench. */
  readonly top?: ReactNode;
  readonly children: ReactNode;
}

export function Worktop({ player, linkOf, shortcuts, id, lab, title, rate, top, children, ...deck }: Props) {
  const common = useWords();
  const link = () => linkOf(player);
  return (
    <section className="lab" id={id} data-lab={lab} aria-labelledby={`${id}-title`}>
      <div className="lab-in">
        <LabHead id={`${id}-title`} player={player} title={title} linkOf={link} />
        {top}
        <div className="bench fits">
          <div className="part listing">
            <h3>{common.code}</h3>
            <Code player={player} />
          </div>
          {children}
        </div>
        <Deck player={player} names={BEATS} shortcuts={shortcuts} linkOf={link} {...deck} />
        <Notices player={player} {...(rate === undefined ? {} : { rate })} />
        <Leader player={player} chain={chainOf} />
      </div>
    </section>
  );
}
