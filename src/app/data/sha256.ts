/** @file SHA-256, also where a page that came over plain http is given none by its browser. */

/** So much is hashed in one go by our own means: a worker that hashes for seconds without a pause would be taken for dead. */
const PIECE = 1 << 20;

/** 64 hex digits. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { subtle } = globalThis.crypto as { readonly subtle?: SubtleCrypto };
  const hash = subtle ? new Uint8Array(await subtle.digest("SHA-256", bytes)) : await inPieces(bytes);
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function inPieces(bytes: Uint8Array): Promise<Uint8Array> {
  const { sha256 } = await import("@noble/hashes/sha2.js");
  const hash = sha256.create();
  for (let at = 0; at < bytes.length; at += PIECE) {
    hash.update(bytes.subarray(at, at + PIECE));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return hash.digest();
}
