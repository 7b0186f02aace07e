/** @file One scene: its title, its question, the stage, and the keys of a class. Nothing scrolls; every length is a multiple of `--u`. */
import { useEffect, useRef, useState, type ReactNode } from "react";
import { focusOf } from "./deck/keys.ts";
import { useLang } from "./locale.tsx";
import { sceneAct, sceneHash, withoutScene, type Scene, type SceneAct } from "./scene.ts";

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
  readonly children: ReactNode;
}
const CAPS: { readonly [A in SceneAct]: string } = { next: "PageDown", previous: "PageUp", go: "g", overview: "o", leave: "Esc" };

export function SceneFrame({ scenes, scene, words, shortcuts, children }: Props) {
  const lang = useLang();
  const at = scenes.indexOf(scene);
  const [listed, setListed] = useState(false);
  const [echo, setEcho] = useState<SceneAct | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useProjection();

  const act = (what: SceneAct) => {
    if (what === "go" || what === "overview") return setListed(!listed);
    if (what === "leave") return listed ? setListed(false) : leave();
    const next = scenes[at + (what === "next" ? 1 : -1)];
    setListed(false);
    if (next) location.hash = sceneHash(next);
  };
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (document.querySelector("dialog[open]")) return;
      const what = sceneAct(event, focusOf(document.activeElement as HTMLElement | null) === "text", shortcuts);
      if (!what) return;
      event.preventDefault(); // a letter that means a scene means nothing to the deck
      latest.current(what);
      setEcho(what);
    };
    document.addEventListener("keydown", onKeyDown, true);
    return () => document.removeEventListener("keydown", onKeyDown, true);
  }, [shortcuts]);
  useEffect(() => {
    if (!echo) return undefined;
    const timer = setTimeout(() => setEcho(null), 2000);
    return () => clearTimeout(timer);
  }, [echo]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [scene]); // whoever listens hears where the class is

  return (
    <div className="scene" data-scene={scene.id} data-layout={scene.layout}>
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
            <button type="button" aria-expanded={listed} aria-label={words.overview} onClick={() => act("overview")}>
              ≡
            </button>
            <button type="button" disabled={at === scenes.length - 1} aria-label={words.next} onClick={() => act("next")}>
              ›
            </button>
            <button type="button" aria-label={words.leave} onClick={() => leave()}>
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
                  href={sceneHash(it)}
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
          <div className="scene-stage">{children}</div>
        )}
        <p className="scene-echo" aria-hidden="true">
          {echo && (
            <>
              <kbd>{CAPS[echo]}</kbd> {words.acts[echo]}
            </>
          )}
        </p>
      </div>
    </div>
  );
}

/** Back to the page for reading, at the same moment of the same run. */
function leave(): void {
  location.hash = withoutScene(location.hash);
}

/** While a scene stands the page is a projection, whatever the reader's own mode is; what lies behind it cannot be reached. */
function useProjection(): void {
  useEffect(() => {
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
    };
  }, []);
}
