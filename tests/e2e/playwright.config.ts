/** @file The stories in a real browser. They read dist/, so build first (`npm test` does). */
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "../support/browser.mjs";

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** Two runs at once in one tree do not sweep away each other's traces. Workers inherit the name. */
const run = (process.env["STORIES"] ??= String(process.pid));
/** A host that browsers do not trust as they trust 127.0.0.1: there the book is on plain http. */
const HOSTS = "--host-resolver-rules=MAP book.example 127.0.0.1";
const { executablePath, args, env } = await findBrowser();

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  testIgnore: process.env["MEASURE"] ? [] : "**/*.measure.spec.ts", // `npm run measure`
  outputDir: fromRoot(`test-results/${run}`),
  reporter: [["list"], ["json", { outputFile: fromRoot(`.cache/playwright-${run}.json`) }]],
  workers: 1, // stories measure frames and answers: they must not disturb each other; a page without a GPU fills two cores anyway
  forbidOnly: true,
  timeout: 30_000,
  retries: 1, // two cores draw without a GPU, and some moments pass too soon; the totals say how many needed it
  expect: { toHaveScreenshot: { pathTemplate: "{testDir}/pictures/{arg}{ext}" } },
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 720 },
    locale: "ko-KR",
    // The book keeps itself for later in the background, in every story anew: only stories about that let it.
    serviceWorkers: "block",
    screenshot: "only-on-failure",
    trace: process.env["TRACE"] ? "retain-on-failure" : "off", // it costs a quarter of every story
    launchOptions: { executablePath, args: [...args, HOSTS], env: { ...(process.env as Record<string, string>), ...env } },
  },
});
