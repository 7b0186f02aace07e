/** @file The stories in a real browser. They read dist/, so build first (`npm test` does). */
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "../support/browser.mjs";

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const { executablePath, args, env } = await findBrowser();

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: fromRoot("test-results"),
  reporter: [["list"], ["json", { outputFile: fromRoot(".cache/playwright.json") }]],
  workers: 1, // stories measure frames and answers: they must not disturb each other
  forbidOnly: true,
  timeout: 30_000,
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 720 },
    locale: "ko-KR",
    trace: "retain-on-failure",
    launchOptions: { executablePath, args, env: { ...(process.env as Record<string, string>), ...env } },
  },
});
