/** @file Which page this is. Pages are files, so the page itself says it: `<html lang="ko" data-page="xor" data-root="../../">`. */
import { isChapter, pages, type Appendix, type Chapter } from "../chapters/index.ts";
import type { Announcement } from "../chapters/coming.ts";
import type { Leaf, SideLeaf } from "../ui/Head.tsx";
import { LANGS, type Lang } from "../ui/locale.tsx";

export interface Route {
  readonly lang: Lang;
  /** A chapter's or an appendix's id, or `cover`. */
  readonly page: string;
  /** The book's root as this page says it. */
  readonly root: string;
}

/** Every page there is, by its path under the root. The door ("") is the Korean cover. */
export const paths: readonly (Omit<Route, "root"> & { readonly path: string })[] = [
  { lang: "ko", page: "cover", path: "" },
  ...LANGS.flatMap((lang) => [
    { lang, page: "cover", path: `${lang}/` },
    ...pages.map(({ id }) => ({ lang, page: id, path: `${lang}/${id}/` })),
  ]),
];

export function routeOf({ lang, dataset }: HTMLElement): Route {
  return { lang: LANGS.find((it) => it === lang) ?? "ko", page: dataset["page"] ?? "cover", root: dataset["root"] ?? "./" };
}

/** A page's address, as another page says it. */
export const hrefOf = ({ root }: Route, lang: Lang, page: string): string =>
  `${root}${lang}/${page === "cover" ? "" : `${page}/`}`;

export const twinsOf = (route: Route): { readonly [L in Lang]: string } => ({
  ko: hrefOf(route, "ko", route.page),
  en: hrefOf(route, "en", route.page),
});

export function leafOf(route: Route, entry: Chapter | Announcement): Leaf {
  const { lang } = route;
  const href = isChapter(entry) ? hrefOf(route, lang, entry.id) : null;
  return { id: entry.id, order: entry.order, short: entry.short[lang], title: entry.title[lang], href };
}

/** A page outside the numbering, as covers and feet link to it. */
export const sideLeafOf = (route: Route, { id, title, blurb }: Appendix): SideLeaf => ({
  id,
  title: title[route.lang],
  blurb: blurb[route.lang],
  href: hrefOf(route, route.lang, id),
});
