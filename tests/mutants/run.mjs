/**
 * @file `npm run mutants`: breaks the tree on purpose and expects a red test each time.
 *
 * Formulas: every backward, in hundreds of places of its source, in one run of the tests (formulas.mutants.ts); what must turn red is the
 * gradient check of the op that is broken. A copy of the tree and a process for each would take an hour, and prove no more.
 * Lines: what is not a formula (list.mjs), one at a time in a copy of the tree. A mutant that survives, that turns another test red than
 * the one meant for it, or whose line is no longer there makes the command fail.
 *
 * `npm run mutants lr matmul` tries those whose name contains one of the words.
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

/**
 * Runs vitest in a tree. @param {string} tree @param {string} report @param {string[]} tests
 * @returns {Promise<{ passed: string[], red: string[], why: string[] }>}
 */
async function run(tree, report, tests) {
  await rm(report, { force: true });
  await new Promise((resolve) => {
    const args = [join(root, "node_modules/vitest/vitest.mjs"), "run", "--reporter=json", `--outputFile=${report}`, ...tests];
    spawn(process.execPath, args, { cwd: tree, stdio: "ignore" }).on("exit", resolve).on("error", resolve);
  });
  const { testResults } = JSON.parse(await readFile(report, "utf8").catch(() => '{"testResults":[]}'));
  /** @type {{ fullName: string, title: string, status: string, failureMessages: string[] }[]} */
  const all = testResults.flatMap((/** @type {{ assertionResults: object[] }} */ file) => file.assertionResults);
  const failed = all.filter(({ status }) => status === "failed");
  return {
    passed: all.filter(({ status }) => status === "passed").map(({ title }) => title),
    red: failed.map(({ fullName }) => fullName),
    why: failed.map(({ title, failureMessages }) => `${title}: ${failureMessages.join(" ").split("    at ")[0]}`),
  };
}

/**
 * What is wrong with one mutant, or null if it died as it should; `ill` are the tests that are red without it.
 * @param {string} copy @param {import("./list.mjs").Mutant} mutant @param {readonly string[]} ill
 */
async function complaint(copy, { file, find, replace, tests, red: meant }, ill) {
  if (ill.some((name) => name.includes(meant))) return `nothing can be learned: "${meant}" is red without it`;
  const path = join(copy, file);
  const source = await readFile(path, "utf8").catch(() => null);
  if (source === null) return `${file} is not there`;
  const places = source.split(find).length - 1;
  if (places !== 1) return `its line stands ${places} times in ${file}, expected once: ${find}`;
  await writeFile(
    path,
    source.replace(find, () => replace),
  );
  const { passed, red: all } = await run(copy, join(copy, "report.json"), tests);
  const red = all.filter((name) => !ill.includes(name));
  await writeFile(path, source);
  if (red.some((name) => name.includes(meant))) return null;
  if (red.length > 0) return `turned other tests red than "${meant}": ${red.slice(0, 3).join(" · ")}`;
  return passed.length > 0 ? `SURVIVED: no test of ${tests.join(", ")} turned red` : `no test of ${tests.join(", ")} could run`;
}

const words = process.argv.slice(2);
const wished = (/** @type {string} */ name) => words.length === 0 || words.some((word) => name.includes(word));
/** @type {{ tried: number, noticed: number }} */
const total = { tried: 0, noticed: 0 };
/** @param {string} name @param {string | null} wrong */
function count(name, wrong) {
  total.tried++;
  if (wrong === null) total.noticed++;
  say(wrong === null ? `red, as it must be   ${name}` : `NOT AS IT MUST BE    ${name}: ${wrong}`);
}

/** @param {string} folder for the report */
async function formulas(folder) {
  const { passed, why } = await run(root, join(folder, "report.json"), ["--config", "tests/mutants/vitest.config.mjs"]);
  for (const title of passed.filter(wished)) count(title, null);
  for (const complaint of why.filter(wished)) count(complaint, "survived");
  if (passed.length + why.length === 0) count("the formulas", "their tests could not run");
}

/** @param {string} copy @param {readonly import("./list.mjs").Mutant[]} chosen */
async function lines(copy, chosen) {
  for (const path of COPIED) await cp(join(root, path), join(copy, path), { recursive: true });
  await symlink(join(root, "node_modules"), join(copy, "node_modules"), "junction");
  const files = [...new Set(chosen.flatMap(({ tests }) => tests))];
  const { passed, red } = await run(copy, join(copy, "report.json"), files);
  if (passed.length === 0) return count(`unbroken, ${files.join(", ")}`, "no test could run");
  for (const name of red) say(`red before anything is broken: ${name}`);
  for (const mutant of chosen) count(mutant.name, await complaint(copy, mutant, red));
}

const folder = await mkdtemp(join(tmpdir(), "thumbtack-mutants-"));
try {
  await formulas(folder);
  const chosen = mutants.filter(({ name }) => wished(name));
  if (chosen.length > 0) await lines(folder, chosen);
} finally {
  await rm(folder, { recursive: true, force: true });
}
say(`\n${total.noticed} of ${total.tried} were noticed`);
process.exitCode = total.tried > 0 && total.noticed === total.tried ? 0 : 1;
