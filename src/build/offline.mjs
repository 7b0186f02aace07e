/**
 * @file Writes the service worker: after one visit the whole book lies in the browser, whatever path it is served under.
 *
 * A list of all files with a fingerprint each, and sixty lines: on install take what is new, on activate drop what is old, on fetch answer from
 * the store. No library: there is nothing to route. MNIST is not in the list; it comes with its chapter.
 */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

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
  /** @type {Record<string, string>} */
  const list = {};
  for (const file of files) {
    const hash = createHash("sha256")
      .update(readFileSync(join(outDir, file)))
      .digest("hex")
      .slice(0, 12);
    list[file.replace(/(^|\/)index\.html$/, "$1")] = hash;
  }
  const template = readFileSync(new URL("serviceWorker.js", import.meta.url), "utf8");
  const version = createHash("sha256").update(JSON.stringify(list)).digest("hex").slice(0, 12);
  writeFileSync(
    join(outDir, "offline.js"),
    template.replace("/* FILES */ {}", JSON.stringify(list)).replace("/* VERSION */", version),
  );
}
