/** @file Numbers of the prose: out of the runs that the build made, and ways to go and see them. */
import type { MouseEvent, ReactNode } from "react";
import { valueOf, viewAt } from "../../lesson/facts.ts";
import { useBook } from "../../ui/book.tsx";
import { count, measured } from "../../ui/numbers.ts";
import { Live as LiveNumber, type LiveProps } from "../../ui/Prose.tsx";
import { histogramOf, pathText, short } from "./figures.ts";
import type { AscentView } from "./labs/ascent.ts";
import type { LookView } from "./labs/look.ts";
import { useText } from "./text.ts";
import { goTo, walkAt } from "./walk.ts";

/** A number out of a run; its title says which lab measured it, and when. */
export function Live(props: LiveProps) {
  const { labs, numbers } = useText();
  const lab = useBook().facts[props.of]?.recipe.lab.split("/")[1] ?? "";
  const name = labs[lab as keyof typeof labs] ?? "";
  return <LiveNumber {...props} title={numbers.measuredAt(name.split(" · ")[0]!, count(props.at))} />;
}

/** What the opening figure counts at θ = 0.35 (`look`) or at the peak (`peak`). */
export function Seen({
  of = "look",
  what,
}: {
  of?: "look" | "peak";
  what: "p" | "percent" | "border" | "L" | "logL" | "area" | "sum" | "slope" | "meanLogL";
}) {
  const view = viewAt<LookView>(useBook().facts[of], 0);
  if (!view) return null;
  const { k, n, bars, logL, area, sum, slope, logWays } = view;
  const text = {
    p: () => measured(bars[k]!, 4),
    percent: () => measured(100 * bars[k]!, 0),
    /** Of learning rates, near the peak. */
    border: () => measured((2 * k * (n - k)) / (n * n), 3),
    L: () => measured(Math.exp(logL), 7),
    logL: () => measured(logL, 4),
    area: () => measured(area, 4),
    sum: () => measured(sum, 3),
    slope: () => measured(slope, 2),
    meanLogL: () => measured((logL - logWays) / n, 4),
  };
  return <span className="n">{text[what]()}</span>;
}
/** The bare product θᵏ(1−θ)ⁿ⁻ᵏ at the peak. */
export function Product() {
  const view = viewAt<LookView>(useBook().facts["peak"], 0);
  return <span className="n">{view ? measured(Math.exp(view.logL - view.logWays)) : "–"}</span>;
}

/** Where θ went, from the start: the first `steps` updates of a run. */
export function Path({ of, steps }: { of: "walk" | "swing" | "out" | "none"; steps: number }) {
  const fact = useBook().facts[of];
  const first = valueOf(fact, "theta", 0) ?? NaN;
  const rest = Array.from({ length: steps }, (_, i) => valueOf(fact, "next", i) ?? NaN);
  return <span className="live path n">{pathText([first, ...rest])}</span>;
}
/** The last θ of the walk. */
export function Arrived() {
  const view = viewAt<AscentView>(useBook().facts["walk"], 20);
  return <span className="live n">{view ? short(view.theta) : "–"}</span>;
}

/** The standard deviation of θ̂ in five hundred experiments. */
export function Spread({ of }: { of: "ten" | "hundred" | "many" }) {
  const fact = useBook().facts[of];
  const { numbers } = useText();
  const n = Number(fact?.recipe.config["n"]);
  const estimates = fact?.columns["estimate"];
  const it = estimates ? histogramOf(estimates, estimates.length, n) : null;
  return (
    <span className="live n" title={numbers.experiments}>
      {it ? measured(it.spread, 3) : "–"}
    </span>
  );
}

/** A walk at a learning rate, or from k on their backs, in the lab. */
export function Walk({ lr, k, children }: { lr?: number; k?: number; children: ReactNode }) {
  const { playerOf } = useBook();
  const go = (event: MouseEvent) => {
    const player = playerOf("mle/ascent");
    if (!player) return; // the link itself leads there
    event.preventDefault();
    goTo(() => {
      player.setConfig("k", k ?? 27);
      walkAt(player, lr ?? 0.1);
    }, "lab-ascent");
  };
  return (
    <a className="go n" href={`#lab=mle/ascent&lr=${lr ?? 0.1}${k === undefined ? "" : `&k=${k}`}`} onClick={go}>
      {children}
    </a>
  );
}
