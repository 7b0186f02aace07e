import { describe, expect, test, vi } from "vitest";
import { createDataFiles, followData } from "../../src/app/dataFiles.ts";
import { MNIST } from "../../src/lesson/data/ids.ts";
import type { Port } from "../../src/lesson/player.ts";
import type { Command, DataReport, DataTrouble, Report } from "../../src/lesson/protocol.ts";
import { fileTold, runTold, setName } from "../../src/ui/dataTold.ts";
import en from "../../src/ui/words/en.ts";
import ko from "../../src/ui/words/ko.ts";

/** A port that waits to be told what to answer. */
function wired() {
  const waiting: { readonly id: number; readonly answer: (report: Report) => void; readonly die: () => void }[] = [];
  const port = {
    send: (command: { readonly id: number }) =>
      new Promise<Report>((answer, reject) => waiting.push({ id: command.id, answer, die: () => reject(new Error("dead")) })),
    restart: vi.fn<() => void>(),
  } satisfies Port;
  let told: (report: DataReport) => void = () => {};
  const followed = followData((it) => ((told = it), port));
  return { ...followed, port, waiting, told: (id: number, come: number) => told({ type: "data", id, come, of: 100 }) };
}
const missing = ["t10k-labels-idx1-ubyte"];

describe("data on its way", () => {
  test("is told while its question waits, and no longer", async () => {
    const { wire, store, waiting, told } = wired();
    const asked = [wire.send({ type: "hash", id: 7 } as Command), wire.send({ type: "hash", id: 8 } as Command)];
    told(7, 30);
    expect(store.getState().coming).toEqual({ come: 30, of: 100 });
    waiting[1]!.answer({ type: "hash", id: 8, t: 0, hash: "" });
    await asked[1];
    expect(store.getState().coming).toEqual({ come: 30, of: 100 });
    waiting[0]!.die();
    await expect(asked[0]).rejects.toThrow("dead");
    expect(store.getState().coming).toBeNull();
    told(-1, 50); // files that a new worker got once more: nobody waits for them
    expect(store.getState().coming).toBeNull();
  });
});

describe("the reader's files", () => {
  test("are handed down; once none is missing, runs that wait for them are told", async () => {
    const { wire, store, waiting } = wired();
    const complete = vi.fn();
    const files = createDataFiles(wire, store, complete);
    const give = async (report: object) => {
      const given = files.give([new File(["x"], "a")]);
      expect(store.getState()).toMatchObject({ taking: true, taken: null });
      waiting.at(-1)!.answer({ type: "files", id: 0, missing: [], troubles: [], ...report });
      await given;
    };
    await give({ missing });
    expect(store.getState()).toMatchObject({ taking: false, taken: { missing, troubles: [] } });
    expect(complete).not.toHaveBeenCalled();
    await give({});
    expect(complete).toHaveBeenCalledTimes(1);
  });

  test("a worker that dies of them is replaced; one that only could not read them lives on", async () => {
    const { wire, store, waiting, port } = wired();
    const files = createDataFiles(wire, store, () => {});
    const refused = files.give([]);
    waiting[0]!.answer({ type: "error", id: 1, message: "no source" });
    await refused;
    expect([store.getState().taken, port.restart.mock.calls.length]).toEqual(["failed", 0]);
    const died = files.give([]);
    waiting[1]!.die();
    await died;
    expect([store.getState().taken, port.restart.mock.calls.length]).toEqual(["failed", 1]);
  });
});

describe.for([["ko", ko.data] as const, ["en", en.data] as const])("troubles in words (%s)", ([lang, words]) => {
  const id = MNIST;
  const damages = ["short", "long", "broken", "page", "swapped", "other"] as const;
  const troubles: DataTrouble[] = [
    { id, why: "absent", file: "f.gz" },
    { id, why: "unreachable", file: "f.gz" },
    { id: { name: "drawn", hash: "900000001" }, why: "unknown" },
    { id: { name: "mnist", hash: "00" }, why: "unknown" },
    ...damages.map((damage) => ({ id, why: "damaged" as const, file: "f.gz", damage, is: "another-file" })),
  ];
  test("each has its own sentence, names the file, and shows no code of ours", () => {
    const said = troubles.map((trouble) => runTold(words, trouble));
    expect(new Set(said).size).toBe(troubles.length);
    for (const [k, sentence] of said.entries()) {
      if (troubles[k]!.file !== undefined) expect(sentence).toContain("f.gz");
      expect(sentence).not.toMatch(/undefined|unreachable|ca679089|\bdata mnist\b/);
      if (lang === "en") expect(sentence).not.toMatch(/[가-힣]/);
    }
    expect(fileTold(words, troubles[8]!)).toContain("another-file");
    expect(fileTold(words, { id, why: "damaged", file: "", damage: "other" })).toContain(words.nameless);
  });
  test("sets are called by what they are", () => {
    expect(setName(words, MNIST)).toContain("60,000 + 10,000");
    expect(setName(words, { name: "drawn", hash: "100000001" })).toContain("1");
    expect(setName(words, { name: "drawn", hash: "900000001" })).toContain("900000001");
  });
});
