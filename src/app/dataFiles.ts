/** @file The wire between page and worker, where data comes: what is on its way is told to the page, the reader's files are handed down. */
import type { StoreApi } from "zustand/vanilla";
import type { Port } from "../lesson/player.ts";
import type { DataReport } from "../lesson/protocol.ts";
import { createFilesStore, type DataFiles, type FilesState } from "../ui/dataFiles.ts";

/** A port over `make`'s, and the store that says how much of a data set has come while a question waits for it. */
export function followData(make: (told: (report: DataReport) => void) => Port): {
  readonly wire: Port;
  readonly store: StoreApi<FilesState>;
} {
  const store = createFilesStore();
  const waiting = new Set<number>();
  let about = 0;
  const port = make(({ id, come, of }) => {
    if (!waiting.has(id)) return; // of files that a new worker got once more
    about = id;
    store.setState({ coming: { come, of } });
  });
  const wire: Port = {
    send(command) {
      waiting.add(command.id);
      return port.send(command).finally(() => {
        waiting.delete(command.id);
        if (about === command.id) store.setState({ coming: null });
      });
    },
    restart: () => port.restart(),
  };
  return { wire, store };
}

/** `complete`: nothing is missing any more. */
export function createDataFiles(port: Port, store: StoreApi<FilesState>, complete: () => void): DataFiles {
  let id = 0;
  return {
    store,
    async give(files) {
      store.setState({ taking: true, taken: null });
      const report = await port.send({ type: "files", id: ++id, files }).catch(() => {
        port.restart();
        return null;
      });
      const taken = report?.type === "files" ? { missing: report.missing, troubles: report.troubles } : "failed";
      store.setState({ taking: false, taken });
      if (taken !== "failed" && taken.missing.length === 0) complete();
    },
  };
}
