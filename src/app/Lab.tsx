/** @file Development only: every instrument in every state, on numbers that the real labs compute in the worker. Open any page with `?lab`. */
import { useMemo, useState, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { labsOf, wordsOf, type OpenOptions } from "../chapters/index.ts";
import {
  costFormula,
  describeHidden,
  describePlane,
  hiddenPlane,
  inputPlane,
  networkOf,
  PHASES,
} from "../chapters/xor/figures.ts";
import { useText } from "../chapters/xor/text.ts";
import { hiddenTrails } from "../chapters/xor/trails.ts";
import type { Player, PlayerState } from "../lesson/player.ts";
import { Code, lineAt } from "../ui/Code.tsx";
import { Console, Operations } from "../ui/Console.tsx";
import { LiveFormula } from "../ui/Formula.tsx";
import { emptyBook, InBook } from "../ui/book.tsx";
import { Exhibit, type DataTable } from "../ui/Exhibit.tsx";
import { Leader } from "../ui/Leader.tsx";
import { InLanguage, useInstrumentWords, type InstrumentWords, type Lang } from "../ui/locale.tsx";
import { networkPicture } from "../ui/network.ts";
import { Network } from "../ui/Network.tsx";
import { parameterRows } from "../ui/networkDetail.ts";
import { Plane, type PlanePicture } from "../ui/Plane.tsx";
import { TensorGrid } from "../ui/TensorGrid.tsx";
import { usePlayer } from "../ui/usePlayer.ts";
import "../ui/instruments/benchPage.css";
import { dictionaryOf } from "../ui/words/index.ts";
import { pageClock } from "./clock.ts";
import { createLabs, type Labs } from "./labs.ts";
import { sharePort } from "./sharedPort.ts";
import { createWorkerPort } from "./workerPort.ts";

const LAB = "xor/two-hidden";
const QUERY = { grid: 41, units: 24 };

/** In place of the book. `?lab`, with `&mode=dark|projector` if wished. */
export async function showLab(element: HTMLElement, lang: Lang): Promise<void> {
  const mode = new URLSearchParams(location.search).get("mode");
  if (mode) document.documentElement.dataset["mode"] = mode;
  const newWorker = () => new Worker(new URL("../worker.ts", import.meta.url), { type: "module", name: "training" });
  const labs = createLabs({
    labs: await labsOf("xor"),
    port: sharePort(createWorkerPort(newWorker)),
    clock: pageClock,
    hash: "",
  });
  const words = await dictionaryOf(lang);
  const book = { ...emptyBook, words: await wordsOf("xor", lang) };
  element.replaceChildren();
  const root = document.createElement("div");
  element.append(root);
  createRoot(root).render(
    <InLanguage lang={lang} words={words}>
      <main className="lab bench-page">
        <div className="lab-in">
          <InBook value={book}>
            <Bench labs={labs} />
          </InBook>
        </div>
      </main>
    </InLanguage>,
  );
}

/** Moments of the run that show an instrument in another state. */
const MOMENTS: readonly { readonly name: string; readonly options: OpenOptions; readonly beat?: string }[] = [
  { name: "untouched", options: { t: 0 } },
  { name: "forward", options: { t: 2200 }, beat: "forward" },
  { name: "loss", options: { t: 2200 }, beat: "loss" },
  { name: "backward", options: { t: 2200 }, beat: "backward" },
  { name: "step", options: { t: 2200 }, beat: "step" },
  { name: "zero-grad", options: { t: 2200 }, beat: "zeroGrad" },
  { name: "edited", options: { t: 2600, edits: [{ t: 1000, set: { lr: 3 } }] } },
  { name: "hidden-3", options: { t: 800, config: { hidden: 3 } } },
  { name: "hidden-8", options: { t: 400, config: { hidden: 8 } } },
  { name: "diverged", options: { t: 40, config: { lr: 1e30 } } },
];

function Bench({ labs }: { readonly labs: Labs }) {
  const players = useMemo(
    () =>
      MOMENTS.map(({ name, options, beat }) => {
        const player = labs.open(LAB, { query: QUERY, name, ...options });
        if (beat !== undefined) enterWhenThere(player, options.t ?? 0, beat);
        return player;
      }),
    [labs],
  );
  return MOMENTS.map(({ name }, k) => <Moment key={name} name={name} player={players[k]!} />);
}
/** The beat can be entered as soon as the run has come so far. */
function enterWhenThere(player: Player, t: number, line: string): void {
  const beat = Object.keys(player.store.getState().lab.lines).indexOf(line);
  const unsubscribe = player.store.subscribe((s) => {
    if (s.t !== t || s.goal !== null || s.head < t) return;
    unsubscribe();
    setTimeout(() => player.enter(beat));
  });
}

/** What hangs together at each line: code, node, term. */
const CHAINS: { readonly [line: string]: readonly string[] } = {
  forward: ["line:forward", "node:unit-2-0"],
  loss: ["line:loss", "node:loss", "term:cost"],
  backward: ["line:backward", "node:loss"],
  step: ["line:step", "node:unit-2-0"],
};
const chainOf = (s: PlayerState) => CHAINS[lineAt(s) ?? ""] ?? null;
const withTrails = (s: PlayerState): PlanePicture | null => {
  const picture = hiddenPlane(s);
  return (
    picture && {
      ...picture,
      trails: hiddenTrails(s),
      points: picture.points.map((point, k) => ({ ...point, label: LABELS[k]! })),
    }
  );
};
const LABELS = ["(0,0)", "(0,1)", "(1,0)", "(1,1)"];

function Moment({ name, player }: { readonly name: string; readonly player: Player }) {
  const said = useInstrumentWords();
  const words = useText();
  const [chosen, setChosen] = useState(0);
  const [op, setOp] = useState<number | null>(null);
  const labels = useMemo(
    () => ({ plane: describePlane(words), hidden: describeHidden(words), formula: costFormula(words) }),
    [words],
  );
  const plane = usePlayer(player, labels.plane);
  const hidden = usePlayer(player, labels.hidden);
  const lit = (s: PlayerState) => (lineAt(s) === "loss" ? ["cost"] : []);
  return (
    <section className="moment" id={name}>
      <h2>{name}</h2>
      <div className="moment-in">
        <Part title="PyTorch">
          <Code player={player} />
        </Part>
        <Exhibit title={words.network} table={() => parametersOf(player, said)} moment={() => String(player.store.getState().t)}>
          <Network player={player} network={networkOf} phases={PHASES} op={op} />
        </Exhibit>
        <Exhibit title={words.plane} table={() => outputsOf(player)}>
          <Plane
            store={player.store}
            picture={inputPlane}
            label={plane}
            chosen={chosen}
            onChoose={setChosen}
            pointName={(k) => LABELS[k]!}
          />
        </Exhibit>
        <Part title={words.hiddenPlane}>
          <Plane store={player.store} picture={withTrails} label={hidden} chosen={chosen} />
        </Part>
        <div className="moment-sum">
          <LiveFormula player={player} parts={labels.formula} lit={lit} />
        </div>
        <Leader player={player} chain={chainOf} />
      </div>
      <div className="moment-out">
        <Operations player={player} op={op} onOp={setOp} />
        <Tensors player={player} />
        <Console player={player} />
      </div>
    </section>
  );
}

function parametersOf({ store }: Player, words: InstrumentWords): DataTable {
  const state = store.getState();
  const view = networkOf(state);
  const inside = state.trace && state.beat !== null ? { trace: state.trace, beat: state.beat, phases: PHASES, lr: 1 } : null;
  const rows = view ? parameterRows(words, networkPicture(view.shape, view.numbers, inside)) : [];
  return { head: ["θ", "w", "∂L/∂w", "w′"], rows };
}
function outputsOf({ store }: Player): DataTable {
  const values = networkOf(store.getState())?.numbers.values.at(-1) ?? [];
  return { head: ["(x₁, x₂)", "ŷ"], rows: values.map((y) => [LABELS[0]!, y.toFixed(4)]) };
}

/** The last tensor of the beat as numbers, and the first layer's weights as an image. */
function Tensors({ player }: { readonly player: Player }) {
  const trace = usePlayer(player, (s) => s.trace);
  const find = (name: string) => {
    const it = trace?.after.find((tensor) => tensor.name.endsWith(name));
    return it?.data ? { name, shape: it.shape, data: it.data } : null;
  };
  const [weight, gradient] = [find("0.weight"), find("0.weight.grad")];
  if (!weight) return <p />;
  return (
    <div>
      <TensorGrid tensor={weight} gradient={gradient} rowNames={["h₁", "h₂"]} columnNames={["x₁", "x₂"]} litRow={0} />
      <TensorGrid tensor={weight} as="image" />
    </div>
  );
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div className="part">
    <h3>{title}</h3>
    {children}
  </div>
);
