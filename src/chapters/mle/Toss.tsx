/** @file Lab 1.2: tacks of one's own, one an update; what share lies, and how far that is from a θ that may be hidden. */
import { useMemo, useState } from "react";
import type { Player, PlayerState } from "../../lesson/player.ts";
import type { IntField } from "../../lesson/recipe.ts";
import { useBook } from "../../ui/book.tsx";
import { Code } from "../../ui/Code.tsx";
import { Deck } from "../../ui/Deck.tsx";
import { LabHead } from "../../ui/LabHead.tsx";
import { useWords } from "../../ui/locale.tsx";
import { Notices } from "../../ui/Notices.tsx";
import { count, measured } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { beatNames } from "./beats.ts";
import { Heap } from "./Heap.tsx";
import { short } from "./figures.ts";
import type { TossView } from "./labs/toss.ts";
import { useText } from "./text.ts";
import { goTo } from "./walk.ts";

interface Props {
  readonly player: Player;
  readonly linkOf: (player: Player) => string;
  readonly shortcuts: boolean;
}
/** So many tacks are drawn at a time. */
const HUNDRED = 100;

export function Toss({ player, linkOf, shortcuts }: Props) {
  const words = useText();
  const common = useWords();
  const truth = useTruth(player);
  return (
    <section className="lab" id="lab-toss" data-lab="mle/toss" aria-labelledby="lab-toss-title">
      <div className="lab-in">
        <LabHead id="lab-toss-title" player={player} title={words.labs.toss} linkOf={() => linkOf(player)} />
        <div className="bench toss">
          <div className="part thrown">
            <Thrown player={player} />
          </div>
          <div className="part">
            <Throw player={player} truth={truth} />
            <ToLook player={player} />
          </div>
          <div className="part listing">
            <h3>{common.code}</h3>
            <Code player={player} />
          </div>
        </div>
        <Deck player={player} names={beatNames} levels={truth.levels} shortcuts={shortcuts} linkOf={() => linkOf(player)} />
        <Notices player={player} rate="theta" />
      </div>
    </section>
  );
}

/**
 * θ as the lab's own machine has it, covered until a hundred tacks were thrown; one that was hidden, or one that a class is `asked` for,
 * until somebody opens it. The tape shows it only where it is no secret.
 */
export function useTruth(player: Player, asked = false) {
  const words = useText().toss;
  const secret = usePlayer(player, (s) => s.recipe.config["secret"] === true);
  const enough = usePlayer(player, (s) => s.seen >= HUNDRED);
  const run = usePlayer(player, runOf);
  const theta = usePlayer(player, (s) => (s.view ? (s.view.view as TossView).theta : null));
  const [opened, setOpened] = useState<string | null>(null);
  const isOpen = opened === run || (enough && !secret && !asked);
  const level = isOpen ? theta : null;
  const levels = useMemo(
    () =>
      level === null
        ? []
        : [{ value: level, text: { ko: `${words.level} = ${short(level)}`, en: `${words.level} = ${short(level)}` } }],
    [level, words],
  );
  return { secret, isOpen, theta, levels, turn: () => setOpened(isOpen ? null : run) };
}
const runOf = ({ recipe }: PlayerState) => `${recipe.seed} ${JSON.stringify(recipe.config)}`;

/** The present hundred: each tack where it fell, the last one now. */
export function Thrown({ player }: { player: Player }) {
  const words = useText().heap;
  const t = usePlayer(player, (s) => s.t);
  const column = usePlayer(player, (s) => s.columns["back"]);
  const from = t === 0 ? 0 : Math.floor((t - 1) / HUNDRED) * HUNDRED;
  const backs = useMemo(() => Array.from(column?.subarray(from, t) ?? [], (it) => it === 1), [column, from, t]);
  return (
    <>
      <h3>
        {words.title} <small>{t === 0 ? words.empty : words.span(count(from + 1), count(t))}</small>
      </h3>
      <Heap backs={backs} last={t - from - 1} room={HUNDRED} />
    </>
  );
}

/** What was thrown, as evidence: n and k go to lab 1.1, as far as it has room for tacks. */
function ToLook({ player }: { player: Player }) {
  const words = useText().toss;
  const { playerOf } = useBook();
  const t = usePlayer(player, (s) => s.t);
  const k = usePlayer(player, (s) => (s.view && s.view.t === s.t ? (s.view.view as TossView).k : null));
  const most = (playerOf("mle/look")?.store.getState().lab.config["n"] as IntField | undefined)?.max ?? 0;
  const look = () => {
    const there = playerOf("mle/look");
    if (!there || k === null) return;
    goTo(() => {
      there.setConfig("n", t);
      there.setConfig("k", k);
    }, "lab-look");
  };
  return (
    <button type="button" className="key" disabled={t === 0 || t > most || k === null} onClick={look}>
      {words.look(count(t))}
    </button>
  );
}

export function throwMore(player: Player, by: number): void {
  player.setUnit("update");
  player.runTo(player.store.getState().t + by);
}

interface ThrowProps {
  readonly player: Player;
  readonly truth: ReturnType<typeof useTruth>;
}
export function Throw({ player, truth: { secret, isOpen, theta, turn } }: ThrowProps) {
  const words = useText().toss;
  const t = usePlayer(player, (s) => s.t);
  const backs = usePlayer(player, (s) => s.columns["back"]);
  // Counted in the column, which is known at the cursor in every frame of a run; a view comes a frame later.
  const k = useMemo(() => backs?.subarray(0, t).reduce((sum, back) => sum + back, 0) ?? 0, [backs, t]);
  const share = t === 0 ? null : k / t;
  const off = share === null || theta === null ? null : measured(Math.abs(Math.fround(share) - theta), 3);
  return (
    <div className="throw">
      <div className="throw-keys">
        {[1, 10, HUNDRED].map((by) => (
          <button key={by} type="button" className="press" onClick={() => throwMore(player, by)}>
            {by === 1 ? words.once : words.more(by)}
          </button>
        ))}
      </div>
      <dl className="readings">
        <div>
          <dt>{words.share}</dt>
          <dd>{share === null ? "–" : measured(share, 3)}</dd>
        </div>
        <div>
          <dt>{words.n}</dt>
          <dd>{count(t)}</dd>
        </div>
        <div>
          <dt>{words.k}</dt>
          <dd>{count(k)}</dd>
        </div>
      </dl>
      <p className="aside" role="status">
        {!isOpen
          ? secret
            ? words.hint
            : t === 0
              ? words.guess
              : words.guessTheta
          : off === null
            ? words.known
            : words.away(off)}
      </p>
      <p className="throw-truth">
        <label>
          <input type="checkbox" checked={secret} onChange={(event) => player.setConfig("secret", event.target.checked)} />{" "}
          {words.hide}
        </label>{" "}
        {isOpen ? (
          <span>
            {secret ? words.secret : words.shown} <b className="n">{theta === null ? "–" : short(theta)}</b>
          </span>
        ) : (
          <button type="button" className="key" onClick={turn}>
            {words.show}
          </button>
        )}
      </p>
    </div>
  );
}
