/** @file The chosen digit beside the templates: its picture, the way to another, and its cost as a formula with live numbers. */
import { useCallback, useMemo, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Player } from "../../lesson/player.ts";
import { lineAt } from "../../ui/Code.tsx";
import { Formula } from "../../ui/Formula.tsx";
import { fraction, group, sign, slot, type FormulaPart } from "../../ui/formula.ts";
import { measured } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { pictureNow, useAsk } from "./ask.ts";
import { withWeights } from "./panels/bars.ts";
import { useChosen } from "./panels/chosen.tsx";
import { DigitImage } from "./panels/DigitImage.tsx";
import { useSeek } from "./panels/digits.ts";
import { StillTemplate } from "./Template.tsx";
import { movedBy, useGradient } from "./Templates.tsx";
import { useText, type Words } from "./text.ts";
import { inkSaid } from "./unseen.ts";
import { AS_TRAINED, type Picture, type Reading } from "./views.ts";
import { extentOf, extentText, fixed, imageOf } from "./weights.ts";

/** What the model says of the chosen digit at the cursor; meanwhile what it said last. Asked once for a bench: what stands side by side is of one moment. */
export function useReading(player: Player): Reading | null {
  const { digit } = useChosen();
  return useAsk(player, { ask: "reading", digit, condition: AS_TRAINED })?.answer ?? null;
}

/**
 * The same beside the images: of the moment that is painted, in the same frame. Between the worker's answers a linear model is read here, with
 * the weights that stand there. `onPaint` is for the images.
 */
export function useReadingBeside(player: Player) {
  const { digit } = useChosen();
  const asked = useAsk(player, { ask: "reading", digit, condition: AS_TRAINED });
  const [painted] = useState(() =>
    createStore<{ readonly picture: Picture | null; readonly t: number }>(() => ({ picture: null, t: 0 })),
  );
  const onPaint = useCallback((picture: Picture | null, t: number) => painted.setState({ picture, t }), [painted]);
  return { asked, painted, onPaint };
}
type Beside = ReturnType<typeof useReadingBeside>;
function useShown({ asked, painted }: Pick<Beside, "asked" | "painted">): Reading | null {
  const { picture, t } = useStore(painted);
  return useMemo(() => {
    const isOf = asked?.t === t && !asked.stale;
    return asked && ((picture && !isOf ? withWeights(asked.answer, picture) : null) ?? asked.answer);
  }, [asked, picture, t]);
}

interface Props {
  readonly player: Player;
  readonly beside: Beside;
  /** The picture, until the worker has told what the model says of it. */
  readonly still: Pick<Reading, "pixels" | "label"> | null;
}
export function OneDigit({ player, beside, still }: Props) {
  const words = useText();
  const { digit } = useChosen();
  const { seek, seeking } = useSeek(player);
  const reading = useShown(beside);
  const { label, pixels } = reading ?? still ?? { label: null, pixels: null };
  const said = reading?.said ?? null;
  const name = label === null ? words.one.own : words.one.name(label, inkSaid(pixels, words));
  return (
    <div className="one-digit">
      <div>
        <DigitImage pixels={pixels} label={name} />
        <p>
          <button
            type="button"
            className="key"
            disabled={seeking || (digit.from !== "hand" && digit.index === 0)}
            onClick={() => seek(-1, null)}
          >
            {words.one.previous}
          </button>
          <button type="button" className="key" disabled={seeking} onClick={() => seek(1, null)}>
            {words.one.next}
          </button>
        </p>
      </div>
      <ol className="shares n" aria-label={words.one.shares}>
        {DIGITS.map((k) => {
          const p = reading?.probabilities[k] ?? null;
          return (
            <li key={k} data-truth={k === label} data-said={k === said}>
              <b>{k}</b>
              <span className="says">{k === label && <Marked mark="▲" name={words.one.truth} />}</span>
              <span className="says">{k === said && <Marked mark="●" name={words.one.said} />}</span>
              <i style={{ width: `${100 * (p ?? 0)}%` }} />
              <span>{p === null ? "–" : fixed(p, 3)}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const Marked = ({ mark, name }: { readonly mark: string; readonly name: string }) => (
  <>
    <span aria-hidden="true">{mark}</span>
    <span className="visually-hidden">{name}</span>
  </>
);

/** In the beats of backward and step: the chosen image before, what is taken from it, and after. */
export function OneStep({ player, chosen }: { readonly player: Player; readonly chosen: number }) {
  const words = useText().one;
  const gradient = useGradient(player);
  const picture = usePlayer(player, pictureNow);
  const lr = usePlayer(player, (s) => Number(s.recipe.config["lr"]));
  if (!gradient || !picture) return <p className="aside">{words.waiting}</p>;
  const [w, g] = [imageOf(picture.templates, chosen), imageOf(gradient.weight, chosen)];
  const next = movedBy(w, g, lr);
  const rows = [
    { name: words.old(chosen), values: w, extent: extentOf(picture.templates) },
    { name: words.change(String(lr)), values: g.map((it) => -lr * it), extent: lr * extentOf(gradient.weight) },
    { name: words.next_, values: next, extent: extentOf(picture.templates) },
  ];
  return (
    <ol className="one-step">
      {rows.map(({ name, values, extent }) => (
        <li key={name}>
          <StillTemplate values={values} extent={extent} />
          <span>
            {name}
            <small className="n">± {extentText(extent)}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Cost = −ln p = −ln(eᶻ / Σ eᶻ), of the chosen digit. */
export function OneCost({ player, beside }: Omit<Props, "still">) {
  const reading = useShown(beside);
  const words = useText();
  const lit = usePlayer(player, (s) => lineAt(s) ?? "");
  const parts = useMemo(() => reading && costParts(reading, words), [reading, words]);
  return parts && <Formula parts={parts} lit={lit === "loss" ? ["cost"] : lit === "forward" ? ["exp"] : []} />;
}

/** What is set and said; null for a digit without a label, which has no cost. */
function costParts({ logits, probabilities, label, cost }: Reading, words: Words): readonly FormulaPart[] | null {
  if (label === null || cost === null) return null;
  const [z, p] = [logits[label]!, probabilities[label]!];
  // Relative to the largest, as softmax computes them: so no power is too large.
  const most = Math.max(...logits);
  const sum = logits.reduce((total, it) => total + Math.exp(it - most), 0) * Math.exp(most);
  const fits = Number.isFinite(sum);
  return [
    sign(words.one.cost),
    slot({ id: "cost", value: measured(cost, 4), isResult: true }),
    sign("= −ln", "= −ln"),
    slot({ id: "p", label: `p${subscript(label)}`, value: measured(p, 4) }),
    ...(fits
      ? [
          sign("= −ln", "= −ln"),
          group(
            fraction(
              [
                slot({
                  id: "exp",
                  label: `exp z${subscript(label)}`,
                  note: `z ${fixed(z, 2)}`,
                  value: measured(Math.exp(z), 2),
                }),
              ],
              [slot({ id: "sum", label: words.one.sum, value: measured(sum, 2) })],
            ),
          ),
        ]
      : []),
  ];
}
const subscript = (n: number) => String.fromCharCode(0x2080 + n);
