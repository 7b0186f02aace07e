/** @file From an address to an open book: which chapter, which run, at which moment. */
import { createStore } from "zustand/vanilla";
import { chapters, labsOf } from "../chapters/index.ts";
import { fieldsOf, parseLink } from "../lesson/link.ts";
import { createPlayer } from "../lesson/player.ts";
import type { Book } from "./App.tsx";
import { pageClock } from "./clock.ts";
import { connectUrl, langOf, type PageState } from "./urlState.ts";
import { createWorkerPort } from "./workerPort.ts";

const newWorker = () => new Worker(new URL("../worker.ts", import.meta.url), { type: "module", name: "training" });

export async function openBook(): Promise<Book> {
  const fragment = location.hash;
  const asked = fieldsOf(fragment).get("lab")?.split("/")[0];
  const chapter = chapters.find(({ id }) => id === asked) ?? chapters[0];
  if (!chapter) throw new Error("openBook: the book has no chapter");
  const [first] = await labsOf(chapter.id);
  if (!first) throw new Error(`openBook: chapter "${chapter.id}" has no lab`);
  const [id, lab] = first;
  const { link, notes } = parseLink(fragment, id, lab);
  const page = createStore<PageState>(() => ({ lang: langOf(fragment, navigator.languages), notes, shortcuts: true }));
  const player = createPlayer({ lab, start: link, port: createWorkerPort(newWorker), clock: pageClock, query: { grid: 41 } });
  connectUrl(player, page);
  return { chapter, player, page };
}
