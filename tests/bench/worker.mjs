/** @file In the page's worker: the peers that a page can load, at the work it is told. */
import { peer as hand } from "./peers/hand.ts";
import { peer as jax } from "./peers/jax.mjs";
import { peer as ours } from "./peers/ours.ts";
import { race } from "./race.mjs";
import { works } from "./works.mjs";

/** @param {string} name */
const bytesOf = async (name) => new Uint8Array(await (await fetch(`./mnist/${name}`)).arrayBuffer());

/** @param {MessageEvent<{ name: string, rounds: number, peers?: string[], files: boolean }>} event */
self.onmessage = async ({ data: { name, rounds, peers, files } }) => {
  try {
    const make = /** @type {(files?: import("./works.mjs").Files) => import("./works.mjs").Work} */ (works[name]);
    const work = make(files ? { images: await bytesOf("images"), labels: await bytesOf("labels") } : undefined);
    const entrants = [ours, hand, jax].filter((peer) => peer.works.includes(name) && (!peers || peers.includes(peer.name)));
    self.postMessage(await race(entrants, work, rounds));
  } catch (error) {
    self.postMessage(String(error));
  }
};
