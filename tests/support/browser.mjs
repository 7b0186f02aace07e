/**
 * @file Finds a browser for the tests: CHROME_PATH, else the one that came with `npm ci` (Linux x64), which is unpacked once into
 * node_modules/.cache, else an installed Chrome, Chromium or Edge. The packaged one draws no windows: a page costs half the time.
 */
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { access, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** @typedef {{ executablePath: string, args: string[], env: Record<string, string>, origin: "CHROME_PATH" | "installed" | "packaged" }} Browser */

const COMMANDS = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge-stable",
  "microsoft-edge",
];
const MAC_APPS = ["Google Chrome", "Chromium", "Microsoft Edge"];
const WINDOWS_APPS = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];

/** @returns {Promise<Browser>} */
export async function findBrowser() {
  const wished = process.env["CHROME_PATH"];
  if (wished) {
    if (!(await exists(wished))) throw new Error(`CHROME_PATH: no such file, ${wished}`);
    return { executablePath: wished, args: [], env: await missingLibraries(wished), origin: "CHROME_PATH" };
  }
  if (isPackaged) {
    const executablePath = join(await unpack(), "chromium");
    return { executablePath, args: [], env: await missingLibraries(executablePath), origin: "packaged" };
  }
  const installed = await installedBrowser();
  if (installed) return installed;
  throw new Error("no browser: install Chrome, Chromium or Edge, or set CHROME_PATH to one");
}

/** The browser that a reader of this machine has, if there is one. @returns {Promise<Browser | null>} */
export async function installedBrowser() {
  for (const executablePath of installedPlaces()) {
    if (await exists(executablePath)) return { executablePath, args: [], env: {}, origin: "installed" };
  }
  return null;
}

/** Whether a browser for this machine comes with `npm ci`. */
export const isPackaged = process.platform === "linux" && process.arch === "x64";

/** That browser, whichever others are installed, with no fonts but those it brings: it paints the same picture on every machine. @returns {Promise<Browser>} */
export async function packagedBrowser() {
  const place = await unpack();
  const executablePath = join(place, "chromium");
  const env = { ...(await missingLibraries(executablePath)), FONTCONFIG_PATH: join(place, "fonts") };
  return { executablePath, args: ["--font-render-hinting=none", "--disable-lcd-text"], env, origin: "packaged" };
}

function installedPlaces() {
  const env = process.env;
  if (process.platform === "darwin") return MAC_APPS.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  if (process.platform === "win32") {
    const folders = [env["PROGRAMFILES"], env["PROGRAMFILES(X86)"], env["LOCALAPPDATA"]].filter((folder) => folder !== undefined);
    return folders.flatMap((folder) => WINDOWS_APPS.map((app) => join(folder, app)));
  }
  return (env["PATH"] ?? "").split(delimiter).flatMap((folder) => COMMANDS.map((command) => join(folder, command)));
}

/** @param {string} path */
const exists = (path) =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * Unpacks the packaged browser with all it may need on a bare machine. The package itself has no lock, so this happens in a child with a
 * folder of its own (which also keeps the package's changes of the environment there), and the finished folder takes its place at once.
 */
async function unpack() {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const { version } = createRequire(import.meta.url)(join(dirname(entry), "../../package.json"));
  const cache = fileURLToPath(new URL("../../node_modules/.cache/", import.meta.url));
  const place = join(cache, `chromium-${version}`);
  if (await exists(place)) return place;
  await mkdir(cache, { recursive: true });
  const making = await mkdtemp(join(cache, "unpacking-"));
  try {
    const script = `import("@sparticuz/chromium").then((chromium) => chromium.default.executablePath())`;
    const env = { ...process.env, TMPDIR: making, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" };
    await run(process.execPath, ["--input-type=module", "--eval", script], { cwd: dirname(fileURLToPath(import.meta.url)), env });
    const fonts = `<?xml version="1.0"?><fontconfig><dir>${place}/fonts</dir><cachedir>${place}/fonts-cache</cachedir></fontconfig>\n`;
    await writeFile(join(making, "fonts/fonts.conf"), fonts);
    await rename(making, place).catch(async (error) => {
      if (!(await exists(place))) throw error; // another process was first
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return place;
}

/**
 * What a bare machine must add to the environment: the libraries and fonts that lie beside the packaged browser, if it cannot start without.
 * @param {string} executablePath
 * @returns {Promise<Record<string, string>>}
 */
async function missingLibraries(executablePath) {
  const beside = dirname(executablePath);
  const libraries = join(beside, "al2023/lib");
  if (!(await exists(libraries))) return {};
  /** @type {Record<string, string>} */
  const fonts = (await exists("/etc/fonts/fonts.conf")) ? {} : { FONTCONFIG_PATH: join(beside, "fonts") };
  const starts = await run(executablePath, ["--version"]).then(
    () => true,
    () => false,
  );
  return starts ? fonts : { ...fonts, LD_LIBRARY_PATH: libraries };
}
