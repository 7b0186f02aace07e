/**
 * @file `npm test`: every gate there is, all of them even when one fails, and honest totals at the end.
 * `npm test types unit` runs only the gates that are named.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, isFresh } from "../src/build/build.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const cache = join(root, ".cache");

/** `again`: of those that passed, how many did so at the second try. @typedef {{ passed: number, failed: number, skipped: number, again?: number }} Counts */

// Two runs at once in one tree do not read each other's reports.
const me = String(process.pid);
process.env["STORIES"] = me;

/** A command from node_modules, seen by the reader as it runs. @param {string} path @param {string[]} args */
function run(path, ...args) {
  return /** @type {Promise<boolean>} */ (
    new Promise((resolve) => {
      const child = spawn(process.execPath, [join(root, "node_modules", path), ...args], { cwd: root, stdio: "inherit" });
      child.on("error", () => resolve(false));
      child.on("exit", (code) => resolve(code === 0));
    })
  );
}
const tsc = "typescript/bin/tsc";

/**
 * A report's numbers. A runner that failed without a failing test (a crash) counts as one failure.
 * @param {string} report @param {(json: any) => Counts} read @param {() => Promise<boolean>} runner
 */
async function counted(report, read, runner) {
  const file = join(cache, report);
  await rm(file, { force: true });
  const ok = await runner();
  const counts = existsSync(file) ? read(JSON.parse(await readFile(file, "utf8"))) : { passed: 0, failed: 0, skipped: 0 };
  if (!ok && counts.failed === 0) counts.failed = 1;
  await rm(file, { force: true });
  return counts;
}

/** @param {string[]} filters */
const vitest = (...filters) =>
  counted(
    `vitest-${me}.json`,
    (json) => ({
      passed: json.numPassedTests,
      failed: json.numFailedTests + json.testResults.filter(didNotLoad).length,
      skipped: json.numPendingTests + json.numTodoTests,
    }),
    () =>
      run(
        "vitest/vitest.mjs",
        "run",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=.cache/vitest-${me}.json`,
        ...filters,
      ),
  );
/** @param {{ status: string, assertionResults: { status: string }[] }} file */
const didNotLoad = (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed");

/** @param {string[]} filters */
const playwright = (...filters) =>
  counted(
    `playwright-${me}.json`,
    ({ stats, errors }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + errors.length,
      skipped: stats.skipped,
      again: stats.flaky,
    }),
    () => run("@playwright/test/cli.js", "test", "--config", "tests/e2e/playwright.config.ts", ...filters),
  );

/** @type {Record<string, () => Promise<boolean | Counts>>} */
const gates = {
  types: async () => (await run(tsc, "-p", ".")) && (await run(tsc, "-p", "src/core")),
  lint: () => run("oxlint/bin/oxlint", "src", "tests"),
  unit: () => vitest(),
  build: async () => (await isFresh()) || build().then(() => true),
  browser: () => playwright(),
};
/** Gates that run only when they are named. */
const extras = {
  golden: () => vitest("golden.test"),
  format: () => run("prettier/bin/prettier.cjs", "--check", "."),
  /** Frames and answers in figures, for a quiet machine: nothing of it is a gate. */
  measure() {
    process.env["MEASURE"] = "1";
    return playwright("measure");
  },
};

const wished = process.argv.slice(2);
const unknown = wished.filter((name) => !(name in gates || name in extras));
if (unknown.length > 0)
  throw new Error(`npm test: no gate "${unknown.join('", "')}"; there are ${Object.keys({ ...gates, ...extras }).join(", ")}`);

await mkdir(cache, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0, again: 0 };
/** @type {string[]} */
const lines = [];
for (const name of wished.length > 0 ? wished : Object.keys(gates)) {
  process.stdout.write(`\n── ${name}\n`);
  const began = performance.now();
  const gate = { ...gates, ...extras }[name];
  const outcome = await /** @type {() => Promise<boolean | Counts>} */ (gate)().catch((error) => {
    process.stderr.write(`${error.stack ?? error}\n`);
    return false;
  });
  const counts = typeof outcome === "boolean" ? { passed: 0, failed: outcome ? 0 : 1, skipped: 0 } : outcome;
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  total.again += counts.again ?? 0;
  const said = typeof outcome === "boolean" ? (outcome ? "passed" : "FAILED") : say(counts);
  lines.push(`${name.padEnd(8)} ${said}  ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

/** @param {Counts} counts */
function say({ passed, failed, skipped, again = 0 }) {
  const parts = [
    failed > 0 && `${failed} failed`,
    `${passed} passed`,
    again > 0 && `${again} of them at the second try`,
    skipped > 0 && `${skipped} skipped`,
  ].filter(Boolean);
  return `${parts.join(" | ")} (${passed + failed + skipped})`;
}

process.stdout.write(`\n${lines.join("\n")}\n\n Tests  ${say(total)}\n`);
await writeFile(join(cache, "totals"), `${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
