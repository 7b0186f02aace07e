/** @file What stands on the stage of a scene of this chapter: a panel for itself, or the loop, ten images and the deck. */
import { useEffect } from "react";
import type { Facts } from "../../lesson/facts.ts";
import type { Listing, ListingLine } from "../../lesson/listing.ts";
import type { Player } from "../../lesson/player.ts";
import { Code } from "../../ui/Code.tsx";
import { Deck } from "../../ui/Deck.tsx";
import { Leader } from "../../ui/Leader.tsx";
import { useWords } from "../../ui/locale.tsx";
import { count, measured } from "../../ui/numbers.ts";
import { guardAt, readingAt } from "../../ui/readings.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { BEATS, chainOf, LEVELS } from "./beats.ts";
import { readingOf, stillTests } from "./moments.ts";
import { useReading } from "./OneDigit.tsx";
import { Inspector } from "./panels/Inspector.tsx";
import { RawCase } from "./panels/RawCase.tsx";
import { ShiftLab } from "./panels/ShiftLab.tsx";
import type { Layout } from "./scenes.ts";
import { DIGITS, Ramp, Templates, useImagesTitle } from "./Templates.tsx";
import { useText } from "./text.ts";

interface Props {
  readonly player: Player;
  readonly facts: Facts;
  readonly shortcuts: boolean;
}

export default function Stage({ layout, ...props }: Props & { readonly layout: Layout }) {
  const { player, facts } = props;
  useEffect(() => player.openGate(), [player]); // in front of a class the teacher asks
  switch (layout) {
    case "vote":
    case "train":
      return <TrainStage {...props} vote={layout === "vote"} />;
    case "pixel": {
      const reading = readingOf(facts);
      return (
        <div className="stage-panel">
          <Inspector player={player} still={reading && { index: 2, ...reading }} start={{ row: 11, column: 17 }} />
        </div>
      );
    }
    case "raw":
      return (
        <div className="stage-panel">
          <RawCase player={player} still={stillTests(facts)} />
        </div>
      );
    case "shift":
      return (
        <div className="stage-panel">
          <ShiftLab player={player} still={stillTests(facts)} />
        </div>
      );
  }
}

/** `vote`: before the first step the cost is what is asked, so nothing tells it. */
function TrainStage({ player, shortcuts, vote }: Props & { readonly vote: boolean }) {
  const common = useWords();
  const title = useImagesTitle(player, DIGITS);
  const chosen = useReading(player)?.label ?? null;
  const hidden = usePlayer(player, (s) => vote && s.t === 0 && s.beat === null);
  return (
    <section className="stage digits" aria-label={common.code}>
      <div className="stage-top">
        <div className="stage-left">
          <Code player={player} sentences={false} shows={isLoop} />
          <Readings player={player} hidden={hidden} />
        </div>
        <div className="part">
          <h2>{title}</h2>
          <Templates player={player} chosen={chosen} onChoose={() => undefined} many={DIGITS} />
          <Ramp player={player} />
        </div>
      </div>
      <Deck player={player} names={BEATS} levels={hidden ? NONE : LEVELS} shortcuts={shortcuts} />
      <Leader player={player} chain={chainOf} />
    </section>
  );
}

const NONE = [] as const;

/** What an update is made of: the named lines, and what the first of them hangs on. */
const isLoop = ({ name, text }: ListingLine, place: number, listing: Listing): boolean =>
  place >= listing.findIndex((line) => line.text.startsWith("for ")) &&
  (name === undefined ? /^\s*if clear:/.test(text) : name !== "print" && name !== "softmax");

/** To be read from the last row. */
function Readings({ player, hidden }: { readonly player: Player; readonly hidden: boolean }) {
  const words = useText();
  const common = useWords();
  const cost = usePlayer(player, (s) => guardAt(s)?.value ?? null);
  const read = usePlayer(player, (s) => readingAt(s, "accuracy")?.value ?? null);
  const t = usePlayer(player, (s) => s.t);
  return (
    <dl className="readings">
      <div data-anchor="term:cost">
        <dt>{words.scenes.cost}</dt>
        <dd data-anchor-body="">{hidden ? "?" : cost === null ? "–" : measured(cost, 4)}</dd>
      </div>
      <div>
        <dt>{common.step}</dt>
        <dd>{count(t)}</dd>
      </div>
      <div>
        <dt>{words.scenes.read}</dt>
        <dd>{read === null ? "–" : measured(read, 2)}</dd>
      </div>
    </dl>
  );
}
