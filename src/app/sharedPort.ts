/**
 * @file One worker for several players: each counts its questions from 1, so on the wire they get numbers of their own; and when the worker
 * dies with questions of many, the first that asks for a fresh one gets it, and the others do not kill it again.
 */
import type { Port } from "../lesson/player.ts";

/** Makes a port for each player, all over the one given. */
export function sharePort(port: Port): () => Port {
  let count = 0;
  let worker = 0; // counts workers
  return () => {
    let died = 0; // the worker that took a question of this player with it
    return {
      async send(command) {
        const asked = worker;
        try {
          const report = await port.send({ ...command, id: ++count });
          return { ...report, id: command.id };
        } catch (error) {
          died = asked;
          throw error;
        }
      },
      restart() {
        if (died !== worker) return; // another player has done it
        worker++;
        port.restart();
      },
    };
  };
}

/** While the page is rendered by the build, and where there are no workers: asked, it never answers. */
export const silentPort: Port = { send: () => new Promise(() => {}), restart: () => {} };
