/** @file The bench of a lab as stories handle it: what it shows, how it is set, and what Node says about the same recipe. */
import { expect, type Browser, type BrowserContextOptions, type Locator, type Page } from "@playwright/test";
import twoHidden from "../../src/chapters/xor/labs/twoHidden.run.ts";
import type { Command } from "../../src/lesson/protocol.ts";
import type { Edit } from "../../src/lesson/recipe.ts";
import { createRunner } from "../../src/lesson/runner.ts";
import { Complaints } from "./book.ts";

/** The lab with two hidden units, and the words that stand for it in a link. */
export const LAB = "lab=xor/two-hidden";
export function benchOf(page: Page, id = "lab-two") {
  const lab: Locator = page.locator(`#${id}`);
  const step = lab.locator("[data-read=step]");
  const hash = lab.locator("[data-hash]");
  return {
    lab,
    step,
    deck: lab.locator(".deck"),
    cost: lab.locator("[data-read=cost]"),
    play: lab.locator(".play"),
    tape: lab.locator(".handle"),
    litBeat: lab.locator(".beats [aria-current]"),
    litLine: lab.locator(".code [aria-current]"),
    async stands(t: number): Promise<void> {
      await expect(step).toHaveText(t.toLocaleString("en-US"), { timeout: 20_000 });
    },
    /** At rest: the state's fingerprint is that of the cursor. */
    async fingerprint(): Promise<string> {
      await expect(hash).toHaveAttribute("data-hash", /^[0-9a-f]{16}$/, { timeout: 20_000 });
      return (await hash.getAttribute("data-hash"))!;
    },
    /** Played as fast as the worker can. */
    async atMax(): Promise<void> {
      const dock = lab.locator(".dock > button");
      const isPhone = page.viewportSize()!.width < 700;
      if (isPhone) await dock.click(); // there the choices lie above the keys
      await lab.getByRole("radio", { name: /^(?:최대|max)$/ }).check();
      if (isPhone) await dock.click();
    },
  };
}

/** The fingerprint of a run of that lab at θₜ, computed here. */
export async function hashInNode(t: number, edits: readonly Edit[] = [], seed = 777): Promise<string> {
  const runner = createRunner(async () => twoHidden, { now: () => performance.now() });
  const recipe = { lab: "xor/two-hidden", config: { hidden: 2, lr: 1 }, seed, edits };
  const { report } = await runner.handle({ type: "hash", id: 1, recipe, t } satisfies Command);
  if (report.type !== "hash") throw new Error(`hashInNode: expected a hash, came ${JSON.stringify(report)}`);
  return report.hash;
}

/** A page in a profile of its own, its complaints watched; `done` closes it and fails if there were any. */
export async function elsewhere(browser: Browser, url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ baseURL: url, locale: "ko-KR", ...options });
  const page = await context.newPage();
  const complaints = new Complaints();
  complaints.watch(page, { url });
  const done = async () => {
    await context.close();
    expect(complaints.all, "the console, the policy and the network stay free of complaints").toEqual([]);
  };
  return { page, context, complaints, done };
}
