/** @file The fragment has two owners: words of the page (scene, mode, session) and the run. Here they are told apart. */

/** Words of the page itself; all else belongs to a run. `lang` stood in the links of earlier days. */
const PAGE_KEYS = ["scene", "mode", "session", "lang"];

export interface Fragment {
  readonly page: { readonly [key: string]: string };
  /** What `parseLink` reads; empty where the fragment speaks of no run (a mere anchor, or nothing). */
  readonly run: string;
}

export function readFragment(hash: string): Fragment {
  const page: { [key: string]: string } = {};
  const rest: string[] = [];
  for (const pair of hash.replace(/^#/, "").split("&")) {
    const [key = "", ...value] = pair.split("=");
    if (PAGE_KEYS.includes(key) && value.length > 0) page[key] ??= value.join("=");
    else if (value.length > 0) rest.push(pair);
  }
  return { page, run: rest.join("&") };
}

/** `#…`, or nothing. */
export function printFragment({ page, run }: Fragment): string {
  const words = Object.entries(page)
    .filter(([key]) => key !== "lang")
    .map(([key, value]) => `${key}=${value}`);
  const all = [...(run ? [run] : []), ...words].join("&");
  return all && `#${all}`;
}
