/** @file The address bar and the page's state, kept the same: what is shown can be sent, and what is opened is shown. */
import { fieldsOf, parseLink, printLink, type LinkNote } from "../lesson/link.ts";
import type { Player } from "../lesson/player.ts";
import type { StoreApi } from "zustand/vanilla";
import { LANGS, type Lang } from "../ui/locale.tsx";

/** What belongs to the page and not to a run. */
export interface PageState {
  readonly lang: Lang;
  readonly notes: readonly LinkNote[];
  readonly shortcuts: boolean;
}

/** The language a fragment asks for, else the browser's, else Korean. */
export function langOf(fragment: string, preferred: readonly string[]): Lang {
  const asked = fieldsOf(fragment).get("lang");
  const known = (tag: string) => LANGS.find((lang) => tag.toLowerCase().split("-")[0] === lang);
  return LANGS.find((lang) => lang === asked) ?? preferred.map(known).find((lang) => lang !== undefined) ?? "ko";
}

/** The fragment of the present state. */
export function fragmentOf(player: Player, page: StoreApi<PageState>): string {
  const { recipe, t, beat, unit, goal, playing } = player.store.getState();
  const place = goal !== null && !playing ? goal : t;
  return `#${printLink({ recipe, t: place, beat: place === t ? beat : null, unit })}&lang=${page.getState().lang}`;
}

/** Browsers refuse more than about a hundred changes of the address in half a minute. */
const WRITE_MS = 500;

export function connectUrl(player: Player, page: StoreApi<PageState>): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    timer = undefined;
    const { playing } = player.store.getState();
    if (playing)
      timer = setTimeout(write, WRITE_MS); // a moving target is written when it rests
    else if (location.hash !== fragmentOf(player, page)) history.replaceState(null, "", fragmentOf(player, page));
  };
  const changed = () => (timer ??= setTimeout(write, WRITE_MS));
  player.store.subscribe(changed);
  page.subscribe(changed);

  // replaceState is silent, so this is a reader who typed, or followed a link on this very page.
  addEventListener("hashchange", () => {
    const { lab, recipe } = player.store.getState();
    const { link, notes } = parseLink(location.hash, recipe.lab, lab);
    page.setState({ notes, lang: langOf(location.hash, [page.getState().lang]) });
    player.load(link);
  });
}
