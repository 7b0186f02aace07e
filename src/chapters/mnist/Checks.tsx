/** @file Three checks that the run itself grades: the gradient of a logit, four broken loops by their symptoms, and what lifts the accuracy. */
import { useState } from "react";
import type { Facts } from "../../lesson/facts.ts";
import type { Player } from "../../lesson/player.ts";
import type { Config, Value } from "../../lesson/recipe.ts";
import { readNumber } from "../../lesson/field.ts";
import { Check, type Grade } from "../../ui/Check.tsx";
import { Control } from "../../ui/Control.tsx";
import { useLang } from "../../ui/locale.tsx";
import { count, measured } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { SHORT } from "./facts.ts";
import { afterEpoch, readingOf, shortTest } from "./moments.ts";
import { useReading } from "./OneDigit.tsx";
import { useText, type Words } from "./text.ts";

interface Props {
  readonly facts: Facts;
  /** Of lab 5.1. */
  readonly player: Player;
  /** Of the third check alone. */
  readonly lift: Player;
}
export const Checks = ({ facts, player, lift }: Props) => (
  <>
    <CheckGradient player={player} facts={facts} />
    <CheckFaults facts={facts} />
    <CheckLift player={lift} />
  </>
);

// ---- 1: p − y ------------------------------------------------------------------------------------------------------------------

/** Right is p − y, to three digits. What was typed instead is told apart. */
export function gradeGradient(typed: number, p: number, isTruth: boolean): "right" | "sign" | "forgot" | "other" {
  const near = (a: number, b: number) => Math.abs(a - b) < 0.0015;
  const wanted = p - (isTruth ? 1 : 0);
  if (near(typed, wanted)) return "right";
  if (near(typed, -wanted)) return "sign";
  return isTruth && near(typed, p) ? "forgot" : "other";
}

function CheckGradient({ player, facts }: { readonly player: Player; readonly facts: Facts }) {
  const words = useText().checks;
  const now = useReading(player);
  const live = typeof now?.label === "number" ? now : readingOf(facts); // a digit of the reader's own has no target
  // Who has begun to answer is asked about these numbers, also while the run goes on.
  const [held, hold] = useState(live);
  const [typed, setTyped] = useState<readonly [string, string]>(["", ""]);
  const reading = typed.join("") === "" ? live : held;
  const [grade, setGrade] = useState<Grade | null>(null);
  const label = reading?.label ?? null;
  if (!reading || label === null) return null;
  const p = reading.probabilities;
  const other = Array.from(p, (_, k) => k)
    .filter((k) => k !== label)
    .reduce((best, k) => (p[k]! > p[best]! ? k : best), label === 0 ? 1 : 0);
  const asked = [label, other] as const;
  const ask = () => {
    const verdicts = asked.map((k, at) => {
      const x = readNumber(typed[at]!);
      return x === null ? "other" : gradeGradient(x, p[k]!, k === label);
    });
    const first = verdicts.find((it) => it !== "right");
    setGrade(
      first
        ? { done: false, text: words.gradientSays[first] }
        : { done: true, text: words.gradientDone(measured(p[label]! - 1, 4), measured(p[other]!, 4)) },
    );
  };
  return (
    <Check title={words.gradient} task={words.gradientTask} words={words} grade={grade}>
      <div className="check-gradient">
        {asked.map((k, at) => (
          <label key={k}>
            <span>{words.gradientOf(k, measured(p[k]!, 4), k === label)}</span>
            <input
              className="number-field n"
              inputMode="text"
              autoComplete="off"
              value={typed[at]}
              onChange={(event) => {
                const next = event.target.value.slice(0, 12).replace("−", "-");
                hold(reading);
                setTyped(at === 0 ? [next, typed[1]] : [typed[0], next]);
                setGrade(null);
              }}
            />
          </label>
        ))}
        <button type="button" className="run" onClick={ask}>
          {words.grade}
        </button>
      </div>
    </Check>
  );
}

// ---- 2: four loops by their symptoms ---------------------------------------------------------------------------------------------

export const FAULTS = ["zeroGrad", "softmaxTwice", "raw", "shuffledLabels"] as const;
type Fault = (typeof FAULTS)[number];
/** In the order they are asked. */
export const ASKED: readonly Fault[] = ["softmaxTwice", "raw", "shuffledLabels", "zeroGrad"];

/** The costs of three epochs, and what the test then said. */
function symptomsOf(facts: Facts, fault: Fault): string {
  const shown = (x: number | null | undefined) => (x === null || x === undefined ? "–" : measured(x, 4));
  const costs = Array.from({ length: SHORT }, (_, k) =>
    afterEpoch(facts, fault === "raw" ? "epochs" : fault, "averageCost", k + 1),
  );
  const test = shortTest(facts, fault);
  const lines = costs.map((cost, k) => `Epoch: 000${k + 1} cost = ${shown(cost)}`);
  return [...lines, `Test: cost = ${shown(test?.cost)}, accuracy = ${shown(test && test.right / test.total)}`].join("\n");
}

function CheckFaults({ facts }: { readonly facts: Facts }) {
  const words = useText().checks;
  const [answers, setAnswers] = useState<{ readonly [K in Fault]?: Fault }>({});
  const right = ASKED.filter((asked) => answers[asked] === asked).length;
  const all = ASKED.every((asked) => answers[asked]);
  return (
    <Check
      title={words.faults}
      task={words.faultsTask}
      words={words}
      grade={all ? { done: right === ASKED.length, text: words.faultsSum(right) } : null}
    >
      <ol className="check-faults">
        {ASKED.map((asked, k) => {
          const answer = answers[asked];
          return (
            <li key={asked}>
              <pre className="n">{symptomsOf(facts, asked)}</pre>
              <select
                aria-label={words.faultName(k + 1)}
                value={answer ?? ""}
                onChange={(event) => setAnswers({ ...answers, [asked]: event.target.value as Fault })}
              >
                <option value="" disabled>
                  {words.choose}
                </option>
                {FAULTS.map((it) => (
                  <option key={it} value={it}>
                    {words.faultNames[it]}
                  </option>
                ))}
              </select>
              <p role="status">{answer && `${answer === asked ? "✔" : "×"} ${faultText(asked, answer, words)}`}</p>
            </li>
          );
        })}
      </ol>
    </Check>
  );
}
/** Right: why; wrong: what one would see if it were so. */
export const faultText = (asked: Fault, answer: Fault, words: Words["checks"]): string =>
  answer === asked ? words.faultRight[asked] : words.faultWrong[answer];

// ---- 3: what lifts the accuracy -----------------------------------------------------------------------------------------------------

/** The accuracy must come so high. */
export const WANTED = 0.8;
const KEYS = ["lr", "images"] as const;

function CheckLift({ player }: { readonly player: Player }) {
  const lang = useLang();
  const words = useText().checks;
  const { lab, recipe } = usePlayer(player, (s) => s);
  const computing = usePlayer(player, (s) => s.goal !== null);
  const outcome = usePlayer(player, ({ goal, t, end, columns, length }) => {
    if (goal !== null || t === 0) return null;
    if (end?.why === "diverged") return "diverged";
    const read = t >= length ? columns["testAccuracy"]?.[length - 1] : undefined;
    return read === undefined ? null : String(read);
  });
  const change = (key: string, value: Value) => {
    player.seek(0); // a change in the middle would be an edit; this is about the whole run
    player.setConfig(key, value);
  };
  return (
    <Check
      title={words.lift}
      task={words.liftTask}
      words={words}
      grade={outcome === null ? null : gradeLift(outcome, recipe.config, words)}
    >
      <div className="check-rate">
        {KEYS.map((key) => (
          <div key={key} className="knob">
            <span aria-hidden="true">{words.liftNames[key]}</span>
            <Control
              field={lab.config[key]!}
              name={lab.config[key]!.label[lang]}
              value={recipe.config[key]!}
              onChange={(value) => change(key, key === "images" ? Math.min(MOST_IMAGES, Number(value)) : value)}
            />
          </div>
        ))}
        <button type="button" className="run" disabled={computing} onClick={() => player.runTo(player.store.getState().length)}>
          ▶ {words.liftRun}
        </button>
      </div>
    </Check>
  );
}
/** More drawn digits would keep a phone waiting. */
const MOST_IMAGES = 10_000;

export function gradeLift(outcome: string, { lr, images }: Config, words: Words["checks"]): Grade {
  if (outcome === "diverged") return { done: false, text: words.liftDiverged };
  const [accuracy, shown] = [Number(outcome), measured(Number(outcome), 4)];
  if (accuracy >= WANTED) return { done: true, text: words.liftDone(shown, count(Number(images))) };
  return {
    done: false,
    text: Number(images) > 1000 ? words.liftMore(shown) : Number(lr) === 0.1 ? words.liftNone(shown) : words.liftRate(shown),
  };
}
