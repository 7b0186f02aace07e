/** @file The screen itself: the keys that darken it, fill it, and make it a projector's; and the strip that says which key that was. */
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { focusOf } from "./deck/keys.ts";
import { echo, echoed } from "./echo.ts";
import { useDeckWords } from "./locale.tsx";
import { useMode } from "./mode.ts";
import { SCREEN_KEYS, screenAct, type ScreenAct } from "./screen.ts";

/** `shortcuts`: single keys act. */
export function Screen({ shortcuts }: { readonly shortcuts: boolean }) {
  const words = useDeckWords();
  const [blank, setBlank] = useState(false);
  const turn = useProjectorMode();
  const act = (what: ScreenAct) => {
    if (what === "blank") setBlank(true);
    else if (what === "projector") turn();
    else if (document.fullscreenElement) void document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => undefined); // a browser may refuse: the page stays as it is
    echo(SCREEN_KEYS.find(([it]) => it === what)![1], what === "blank" ? words.blanked : words.keys[what]);
  };
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (blank) {
        if (event.ctrlKey || event.metaKey || MODIFIER.test(event.key)) return;
        event.preventDefault();
        event.stopImmediatePropagation(); // a clicker's key brings the screen back, and nothing else
        return setBlank(false);
      }
      if (document.querySelector("dialog[open]")) return;
      const what = screenAct(event, focusOf(document.activeElement as HTMLElement | null) === "text", shortcuts);
      if (!what) return;
      event.preventDefault();
      latest.current(what);
    };
    addEventListener("keydown", onKeyDown, true);
    return () => removeEventListener("keydown", onKeyDown, true);
  }, [blank, shortcuts]);
  return (
    <>
      {blank && (
        <div className="blank" onClick={() => setBlank(false)}>
          <p className="visually-hidden" role="status">
            {words.blanked}
          </p>
        </div>
      )}
      <Echo />
    </>
  );
}
const MODIFIER = /^(?:Shift|Control|Alt|Meta|CapsLock|Fn)/;

/** For who looks on. The keys themselves speak to a screen reader. */
function Echo() {
  const now = useStore(echoed, (s) => s.now);
  return (
    now && (
      <p className="echo" aria-hidden="true">
        {now.cap !== "" && <kbd>{now.cap}</kbd>} {now.text}
      </p>
    )
  );
}

/** To the projector's mode and back to the one before. A scene is a projection already. */
function useProjectorMode(): () => void {
  const [mode, setMode] = useMode();
  const before = useRef<"light" | "dark">("light");
  return () => {
    if (document.documentElement.classList.contains("in-scene")) return;
    if (mode === "light" || mode === "dark") before.current = mode;
    setMode(mode === "projector" ? before.current : "projector");
  };
}
