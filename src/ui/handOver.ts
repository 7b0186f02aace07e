/** @file The two ways out of the page: a file into the reader's hands, a text onto the clipboard. Browser only. */
import { listingOf, toPython } from "../lesson/listing.ts";
import type { Player } from "../lesson/player.ts";

export function handOver(name: string, content: string | Blob, type = "text/plain"): void {
  const url = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type }) : content);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** What files of a lab are called: `xor/two-hidden` → `xor-two-hidden`. */
export const nameOf = (player: Player): string => player.store.getState().recipe.lab.replaceAll("/", "-");

/** The present recipe as the script that PyTorch runs. */
export function handOverScript(player: Player): void {
  const { lab, recipe } = player.store.getState();
  handOver(`${nameOf(player)}.py`, toPython(listingOf(lab, recipe)), "text/x-python");
}

/** False where a page may not (plain http, or not allowed): then the text is shown, to be copied by hand. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
