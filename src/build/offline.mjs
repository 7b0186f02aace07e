/**
 * @file Writes the service worker: after one visit the whole book lies in the browser, whatever path it is served under.
 *
 * A list of all files with a fingerprint each, and sixty lines: on install take what is new, on activate drop what is old, on fetch answer from
 * the store. No library: there is nothing to route. MNIST is not in the list; it comes with its chapter. What PyTorch printed for the ops is a
 * megabyte that few readers ask for: it is kept once it was fetched (`LATER`), and not before.
 */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Their names hold their own fingerprint. */
const LATER = /^assets\/ops(?:-more)?-[^/]*\.json$/;

/** @param {string} outDir */
export async function writeOffline(outDir) {
  const files = readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(outDir.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((file) => !/^\.|\/\.|^preview\/|^404\.html$|\.map$/.test(file))
    .sort();
  const later = files.filter((file) => LATER.test(file));
  /** @type {Record<string, string>} */
  const list = {};
  for (const file of files.filter((file) => !LATER.test(file))) {
    const hash = createHash("sha256")
      .update(readFileSync(join(outDir, file)))
      .digest("hex")
      .slice(0, 12);
    list[file.replace(/(^|\/)index\.html$/, "$1")] = hash;
  }
  const template = readFileSync(new URL("serviceWorker.js", import.meta.url), "utf8");
  const version = createHash("sha256")
    .update(JSON.stringify([list, later]))
    .digest("hex")
    .slice(0, 12);
  writeFileSync(
    join(outDir, "offline.js"),
    template
      .replace("/* FILES */ {}", JSON.stringify(list))
      .replace("/* LATER */ []", JSON.stringify(later))
      .replace("/* VERSION */", version),
  );
}
