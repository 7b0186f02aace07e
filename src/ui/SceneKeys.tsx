/** @file What the keys do in a scene, named on it for who stands in front of a class; and the deeds the deck has no key for. */
import { useEffect, useRef } from "react";
import { focusOf, type Focus } from "./deck/keys.ts";
import { echo } from "./echo.ts";

export interface SceneKey {
  /** As they are engraved, a space between: "↑ ↓". */
  readonly caps: string;
  readonly does: string;
  /**
   * Deeds by the key's code, as "ArrowUp" or "Shift+ArrowUp"; each may say what has become of it. Without any, the key is the deck's, and
   * only named here.
   */
  readonly on?: { readonly [press: string]: () => string | void };
}
interface Press {
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
}
const CAPS: { readonly [code: string]: string } = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓" };
/** A key that prints, and so may be switched off (WCAG 2.1.4). */
const PRINTS = /^(?:Space|[!-~])$/;

/** The name a press goes by in `on`; null where a widget, a field or a button keeps the key to itself. */
export function pressOf({ code, shiftKey, ctrlKey, metaKey, altKey, isComposing }: Press, focus: Focus): string | null {
  if (isComposing || ctrlKey || metaKey || altKey) return null;
  if (focus !== "page" && (focus !== "button" || code === "Enter")) return null;
  return shiftKey ? `Shift+${code}` : code;
}

interface Props {
  readonly keys: readonly SceneKey[];
  /** Single keys act. */
  readonly singles: boolean;
}

export function SceneKeys({ keys, singles }: Props) {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
      const element = document.activeElement as HTMLElement | null;
      const press = pressOf(event, element?.tagName === "A" ? "button" : focusOf(element));
      const key = press === null ? undefined : latest.current.find(({ on }) => on?.[press]);
      if (!key) return;
      event.preventDefault(); // the deck leaves it alone then
      if (event.repeat && event.code === "Enter") return; // held down it would cover again what it has shown
      const said = key.on![press!]!();
      const cap = CAPS[event.code] ?? event.code;
      echo(event.shiftKey ? `Shift+${cap}` : cap, said ?? key.does);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  const acting = keys.flatMap(({ caps, does }) => {
    const left = caps.split(" ").filter((cap) => singles || !PRINTS.test(cap));
    return left.length === 0 ? [] : [{ left, does }];
  });
  return (
    <ul className="stage-keys">
      {acting.map(({ left, does }) => (
        <li key={left.join(" ")}>
          {left.map((cap) => (
            <kbd key={cap}>{cap}</kbd>
          ))}{" "}
          {does}
        </li>
      ))}
    </ul>
  );
}

/** The value beside the present one in a list: the next for 1, the one before for −1; at an end, that end. */
export function beside<T>(list: readonly T[], value: T, by: 1 | -1): T {
  const at = list.indexOf(value);
  return list[Math.min(list.length - 1, Math.max(0, at + by))]!;
}
