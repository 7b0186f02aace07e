/** @file Scenes: a chapter in front of a class, one screen at a time. Which one stands in the address, and how one moves between them. */
import { useSyncExternalStore } from "react";
import type { Text } from "../lesson/recipe.ts";

export interface Scene<L extends string = string> {
  readonly id: string;
  readonly title: Text;
  /** Answerable from what stands in the scene. */
  readonly question: Text;
  /** Which of the chapter's stages it is played on. */
  readonly layout: L;
  /** The run and its moment, as a link says it: `lab=xor/two-hidden&t=2200`. */
  readonly link: string;
}

/** The scene a fragment names, if there is one of that name. */
function sceneOf<S extends Scene>(hash: string, scenes: readonly S[]): S | null {
  const id = /(?:^#|&)scene=([\w-]+)/.exec(hash)?.[1];
  return scenes.find((scene) => scene.id === id) ?? null;
}
/** The fragment that opens a scene as it was meant. */
export const sceneHash = ({ id, link }: Pick<Scene, "id" | "link">): string => `#${link}&scene=${id}&mode=projector`;

/** A fragment without its scene: the same run, on the page for reading. */
export const withoutScene = (hash: string): string => {
  const rest = hash
    .replace(/^#/, "")
    .split("&")
    .filter((pair) => pair !== "" && !/^(?:scene|mode)=/.test(pair));
  return `#${rest.join("&")}`;
};

const subscribe = (changed: () => void) => {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
};
/** The scene in the address, now; null while reading, and on the build. */
export function useScene<S extends Scene>(scenes: readonly S[]): S | null {
  const hash = useSyncExternalStore(
    subscribe,
    () => /(?:^#|&)scene=[\w-]+/.exec(location.hash)?.[0] ?? "",
    () => "",
  );
  return sceneOf(hash.replace(/^#?&?/, "#"), scenes);
}

export type SceneAct = "next" | "previous" | "go" | "overview" | "leave";
const CODES: { readonly [code: string]: SceneAct } = {
  PageDown: "next",
  KeyN: "next",
  PageUp: "previous",
  KeyP: "previous",
  KeyG: "go",
  KeyO: "overview",
  Escape: "leave",
};
interface Press {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
}
/** The key as it is engraved. */
export const capOf = ({ code }: Pick<Press, "code">): string =>
  code === "Escape" ? "Esc" : code.startsWith("Key") ? code.slice(3).toLowerCase() : code;

/** By the key's place, so that it is the same under a Korean layout; letters are left to whoever types, clickers always work. */
export function sceneAct(press: Press, typing: boolean, singles: boolean): SceneAct | null {
  if (press.isComposing || press.ctrlKey || press.metaKey || press.altKey || press.shiftKey) return null;
  const letter = press.code.startsWith("Key");
  if (letter && (typing || !singles)) return null;
  if (press.code === "Escape" && typing) return null;
  return CODES[press.code] ?? null;
}
