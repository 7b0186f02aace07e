/** @file What stands on the stage of a scene of this chapter: a panel for itself, or the loop, ten images and the deck. */
import { useEffect, type ReactNode } from "react";
import { MNIST } from "../../lesson/data/ids.ts";
import type { Facts } from "../../lesson/facts.ts";
import type { Listing, ListingLine } from "../../lesson/listing.ts";
import type { Player } from "../../lesson/player.ts";
import { Code } from "../../ui/Code.tsx";
import { Deck } from "../../ui/Deck.tsx";
import { Leader } from "../../ui/Leader.tsx";
import { useWords } from "../../ui/locale.tsx";
import { SceneKeys, type SceneKey } from "../../ui/SceneKeys.tsx";
import { usePlayer } from "../../ui/usePlayer.ts";
import { BEATS, chainOf, LEVELS } from "./beats.ts";
import { readingOf, stillTests } from "./moments.ts";
import { useReading } from "./OneDigit.tsx";
import { Inspector } from "./panels/Inspector.tsx";
import { RawCase } from "./panels/RawCase.tsx";
import { ShiftLab } from "./panels/ShiftLab.tsx";
import { epochOf, playEpoch } from "./playEpoch.ts";
import { Readings, useFirstTold } from "./Readings.tsx";
import type { Layout } from "./scenes.ts";
import { DIGITS, Ramp, Templates, useImagesTitle } from "./Templates.tsx";
import { useText } from "./text.ts";

interface Props {
  readonly player: Player;
  readonly facts: Facts;
  readonly shortcuts: boolean;
}

export default function Stage({ layout, ...props }: Props & { readonly layout: Layout }) {
  const { player, facts, shortcuts: singles } = props;
  useEffect(() => player.openGate(), [player]); // in front of a class the teacher asks
  switch (layout) {
    case "vote":
    case "train":
    case "epoch":
      return <TrainStage key={layout} {...props} layout={layout} />;
    case "pixel": {
      const reading = readingOf(facts);
      return (
        <div className="stage-panel">
          <Inspector
            player={player}
            still={reading && { index: 2, ...reading }}
            start={{ row: 0, column: 0 }}
            singles={singles}
          />
        </div>
      );
    }
    case "raw":
      return (
        <Panel player={player}>
          <RawCase player={player} still={stillTests(facts)} singles={singles} />
        </Panel>
      );
    case "shift":
      return (
        <Panel player={player}>
          <ShiftLab player={player} still={stillTests(facts)} asks singles={singles} />
        </Panel>
      );
  }
}

/** A panel whose accuracies are of a data set, which is named. */
function Panel({ player, children }: { readonly player: Player; readonly children: ReactNode }) {
  return (
    <div className="stage-panel">
      <p className="stage-data">{useSetName(player)}</p>
      {children}
    </div>
  );
}
function useSetName(player: Player): string {
  const { data } = useText().scenes;
  return usePlayer(player, (s) => (s.recipe.data?.hash === MNIST.hash ? data.mnist : data.drawn));
}

function TrainStage({ player, shortcuts, layout }: Props & { readonly layout: "vote" | "train" | "epoch" }) {
  const common = useWords();
  const title = useImagesTitle(player, DIGITS);
  const chosen = useReading(player)?.label ?? null;
  const told = useFirstTold(player);
  const vote = layout === "vote";
  const set = useSetName(player);
  const keys = useKeysOf(layout, player);
  useEffect(() => (layout === "epoch" ? playEpoch(player) : undefined), [player, layout]);
  return (
    <section className="stage digits" aria-label={common.code}>
      <div className="stage-top">
        <div className="stage-left">
          <Code player={player} sentences={false} shows={isLoop} />
          <Readings player={player} first={!vote ? null : told ? "told" : "asked"} />
        </div>
        <div className="part">
          <h2>
            {title} <small>{set}</small>
          </h2>
          <Templates player={player} chosen={chosen} onChoose={() => undefined} many={DIGITS} />
          <Ramp player={player} />
        </div>
      </div>
      <SceneKeys keys={keys} singles={shortcuts} />
      <Deck player={player} names={BEATS} levels={vote && !told ? NONE : LEVELS} shortcuts={shortcuts} />
      <Leader player={player} chain={chainOf} />
    </section>
  );
}

const NONE = [] as const;

/** What the deck's keys do in this scene; the end of the epoch is nearer than the deck's. */
function useKeysOf(layout: "vote" | "train" | "epoch", { store, pause, seek }: Player): readonly SceneKey[] {
  const words = useText().stage;
  if (layout === "vote") return [{ caps: "→", does: words.update }];
  if (layout === "train") return [{ caps: "← →", does: words.beat }];
  const end = () => {
    pause();
    seek(epochOf(store.getState()));
  };
  return [
    { caps: "Home", does: words.start },
    { caps: "Space", does: words.play },
    { caps: "End", does: words.end, on: { End: end } },
  ];
}

/** What an update is made of: the named lines, and what the first of them hangs on. */
const isLoop = ({ name, text }: ListingLine, place: number, listing: Listing): boolean =>
  place >= listing.findIndex((line) => line.text.startsWith("for ")) &&
  (name === undefined ? /^\s*if clear:/.test(text) : name !== "print" && name !== "softmax");
