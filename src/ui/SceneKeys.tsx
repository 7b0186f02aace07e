/** @file What the keys do in a scene, named on it for who stands in front of a class; and the deeds the deck has no key for. */
import { useEffect, useRef } from "react";
import { focusOf, type Focus, type Press } from "./deck/keys.ts";
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
const CAPS: { readonly [code: string]: string } = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓" };
/** A key that prints, and so may be switched off (WCAG 2.1.4). */
const PRINTS = /^(?:Space|[!-~])$/;

/**
 * The name a press goes by in `on`; null where a widget, a field or a button keeps the key to itself. Space is nothing to a slider, nor to a
 * choice already made.
 */
export function pressOf({ code, shiftKey, ctrlKey, metaKey, altKey, isComposing }: Press, focus: Focus): string | null {
  if (isComposing || ctrlKey || metaKey || altKey || focus === "text") return null;
  const own = focus === "button" ? code === "Enter" || code === "Space" : focus !== "page" && code !== "Space";
  if (own) return null;
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
    let clicked: Element | null = null;
    // A mouse leaves the focus on what it pressed, where nobody sees it: there Space is the scene's.
    const onClick = ({ detail }: MouseEvent) => (clicked = detail > 0 ? document.activeElement : null);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
      if (!singles && PRINTS.test(event.code)) return;
      const element = document.activeElement as HTMLElement | null;
      const focus = element?.tagName === "A" ? "button" : focusOf(element);
      const mine = event.code === "Space" && focus !== "text" && element === clicked;
      const press = pressOf(event, mine ? "page" : focus);
      const key = press === null ? undefined : latest.current.find(({ on }) => on?.[press]);
      if (!key) return;
      event.preventDefault(); // the deck leaves it alone then
      if (event.repeat && /^(?:Enter|Space)$/.test(event.code)) return; // held down it would cover again what it has shown
      const said = key.on![press!]!();
      const cap = CAPS[event.code] ?? event.code;
      echo(event.shiftKey ? `Shift+${cap}` : cap, said ?? key.does);
    };
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("click", onClick);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [singles]);
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
