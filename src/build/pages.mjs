/** @file From a rendered page to a file: fills index.html, the template, and mends what is relative to where the page will lie. */

/**
 * @typedef {object} Rendered a page as `prerender.tsx` makes it
 * @property {string} path where it lies: `ko/xor/`, or "" for the book's door
 * @property {string} lang
 * @property {string} page the chapter's id, or `cover`
 * @property {string} title
 * @property {string} description
 * @property {string} image the preview picture's file, relative to the book's root
 * @property {string} body
 * @property {{ lang: string, path: string }[]} twins the same page in each language
 */

/** How a page at `path` says the book's root. @param {string} path */
export const rootFrom = (path) => "../".repeat(path.split("/").length - 1) || "./";

/** @param {string} text */
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/**
 * @param {string} template
 * @param {Rendered} page
 * @param {string[]} [links] more of the head: preloads and style sheets, relative to the root
 * @param {string} [site] where the book will be served, with a slash at its end: previews want whole addresses
 */
export function fill(template, page, links = [], site = process.env["SITE_URL"] ?? "") {
  const root = rootFrom(page.path);
  const address = (/** @type {string} */ path) => (site ? site + path : root + path);
  const head = [
    `<meta name="description" content="${escape(page.description)}" />`,
    `<meta property="og:type" content="${page.page === "cover" ? "book" : "article"}" />`,
    `<meta property="og:site_name" content="압정 · Thumbtack" />`,
    `<meta property="og:locale" content="${page.lang === "ko" ? "ko_KR" : "en_US"}" />`,
    `<meta property="og:title" content="${escape(page.title)}" />`,
    `<meta property="og:description" content="${escape(page.description)}" />`,
    `<meta property="og:image" content="${escape(address(page.image))}" />`,
    `<meta property="og:image:width" content="1200" />`,
    `<meta property="og:image:height" content="630" />`,
    `<meta name="twitter:card" content="summary_large_image" />`,
    ...(site ? [`<link rel="canonical" href="${escape(site + page.path)}" />`] : []),
    ...page.twins.map(({ lang, path }) => `<link rel="alternate" hreflang="${lang}" href="${escape(address(path))}" />`),
    ...links,
  ];
  return template
    .replace(/<html[^>]*>/, `<html lang="${page.lang}" data-page="${page.page}" data-root="${root}">`)
    .replace(/<title>.*<\/title>/, () => `<title>${escape(page.title)}</title>`)
    .replace("<!--head-->", () => head.join("\n    "))
    .replace("<!--page-->", () => page.body)
    .replaceAll(/(href|src)="\.\//g, (_, name) => `${name}="${root}`);
}
