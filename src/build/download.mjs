/** @file One file over an unreliable network: what has come stays, and the next attempt goes on from there. */
import { createReadStream } from "node:fs";
import { open, rm, stat } from "node:fs/promises";
import { createHash } from "node:crypto";
import { createGunzip } from "node:zlib";

/**
 * Brings `url` into `part`, after the bytes that are there already. Ends when the server has sent all; throws where it stalls, breaks off,
 * refuses, or sends more than `most` bytes.
 *
 * @param {string} url
 * @param {string} part
 * @param {object} options
 * @param {number} options.most
 * @param {number} options.patience milliseconds without a byte
 * @param {(bytes: number) => void} options.told how many bytes are in `part`
 */
export async function download(url, part, { most, patience, told }) {
  const stop = new AbortController();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stop.abort(new Error(`no byte in ${patience} ms`)), patience);
    timer.unref();
  };
  alive();
  try {
    const from = await sizeOf(part);
    const headers = { "accept-encoding": "identity", ...(from > 0 ? { range: `bytes=${from}-` } : {}) };
    const response = await fetch(url, { headers, signal: stop.signal });
    if (response.status === 416) return; // there is nothing behind what has come
    const goesOn = response.status === 206 && response.headers.get("content-range")?.startsWith(`bytes ${from}-`);
    if (!response.body || !(goesOn || response.status === 200)) {
      await response.body?.cancel();
      throw new Error(`${response.status}`);
    }
    const file = await open(part, goesOn ? "a" : "w");
    try {
      let size = goesOn ? from : 0;
      for await (const chunk of response.body) {
        alive();
        size += chunk.length;
        if (size > most) throw new TooMuch("more bytes than the file has");
        await file.write(chunk);
        told(size);
      }
    } finally {
      await file.close();
    }
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}

/** More bytes than the file has: nothing that is worth going on with. */
export class TooMuch extends Error {}

/** @param {string} path */
export const sizeOf = (path) =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

/**
 * Whether a file is the one that was meant: "packed" or "plain", or null if it is another. Unpacks no more than `bytes`.
 *
 * @param {string} path
 * @param {{ readonly bytes: number, readonly sha256: string }} expected of what is in it
 * @returns {Promise<"packed" | "plain" | null>}
 */
export async function verify(path, { bytes, sha256 }) {
  const file = await open(path).catch(() => null);
  if (file === null) return null;
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
  await file.close();
  const packed = buffer[0] === 0x1f && buffer[1] === 0x8b;
  const raw = createReadStream(path);
  const content = packed ? raw.pipe(createGunzip()) : raw;
  const hash = createHash("sha256");
  let size = 0;
  try {
    for await (const chunk of content) {
      size += chunk.length;
      if (size > bytes) return null;
      hash.update(chunk);
    }
  } catch {
    return null; // not what gzip makes
  } finally {
    raw.destroy();
  }
  return size === bytes && hash.digest("hex") === sha256 ? (packed ? "packed" : "plain") : null;
}

/** @param {string} path */
export const drop = (path) => rm(path, { force: true });
