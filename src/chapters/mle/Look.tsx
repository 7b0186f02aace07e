/** @file Lab 1.1, the chapter's opening figure: a hundred thrown tacks, and one formula seen from two sides. */
import { useMemo, useState } from "react";
import { valueOf, viewAt, type Facts } from "../../lesson/facts.ts";
import { settle } from "../../lesson/field.ts";
import type { Player } from "../../lesson/player.ts";
import { NumberField } from "../../ui/Control.tsx";
import { count, measured } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { Heap, lying } from "./Heap.tsx";
import { lookOf, peakOf, short } from "./figures.ts";
import type { LookView } from "./labs/look.ts";
import { TwoCharts } from "./TwoCharts.tsx";
import { useText } from "./text.ts";

/** As near as a reader's hand comes. */
const NEAR = 0.0051;
/** The most throws of this figure. */
const MOST = 200;

export function Look({ player, facts }: { player: Player; facts: Facts }) {
  const words = useText();
  const { look, heap } = words;
  const lab = usePlayer(player, (s) => s.lab);
  const config = usePlayer(player, (s) => s.recipe.config);
  const view = useShown(usePlayer(player, lookOf), facts);
  const theta = Number(config["theta"]);
  const [foundAt, setFoundAt] = useState<string | null>(null);
  const [corrected, setCorrected] = useState<string | null>(null);
  const { n, k } = view ?? { n: 0, k: 0 };
  const tacks = useMemo(() => <Heap backs={lying(drawn(facts, n), k)} />, [facts, n, k]);
  if (!view) return null;
  const peak = peakOf(view);
  const isNear = Math.abs(view.theta - peak) <= NEAR;
  const here = `${n} ${k}`;
  if (isNear && foundAt !== here) setFoundAt(here);
  const found = foundAt === here;
  const untouched = Object.entries(config).every(([key, value]) => value === lab.config[key]!.default);
  const set = (key: "n" | "k" | "theta", wished: number) => {
    const [from, to] = [key === "n" ? 1 : 0, { n: MOST, k: n, theta: 1 }[key]];
    const became = Math.min(to, Math.max(from, wished));
    player.setConfig(key, settle(lab.config[key]!, became));
    setCorrected(became === wished ? null : look.corrected(key === "theta" ? "θ" : key, count(from), count(to)));
  };
  const reset = () => {
    for (const key of ["n", "k", "theta"]) player.setConfig(key, lab.config[key]!.default);
    setCorrected(null);
  };
  return (
    <figure className="look" id="lab-look" data-lab="mle/look">
      <div className="look-heap">
        <h2>
          {heap.title} <small>{heap.counts(k, n)}</small>
        </h2>
        {tacks}
        <div className="heap-key">
          <span>
            <Sample backs={[true]} /> {heap.back} <b className="n">1</b>
          </span>
          <span>
            <Sample backs={[false]} /> {heap.tilted} <b className="n">0</b>
          </span>
        </div>
      </div>
      <div className="look-charts">
        <div className="look-heads">
          <h2>
            {look.probability} <small>{look.probabilityNote}</small>
          </h2>
          <h2>
            {look.likelihood} <small>{look.likelihoodNote}</small>
          </h2>
        </div>
        <TwoCharts
          view={view}
          theta={theta}
          onTheta={(at) => set("theta", at)}
          onK={(at) => set("k", at)}
          found={found}
          hint={untouched}
        />
        <div className="look-counts">
          <p>
            {look.sum} <output className="n">{measured(view.sum, 3)}</output>
          </p>
          <p>
            {look.area}{" "}
            <output className="n">
              {measured(view.area, 4)} = 1/{n + 1}
            </output>
          </p>
        </div>
      </div>
      <figcaption>
        <span className="look-say" role="status">
          {corrected ?? (found && isNear ? look.found(short(peak)) : look.search)}
        </span>
        <span className="look-fields">
          <label>
            <span aria-hidden="true">n</span>
            <NumberField name={look.n} value={n} onNumber={(x) => set("n", x)} />
          </label>
          <label>
            <span aria-hidden="true">k</span>
            <NumberField name={look.k} value={k} onNumber={(x) => set("k", x)} />
          </label>
          <label>
            <span aria-hidden="true">θ</span>
            <NumberField name={look.theta} value={theta} onNumber={(x) => set("theta", x)} />
          </label>
          <button type="button" className="key" disabled={untouched} onClick={reset}>
            {look.reset}
          </button>
        </span>
        <span className="look-caption">
          <b>{look.figure}</b> {look.caption}
        </span>
      </figcaption>
    </figure>
  );
}
const Sample = ({ backs }: { backs: readonly boolean[] }) => (
  <span aria-hidden="true" className="heap-sample">
    <Heap backs={backs} />
  </span>
);

/** The newest picture there was, so that a figure in motion never blinks; what the build computed until the first. */
function useShown(view: LookView | null, facts: Facts): LookView | null {
  const [last, setLast] = useState(() => viewAt<LookView>(facts["look"], 0));
  if (view && view !== last) setLast(view);
  return view ?? last;
}

/** What the generator drew for the first n throws of the lab; beyond those that the build knows, the same again. */
function drawn(facts: Facts, n: number): number[] {
  const fact = facts["throws"];
  const known = fact?.at?.length ?? 1;
  return Array.from({ length: n }, (_, i) => (valueOf(fact, "u", i % known) ?? 0.5) + Math.floor(i / known) * 1e-9);
}
