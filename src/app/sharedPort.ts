/** @file One worker for several players: each counts its questions from 1, so on the wire they get numbers of their own. */
import type { Port } from "../lesson/player.ts";

export function sharedPort(port: Port): Port {
  let count = 0;
  return {
    async send(command) {
      const report = await port.send({ ...command, id: ++count });
      return { ...report, id: command.id };
    },
    restart: () => port.restart(),
  };
}

/** While the page is rendered by the build, and where there are no workers: asked, it never answers. */
export const silentPort: Port = { send: () => new Promise(() => {}), restart: () => {} };
