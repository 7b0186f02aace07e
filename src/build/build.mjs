/** @file Builds the book into dist/, and knows whether the dist/ that lies there is still the book. Run as a script it always builds. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { writeOffline } from "./offline.mjs";
import { writePages } from "./writePages.mjs";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const dist = join(root, "dist");
const stampFile = join(dist, ".built");

/** Everything a build reads. */
const INPUTS = [
  "src",
  "public",
  "index.html",
  "vite.config.ts",
  "tsconfig.json",
  "package-lock.json",
  "tests/golden/ops.json",
  "tests/golden/ops-more.json",
];
const NOT_INPUTS = ["public/mnist"];

/** A hash over the paths and bytes of all inputs: dates lie after a checkout or a copy, contents do not. */
export function fingerprint() {
  const hash = createHash("sha256").update(process.env["SITE_URL"] ?? "");
  for (const file of INPUTS.flatMap((input) => filesUnder(join(root, input)))) {
    const path = relative(root, file).split(sep).join("/");
    if (NOT_INPUTS.some((folder) => path.startsWith(`${folder}/`))) continue;
    const bytes = readFileSync(file);
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (!statSync(path).isDirectory()) return [path]; // of a link: what it leads to
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

export async function isFresh() {
  const stamp = await readFile(stampFile, "utf8").catch(() => "");
  return stamp === fingerprint();
}

/** Builds beside dist/ and then takes its place, so that a server or a test never sees half a book. */
export async function build() {
  const stamp = fingerprint(); // before the build: what changes meanwhile makes the result stale
  const outDir = join(root, ".cache", `build-${process.pid}`);
  await mkdir(dirname(outDir), { recursive: true });
  const mode = process.env["NODE_ENV"];
  process.env["NODE_ENV"] = "production"; // React and its plugin look here
  try {
    const vite = await import("vite");
    await vite.build({ root, logLevel: "warn", build: { outDir, emptyOutDir: true } });
    await writePages(root, outDir);
    await writeOffline(outDir);
    writeFileSync(join(outDir, ".built"), stamp);
    const old = `${outDir}-old`;
    await rename(dist, old).catch(() => undefined);
    await rename(outDir, dist);
    await rm(old, { recursive: true, force: true });
  } finally {
    if (mode === undefined) delete process.env["NODE_ENV"];
    else process.env["NODE_ENV"] = mode;
    await rm(outDir, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
