/** @file What is guessed before the lab is run: the cost of the first batch, and what one epoch is worth; the run is the judge. */
import { firstWhere, type Player } from "../../lesson/player.ts";
import { Gate, useAnswer, type Verdict } from "../../ui/Gate.tsx";
import { measured } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { goTo } from "./Numbers.tsx";
import { useText } from "./text.ts";

const see = (player: Player, label: string, t: number) => ({ label, do: () => goTo(() => player.seek(t), "lab-digits") });

/** The cost of the first batch is known before anything is learnt: nothing has to be run for the verdict. */
export function PredictFirst({ player }: { readonly player: Player }) {
  const all = useText();
  const words = all.gateFirst;
  const first = usePlayer(player, (s) => s.columns["cost"]?.[0] ?? null);
  const judge = (option: string): Verdict | null =>
    first === null
      ? null
      : { text: words[option as "zero" | "one" | "ln10"](measured(first, 4)), act: see(player, words.see, 0) };
  return (
    <Gate
      player={player}
      question={words.question}
      options={[
        { id: "zero", label: "0" },
        { id: "one", label: "1" },
        { id: "ln10", label: "2.3" },
      ]}
      words={all.gate}
      judge={judge}
      start={() => goTo(player.play, "lab-digits")}
      name="mnist/first"
    />
  );
}

/** The accuracy that each option stands for. */
const OPTIONS = { tenth: 0.1, half: 0.5, most: 0.8, all: 0.99 } as const;
type Option = keyof typeof OPTIONS;

export function PredictEpoch({ player }: { readonly player: Player }) {
  const all = useText();
  const words = all.gateEpoch;
  const judge = useEpochJudge(player);
  return (
    <Gate
      player={player}
      question={words.question}
      options={(Object.keys(OPTIONS) as Option[]).map((id) => ({ id, label: words.options[id] }))}
      words={all.gate}
      judge={judge}
      start={() => goTo(player.play, "lab-digits")}
      name={EPOCH_GATE}
    />
  );
}
const EPOCH_GATE = "mnist/epoch";

function useEpochJudge(player: Player): (option: string) => Verdict | null {
  const words = useText().gateEpoch;
  /** When the first epoch ends, once the cursor has been there. */
  const end = usePlayer(player, ({ columns, seen }) =>
    firstWhere(columns, { column: "testAccuracy", is: "atLeast", value: 0 }, 0, seen),
  );
  return (option) => {
    if (end === null) return null;
    const value = player.store.getState().columns["testAccuracy"]![end]!;
    const far = (id: Option) => Math.abs(OPTIONS[id] - value);
    const ids = Object.keys(OPTIONS) as Option[];
    const nearest = ids.reduce((best, id) => (far(id) < far(best) ? id : best));
    const read = measured(value, 4);
    const text = option === nearest ? words.right(read) : OPTIONS[option as Option] < value ? words.low(read) : words.high(read);
    return { text, act: see(player, words.see, end + 1) };
  };
}

/** The verdict once more, in the lab itself. */
export function Told({ player }: { readonly player: Player }) {
  const [answer] = useAnswer(EPOCH_GATE);
  const judge = useEpochJudge(player);
  const words = useText();
  const verdict = answer && judge(answer.option);
  if (!verdict) return null;
  return (
    <p className="told">
      <span>
        <b>{words.mine}</b> {verdict.text}
      </span>
    </p>
  );
}
