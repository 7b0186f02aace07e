/** @file Peers at one work, side by side: the same in Node and in a page's worker. */
import { inTurn } from "./works.mjs";

/** @typedef {{ name: string, note?: string, loss: number, rates: number[] }} Entrant `loss` after one whole run; updates a second of each round */

/** How long a peer trains in a round, about. */
export const SECONDS = 0.5;

/** Runs so many updates and returns the seconds they took. @param {import("./works.mjs").Run} run @param {number} count */
export async function timed(run, count) {
  const began = performance.now();
  const own = await run.update(count);
  return own ?? (performance.now() - began) / 1000;
}

/** @param {import("./works.mjs").Peer} peer @param {import("./works.mjs").Work} work */
const start = (peer, work) => (work.seeds && !peer.seeds ? inTurn(peer, work) : peer.start(work));

/**
 * @param {readonly import("./works.mjs").Peer[]} peers @param {import("./works.mjs").Work} work @param {number} rounds
 * @returns {Promise<Entrant[]>}
 */
export async function race(peers, work, rounds) {
  const entrants = [];
  for (const peer of peers) {
    const run = await start(peer, work);
    const seconds = await timed(run, work.updates);
    const { name, note } = peer;
    const count = Math.max(10, Math.ceil((SECONDS * work.updates) / seconds));
    entrants.push({
      peer,
      count,
      told: { name, ...(note ? { note } : {}), loss: await run.loss(), rates: /** @type {number[]} */ ([]) },
    });
    run.stop();
  }
  for (let round = 0; round < rounds; round++) {
    for (const { peer, count, told } of entrants) {
      const run = await start(peer, work);
      await run.update(Math.ceil(count / 20)); // the first few pay for what the run allocates
      told.rates.push(count / (await timed(run, count)));
      run.stop();
    }
  }
  return entrants.map(({ told }) => told);
}
