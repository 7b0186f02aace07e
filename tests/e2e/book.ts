/**
 * @file What every story needs: the built book on a server of its own (the one of `npm start`), `open`, and a strict eye on the console.
 *
 * Each test fails by itself when the page logged an error or a warning, threw, broke the Content-Security-Policy, asked for a file that
 * is not there, or spoke to any other host. Errors that a story provokes on purpose are named first: `book.allow(/pattern/)`.
 */
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";
import { serve } from "../../src/build/serve.mjs";

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

interface Site {
  /** Where the book is, with a slash at its end. */
  readonly url: string;
}

/** What went wrong on a page, in the order it did. */
export class Complaints {
  readonly all: string[] = [];
  /** Those that the story said it would provoke. */
  readonly allowed: string[] = [];
  private readonly patterns: RegExp[] = [/Service Worker registration blocked by Playwright/];

  /** From now on, complaints that match are part of the story. */
  allow(pattern: RegExp): void {
    this.patterns.push(pattern);
  }
  add(complaint: string): void {
    const provoked = this.patterns.some((pattern) => pattern.test(complaint));
    (provoked ? this.allowed : this.all).push(complaint);
  }
  watch(page: Page, site: Site): void {
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") this.add(`console ${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.add(`uncaught: ${error.stack ?? error.message}`));
    page.on("response", (response) => {
      if (response.status() >= 400) this.add(`${response.status()}: ${response.url()}`);
    });
    page.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith("http") && origin !== new URL(site.url).origin) this.add(`third party: ${request.url()}`);
    });
  }
}

export const test = base.extend<{ book: Complaints }, { site: Site }>({
  site: [
    // Deep under a path, where a book that believes it is at "/" would break.
    // eslint-disable-next-line no-empty-pattern -- playwright reads the parameter's form
    async ({}, use) => {
      const server = await serve({ mounts: [["", fromRoot("dist")]], host: "127.0.0.1", base: "/some/shelf/thumbtack/" });
      await use({ url: server.url.replace("localhost", "127.0.0.1") });
      await server.close();
    },
    { scope: "worker" },
  ],
  book: [
    async ({ page, site }, use) => {
      const book = new Complaints();
      book.watch(page, site);
      await page.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (event) =>
          console.error(
            `policy: ${event.violatedDirective} blocked ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`,
          ),
        );
      });
      await use(book);
      expect(book.all, "the console, the policy and the network stay free of complaints").toEqual([]);
    },
    { auto: true },
  ],
  baseURL: async ({ site }, use) => use(site.url),
});

export { expect };

/** Opens a page of the book: `""` is the cover, `"ko/xor/"` a chapter, as links in the book have it. `asleep`: its scripts do not run. */
export async function open(page: Page, path = "", { asleep = false } = {}): Promise<void> {
  const response = await page.goto(`./${path}`);
  if (response) expect(response.status(), `${path || "the cover"} is served`).toBe(200); // null: only the fragment changed
  if (!asleep) await alive(page); // what is built in looks the same, and hears no key
}

/** What of a page is looked at. Default: all of it, by every rule. */
interface Look {
  readonly within?: string | readonly string[];
  readonly without?: string | readonly string[];
  /** Colours take most of the time, and no language and no size changes them; a mode changes nothing else. */
  readonly rules?: "all" | "colours" | "but colours";
}
const COLOURS = ["color-contrast", "link-in-text-block"];

/** No violation of WCAG 2 A or AA on the page as it is now; `look` as a string: within that part. */
export async function expectAccessible(page: Page, look: Look | string = {}): Promise<void> {
  const { within = [], without = [], rules = "all" }: Look = typeof look === "string" ? { within: look } : look;
  // Of other results we ask nothing; and there are no frames, so that the page itself can count them up.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"], preload: false }).setLegacyMode();
  if (rules === "colours") axe.withRules(COLOURS);
  else axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]);
  if (rules === "but colours") axe.disableRules(COLOURS);
  for (const part of [within].flat()) axe.include(part);
  for (const part of [without].flat()) axe.exclude(part);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`)).toEqual([]);
}

/** The same for what a dark screen and a projector change: the colours. The page is light again afterwards. */
export async function expectReadableInEveryMode(page: Page, { without = [], ...look }: Look = {}): Promise<void> {
  const parts = [without, ".katex-html"].flat(); // formulas have the colour of their sentence
  for (const mode of ["dark", "projector", "light"]) {
    await page.evaluate((it) => (document.documentElement.dataset["mode"] = it), mode);
    if (mode !== "light") await expectAccessible(page, { ...look, without: parts, rules: "colours" });
  }
}

/** React has taken the page over: its handlers work. */
export const alive = (page: Page) =>
  page.waitForFunction(() => Object.keys(document.querySelector("#root > *") ?? {}).some((key) => key.startsWith("__react")));
