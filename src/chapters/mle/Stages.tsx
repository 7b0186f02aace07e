/** @file What stands on the stage of a scene: the tacks, the two charts, the climb, the histogram. */
import type { Facts } from "../../lesson/facts.ts";
import { settle } from "../../lesson/field.ts";
import type { Player } from "../../lesson/player.ts";
import { Deck } from "../../ui/Deck.tsx";
import { beside, SceneKeys, type SceneKey } from "../../ui/SceneKeys.tsx";
import { beatNames } from "./beats.ts";
import { ClimbStage } from "./ClimbStage.tsx";
import { short } from "./figures.ts";
import { Look } from "./Look.tsx";
import { Histograms, SIZES, throwAnew, useLevels } from "./Repeats.tsx";
import type { Layout } from "./scenes.ts";
import { useText } from "./text.ts";
import { Throw, throwMore, Thrown, useTruth } from "./Toss.tsx";

interface StageProps {
  readonly layout: Layout;
  readonly look: Player;
  readonly toss: Player;
  readonly ascent: Player;
  readonly repeats: Player;
  readonly facts: Facts;
  readonly shortcuts: boolean;
}
export default function Stage({ layout, look, toss, ascent, repeats, facts, shortcuts }: StageProps) {
  switch (layout) {
    case "throw":
      return <TossStage player={toss} shortcuts={shortcuts} />;
    case "look":
      return <LookStage player={look} facts={facts} shortcuts={shortcuts} />;
    case "climb":
    case "log":
      return <ClimbStage key={layout} player={ascent} shortcuts={shortcuts} log={layout === "log"} />;
    case "many":
      return <ManyStage player={repeats} shortcuts={shortcuts} />;
  }
}

interface Props {
  readonly player: Player;
  readonly shortcuts: boolean;
}

/** θ by a hundredth or a tenth, k by one: this scene has no deck. */
function LookStage({ player, shortcuts, facts }: Props & { readonly facts: Facts }) {
  const words = useText().scenes.keys;
  const move = (key: "theta" | "k", by: number) => () => {
    const { lab, recipe } = player.store.getState();
    const most = key === "k" ? Number(recipe.config["n"]) : 1;
    const to = Math.min(most, Math.max(0, Number(recipe.config[key]) + by));
    player.setConfig(key, settle(lab.config[key]!, to));
    return `${key === "k" ? "k" : "θ"} = ${short(to, 2)}`;
  };
  const keys: readonly SceneKey[] = [
    { caps: "← →", does: words.theta, on: { ArrowLeft: move("theta", -0.01), ArrowRight: move("theta", 0.01) } },
    {
      caps: "Shift+← →",
      does: words.theta10,
      on: { "Shift+ArrowLeft": move("theta", -0.1), "Shift+ArrowRight": move("theta", 0.1) },
    },
    { caps: "↑ ↓", does: words.k, on: { ArrowUp: move("k", 1), ArrowDown: move("k", -1) } },
  ];
  return (
    <section className="stage">
      <div className="stage-look">
        <Look player={player} facts={facts} />
      </div>
      <SceneKeys keys={keys} singles={shortcuts} />
    </section>
  );
}

/** The true θ is covered until the class has thrown and guessed. */
function TossStage({ player, shortcuts }: Props) {
  const words = useText().scenes.keys;
  const truth = useTruth(player, true);
  const keys: readonly SceneKey[] = [
    { caps: "→", does: words.once },
    { caps: "Shift+→", does: words.ten },
    { caps: "↑", does: words.hundred, on: { ArrowUp: () => throwMore(player, 100) } },
    { caps: "Enter", does: truth.isOpen ? words.cover : words.truth, on: { Enter: truth.turn } },
  ];
  return (
    <section className="stage">
      <div className="stage-top toss">
        <div className="part">
          <Thrown player={player} />
        </div>
        <div className="part">
          <Throw player={player} truth={truth} />
        </div>
      </div>
      <SceneKeys keys={keys} singles={shortcuts} />
      <Deck player={player} names={beatNames} levels={truth.levels} shortcuts={shortcuts} />
    </section>
  );
}

function ManyStage({ player, shortcuts }: Props) {
  const words = useText().scenes.keys;
  const levels = useLevels(player);
  const size = (by: 1 | -1) => () => {
    const n = beside(SIZES, Number(player.store.getState().recipe.config["n"]) as (typeof SIZES)[number], by);
    throwAnew(player, n);
    return words.throwsEach(n);
  };
  return (
    <section className="stage">
      <div className="stage-top many">
        <div className="part">
          <Histograms player={player} />
        </div>
      </div>
      <SceneKeys
        keys={[
          { caps: "↑ ↓", does: words.throws, on: { ArrowUp: size(1), ArrowDown: size(-1) } },
          { caps: "Space", does: words.repeat },
        ]}
        singles={shortcuts}
      />
      <Deck player={player} names={beatNames} levels={levels} shortcuts={shortcuts} />
    </section>
  );
}
