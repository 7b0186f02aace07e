/**
 * @file `npm run mutants`: breaks a copy of the tree on purpose, one line at a time, and expects a red test each time. A mutant that
 * survives, that turns another test red than the one meant for it, or whose line is no longer there makes the command fail.
 * `npm run mutants lr link` tries those whose name contains one of the words.
 */
import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mutants } from "./list.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const COPIED = ["src", "tests", "package.json", "tsconfig.json", "vite.config.ts", "index.html"];

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

/** Runs vitest on some files of the copy. @param {string} copy @param {string[]} tests @returns {Promise<{ ran: number, red: string[] }>} */
async function run(copy, tests) {
  const report = join(copy, "report.json");
  await rm(report, { force: true });
  await new Promise((resolve) => {
    const args = [join(copy, "node_modules/vitest/vitest.mjs"), "run", "--reporter=json", `--outputFile=${report}`, ...tests];
    spawn(process.execPath, args, { cwd: copy, stdio: "ignore" }).on("exit", resolve).on("error", resolve);
  });
  const { testResults } = JSON.parse(await readFile(report, "utf8").catch(() => '{"testResults":[]}'));
  /** @type {{ fullName: string, status: string }[]} */
  const all = testResults.flatMap((/** @type {{ assertionResults: object[] }} */ file) => file.assertionResults);
  const red = all.filter(({ status }) => status === "failed").map(({ fullName }) => fullName);
  return { ran: all.filter(({ status }) => status === "passed").length + red.length, red };
}

/** What is wrong with one mutant, or null if it died as it should. @param {string} copy @param {import("./list.mjs").Mutant} mutant */
async function complaint(copy, { file, find, replace, tests, red: meant }) {
  const path = join(copy, file);
  const source = await readFile(path, "utf8").catch(() => null);
  if (source === null) return `${file} is not there`;
  const places = source.split(find).length - 1;
  if (places !== 1) return `its line stands ${places} times in ${file}, expected once: ${find}`;
  await writeFile(
    path,
    source.replace(find, () => replace),
  );
  const { ran, red } = await run(copy, tests);
  await writeFile(path, source);
  if (red.some((name) => name.includes(meant))) return null;
  if (red.length > 0) return `turned other tests red than "${meant}": ${red.slice(0, 3).join(" · ")}`;
  return ran > 0 ? `SURVIVED: no test of ${tests.join(", ")} turned red` : `no test of ${tests.join(", ")} could run`;
}

const words = process.argv.slice(2);
const chosen = mutants.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const copy = await mkdtemp(join(tmpdir(), "thumbtack-mutants-"));
let noticed = 0;
try {
  for (const path of COPIED) await cp(join(root, path), join(copy, path), { recursive: true });
  await symlink(join(root, "node_modules"), join(copy, "node_modules"), "junction");

  const files = [...new Set(chosen.flatMap(({ tests }) => tests))];
  const healthy = await run(copy, files);
  if (healthy.red.length > 0 || healthy.ran === 0) {
    say(
      `unbroken, ${healthy.ran} tests of ${files.join(", ")} ran and ${healthy.red.length} were red: nothing can be learned from mutants`,
    );
    for (const name of healthy.red.slice(0, 10)) say(`  ${name}`);
  } else {
    for (const mutant of chosen) {
      const wrong = await complaint(copy, mutant);
      say(wrong === null ? `red, as it must be   ${mutant.name}` : `NOT AS IT MUST BE    ${mutant.name}: ${wrong}`);
      if (wrong === null) noticed++;
    }
  }
} finally {
  await rm(copy, { recursive: true, force: true });
}
say(`\n${noticed} of ${chosen.length} mutants were noticed`);
process.exitCode = chosen.length > 0 && noticed === chosen.length ? 0 : 1;
