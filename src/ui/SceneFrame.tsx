/** @file One scene: its title, its question, the stage, and the keys of a class. Nothing scrolls; every length is a multiple of `--u`. */
import { useEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import { fieldsOf, printLink } from "../lesson/link.ts";
import { isComputing, linkAt } from "../lesson/player.ts";
import { useBook } from "./book.tsx";
import { focusOf } from "./deck/keys.ts";
import { echo } from "./echo.ts";
import { useDeckWords, useLang } from "./locale.tsx";
import { NarrowScene } from "./NarrowScene.tsx";
import { capOf, sceneAct, sceneHash, withoutScene, type Scene, type SceneAct } from "./scene.ts";

export interface SceneWords {
  readonly chapter: string;
  readonly place: (at: number, all: number) => string;
  readonly next: string;
  readonly previous: string;
  readonly leave: string;
  readonly overview: string;
  readonly acts: { readonly [A in SceneAct]: string };
}
interface Props {
  readonly scenes: readonly Scene[];
  readonly scene: Scene;
  readonly words: SceneWords;
  /** Single keys act. */
  readonly shortcuts: boolean;
  /** On a screen that no projection fits in. */
  readonly narrow: boolean;
  readonly children: ReactNode;
}

export function SceneFrame({ scenes, scene, words, shortcuts, narrow, children }: Props) {
  const lang = useLang();
  const at = scenes.indexOf(scene);
  /** The scene that is on its way, while a quick hand is ahead of the picture. */
  const going = useRef(at);
  useEffect(() => void (going.current = at), [at]);
  const [listed, setListed] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const deck = useDeckWords();
  const { now, keep, halt, hashOf } = useStates(scene);
  const lab = useRef<string | null>(null);
  useProjection(scene.id, lab);

  /** Back to the page for reading, at the same moment of the same run. */
  const leave = () => {
    const run = now();
    location.hash = run === null ? withoutScene(location.hash) : `#${run}`;
  };
  /** Not to the sheet, but to the lab itself. */
  const leaveForLab = () => {
    lab.current = fieldsOf(scene.link).get("lab") ?? null;
    leave();
  };
  const list = () => {
    keep();
    setListed(!listed);
  };
  /** What became of it, where it is not what the key is for. */
  const act = (what: SceneAct): string | null => {
    if (what === "go" || what === "overview") return (list(), null);
    if (what === "leave") return (listed ? setListed(false) : leave(), null);
    const to = going.current + (what === "next" ? 1 : -1);
    const next = scenes[to];
    if (!next) return what === "next" ? deck.lastScene : deck.firstScene;
    halt();
    if (going.current === at) keep();
    going.current = to;
    setListed(false);
    location.hash = hashOf(next);
    return null;
  };
  const latest = useRef<(what: SceneAct, cap: string) => void>(() => undefined);
  useEffect(() => {
    latest.current = (what, cap) => echo(cap, act(what) ?? words.acts[what]);
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (document.querySelector("dialog[open]")) return;
      const what = sceneAct(event, focusOf(document.activeElement as HTMLElement | null) === "text", shortcuts);
      if (!what) return;
      event.preventDefault(); // a letter that means a scene means nothing to the deck
      latest.current(what, capOf(event));
    };
    document.addEventListener("keydown", onKeyDown, true);
    return () => document.removeEventListener("keydown", onKeyDown, true);
  }, [shortcuts]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [scene]); // whoever listens hears where the class is

  return (
    <div className={narrow ? "scene narrow" : "scene"} data-scene={scene.id} data-layout={scene.layout}>
      <div className="scene-in">
        <header>
          <h1 ref={heading} tabIndex={-1}>
            {scene.title[lang]}
          </h1>
          <nav aria-label={words.overview}>
            <span className="n">{words.place(at + 1, scenes.length)}</span>
            <button type="button" disabled={at === 0} aria-label={words.previous} onClick={() => act("previous")}>
              ‹
            </button>
            <button type="button" aria-expanded={listed} aria-label={words.overview} onClick={list}>
              ≡
            </button>
            <button type="button" disabled={at === scenes.length - 1} aria-label={words.next} onClick={() => act("next")}>
              ›
            </button>
            <button type="button" aria-label={words.leave} onClick={leave}>
              ×
            </button>
          </nav>
          <p className="scene-question">{scene.question[lang]}</p>
        </header>
        {listed ? (
          <ol className="scene-list">
            {scenes.map((it, k) => (
              <li key={it.id}>
                <a
                  href={hashOf(it)}
                  aria-current={it === scene ? "page" : undefined}
                  onClick={() => setListed(false)}
                  ref={(element) => {
                    if (it === scene) element?.focus();
                  }}
                >
                  <span className="n">{k + 1}</span> {it.title[lang]}
                </a>
              </li>
            ))}
          </ol>
        ) : (
          <div className="scene-stage">
            {narrow ? <NarrowScene href={withoutScene(hashOf(scene))} onLeave={leaveForLab} /> : children}
          </div>
        )}
      </div>
    </div>
  );
}

/**
 * While the projection goes on, every scene stays as it was left. What is kept is a link, under the scene's own: two scenes that open at
 * the same moment of the same run are one state, so a line that students drew is still there when its inequalities are shown.
 */
function useStates({ link }: Scene) {
  const { playerOf } = useBook();
  const [kept] = useState(() => new Map<string, string>());
  const player = () => playerOf(fieldsOf(link).get("lab") ?? "");
  const stateOf = () => player()?.store.getState() ?? null;
  /** The present state, as a link says it. */
  const now = () => {
    const state = stateOf();
    return state && printLink(linkAt(state));
  };
  return {
    now,
    /** What nobody sees runs no further: it would write itself into the next scene's address. */
    halt: () => player()?.pause(),
    keep: () => {
      const state = stateOf();
      if (state && !isComputing(state)) kept.set(link, printLink(linkAt(state))); // on its way it has not been anywhere yet
    },
    hashOf: (scene: Scene) => sceneHash({ id: scene.id, link: kept.get(scene.link) ?? scene.link }),
  };
}

/**
 * While a scene stands the page is a projection, whatever the reader's own mode is; what lies behind it cannot be reached. Who leaves is
 * back at the sheet, on the link that opened it, or at the lab that was asked for.
 */
function useProjection(id: string, lab: RefObject<string | null>): void {
  const opened = useRef(id);
  useEffect(() => {
    const { current } = opened;
    const { dataset } = document.documentElement;
    const before = dataset["mode"];
    dataset["mode"] = "projector";
    const behind = [...document.querySelectorAll<HTMLElement>("body .head, body .foot, body .skip")];
    for (const element of behind) element.inert = true;
    document.documentElement.classList.add("in-scene");
    return () => {
      dataset["mode"] = before === "projector" ? "light" : (before ?? "light");
      for (const element of behind) element.inert = false;
      document.documentElement.classList.remove("in-scene");
      backTo(current, lab); // at once: the page stands already, and the focus went with the frame
    };
  }, [lab]);
}

function backTo(id: string, { current: lab }: RefObject<string | null>): void {
  if (lab !== null) return document.querySelector(`[data-lab="${lab}"]`)?.scrollIntoView({ block: "start", behavior: "instant" });
  const link = document.querySelector<HTMLElement>(`[data-scenes] a[href*="&scene=${id}&"]`);
  link?.focus({ preventScroll: true });
  link?.scrollIntoView({ block: "center", behavior: "instant" });
}
