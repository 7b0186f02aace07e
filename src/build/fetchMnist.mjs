/**
 * @file Brings MNIST into a folder, from public mirrors, beside a server that runs already. It never throws: a book without MNIST draws its
 * own digits.
 */
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { mnistFiles } from "../lesson/data/mnistFiles.mjs";
import { download, drop, sizeOf, TooMuch, verify } from "./download.mjs";

export const MIRRORS = ["https://ossci-datasets.s3.amazonaws.com/mnist/", "https://storage.googleapis.com/cvdf-datasets/mnist/"];
const PATIENCE_MS = 15_000;
/** Who has written nothing for so long is fetching no more. */
const SILENCE_MS = 60_000;

/**
 * @typedef {object} Voice
 * @property {(line: string) => void} passing what the next line replaces
 * @property {(line: string) => void} lasting what stays
 */
/** @typedef {import("../lesson/data/mnistFiles.mjs").MnistFile} MnistFile */

/**
 * Resolves to whether all four files lie in `folder`. What has come of one stays, for the next time.
 *
 * @param {object} options
 * @param {string} options.folder
 * @param {Voice} options.voice
 * @param {readonly string[]} [options.mirrors] addresses of folders; none: nothing is fetched
 * @param {number} [options.patience] milliseconds without a byte after which the next mirror is asked
 * @param {readonly MnistFile[]} [options.files]
 */
export async function fetchMnist({ folder, voice, mirrors = MIRRORS, patience = PATIENCE_MS, files = mnistFiles }) {
  const missing = files.filter(({ name }) => !existsSync(join(folder, name)) && !existsSync(join(folder, `${name}.gz`)));
  if (missing.length === 0) return true;
  if (mirrors.length === 0) return false;
  try {
    await mkdir(folder, { recursive: true });
    const lock = join(folder, ".fetching");
    if (
      !(await take(
        lock,
        missing.map((file) => partOf(file, folder)),
      ))
    )
      return false; // another `npm start` is at it
    try {
      const total = missing.reduce((sum, { bytes }) => sum + bytes, 0);
      let before = 0;
      for (const file of missing.toSorted((a, b) => a.bytes - b.bytes)) {
        await fetchOne(file, folder, mirrors, patience, (come) => {
          // A packed file is about a fifth of what is in it; by how much is not known before it is there.
          const share = Math.min(1, (5 * come) / file.bytes);
          voice.passing(`MNIST ${Math.floor((100 * (before + share * file.bytes)) / total)} %`);
        });
        before += file.bytes;
      }
      voice.lasting("MNIST is here.");
      return true;
    } finally {
      await drop(lock);
    }
  } catch (error) {
    voice.lasting(`MNIST did not come (${reason(error)}). The book draws its own digits; the next start tries again.`);
    return false;
  }
}

/** The server serves no dot file. @param {MnistFile} file @param {string} folder */
const partOf = (file, folder) => join(folder, `.${file.name}.part`);

/** @param {MnistFile} file @param {string} folder @param {readonly string[]} mirrors @param {number} patience @param {(bytes: number) => void} told */
async function fetchOne(file, folder, mirrors, patience, told) {
  const part = partOf(file, folder);
  /** @type {unknown} */
  let problem = new Error("no mirror");
  for (const mirror of mirrors) {
    // Once more from the start where what came is not the file: what lay there may have been another mirror's.
    for (let fresh = (await sizeOf(part)) === 0; ; fresh = true) {
      const options = { most: file.bytes + 1024, patience, told };
      const broken = await download(`${mirror.replace(/\/?$/, "/")}${file.name}.gz`, part, options).catch((error) => error);
      // Also where it broke: a server that is wrong about the length may have sent all of it.
      const form = await verify(part, file);
      if (form !== null) return rename(part, join(folder, form === "packed" ? `${file.name}.gz` : file.name));
      problem = broken ?? new Error(`${file.name}.gz is not what it should be`);
      if (broken && !(broken instanceof TooMuch)) break; // what has come stays
      await drop(part);
      if (fresh) break;
    }
  }
  throw problem;
}

/** Whether this process may fetch: nobody else does, or who did has died or fallen silent. @param {string} lock @param {readonly string[]} parts */
async function take(lock, parts) {
  const holder = Number(await readFile(lock, "utf8").catch(() => ""));
  const times = await Promise.all(
    [lock, ...parts].map((path) =>
      stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  const silent = Date.now() - Math.max(...times) > SILENCE_MS;
  if (holder > 0 && holder !== process.pid && isAlive(holder) && !silent) return false;
  await writeFile(lock, String(process.pid));
  return true;
}
/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/** @param {unknown} error */
function reason(error) {
  const { message, cause } = /** @type {Error & { cause?: { code?: string } }} */ (error);
  return cause?.code ?? message;
}

/** A voice on a terminal, where a line is written over; elsewhere only what lasts is said. @param {NodeJS.WriteStream} out @param {string} name @returns {Voice} */
export function voiceOf(out, name) {
  let last = "";
  const line = out.isTTY ? "\r\u001b[K" : "";
  return {
    passing(text) {
      if (!out.isTTY || text === last) return;
      out.write(`${line}${name}: ${(last = text)}`);
    },
    lasting: (text) => void out.write(`${line}${name}: ${text}\n`),
  };
}
