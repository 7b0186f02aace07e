/** @file Which key does what: by its place on the keyboard, so that it is the same under a Korean layout. Pure. */

export type Act =
  | "toggle" | "back" | "forward" | "beatBack" | "beatForward" | "back10" | "forward10" | "beatBack10" | "beatForward10"
  | "beat" | "update" | "epoch" | "start" | "latest" | "reset" | "newSeed" | "log" | "loupe" | "pin" | "swap" | "runTo" | "undo"
  | "echo" | "overview" | "help"; // prettier-ignore

export interface Press {
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
}
/** What has the focus: nothing in particular; a button, which keeps Space and Enter; a field for text, which keeps all; any other widget (a slider, a tab, a list), which keeps the keys that move; a choice already made, of which Space could make nothing more. */
export type Focus = "page" | "button" | "text" | "widget" | "chosen";

const PLAIN: { readonly [code: string]: Act } = {
  Space: "toggle",
  KeyK: "toggle",
  ArrowLeft: "back",
  ArrowRight: "forward",
  Comma: "beatBack",
  Period: "beatForward",
  Digit1: "beat",
  Digit2: "update",
  Digit3: "epoch",
  KeyS: "newSeed",
  KeyL: "log",
  KeyV: "loupe",
  KeyA: "pin",
  KeyG: "runTo",
  KeyC: "echo",
  KeyO: "overview",
  Home: "start",
  End: "latest",
};
const SHIFTED: { readonly [code: string]: Act } = {
  ArrowLeft: "back10",
  ArrowRight: "forward10",
  Comma: "beatBack10",
  Period: "beatForward10",
  KeyA: "swap",
  Slash: "help",
};
/** Keys that print nothing by themselves, and so stay when single keys are switched off. */
const QUIET = /^(?:Arrow|Home$|End$)/;
const MOVING = /^(?:Arrow|(?:Space|Home|End)$)/;

/** The act of a key press, or null: what is typed or being composed is text, and a widget keeps its own keys. */
export function actOf(press: Press, focus: Focus, singles: boolean): Act | null {
  const { code, shiftKey, ctrlKey, metaKey, altKey, isComposing } = press;
  if (isComposing || focus === "text") return null;
  if (altKey && !ctrlKey && !metaKey) return code === "KeyR" && !shiftKey ? "reset" : null;
  if (ctrlKey || metaKey) return code === "KeyZ" && !shiftKey && !altKey ? "undo" : null;
  if (!singles && !QUIET.test(code)) return null;
  if (focus === "button" && code === "Space") return null;
  if ((focus === "widget" || (focus === "chosen" && code !== "Space")) && MOVING.test(code)) return null;
  return (shiftKey ? SHIFTED : PLAIN)[code] ?? null;
}

type Focused = Pick<HTMLElement, "tagName" | "getAttribute" | "isContentEditable"> & { readonly checked?: boolean };
const TEXT = /^(?:text|search|url|tel|email|password|number|date|time|)$/;

/** What kind of thing has the focus, from its markup. */
export function focusOf(element: Focused | null): Focus {
  if (!element || element.tagName === "BODY" || element.tagName === "HTML") return "page";
  const { tagName } = element;
  if (tagName === "TEXTAREA" || tagName === "SELECT" || element.isContentEditable) return "text";
  if (tagName === "INPUT" && element.checked && element.getAttribute("type") === "radio") return "chosen";
  if (tagName === "INPUT") return TEXT.test(element.getAttribute("type") ?? "") ? "text" : "widget";
  const role = element.getAttribute("role");
  if (role !== null && /^(?:slider|tab|radio|listbox|option|grid|gridcell|application|treeitem|menuitem)$/.test(role))
    return "widget";
  // A link keeps Enter only: Space would scroll the page away from what runs.
  return tagName === "BUTTON" || tagName === "SUMMARY" || role === "button" ? "button" : "page";
}

/** The keys as they are engraved, for the help sheet and the echo. */
export const KEYCAPS: readonly (readonly [Act, string])[] = [
  ["toggle", "Space · k"],
  ["back", "←"],
  ["forward", "→"],
  ["beatBack", ","],
  ["beatForward", "."],
  ["beat", "1"],
  ["update", "2"],
  ["epoch", "3"],
  ["start", "Home"],
  ["latest", "End"],
  ["reset", "Alt+R"],
  ["newSeed", "s"],
  ["undo", "Ctrl+Z"],
  ["runTo", "g"],
  ["log", "l"],
  ["loupe", "v"],
  ["pin", "a"],
  ["swap", "Shift+A"],
  ["echo", "c"],
  ["overview", "o"],
  ["help", "?"],
];
/** `back10` is `back`, ten times. */
export const plainOf = (act: Act): { readonly act: Act; readonly times: 1 | 10 } =>
  act.endsWith("10") ? { act: act.slice(0, -2) as Act, times: 10 } : { act, times: 1 };
