/** @file A page's questions that are about no run, to the worker it shares with its runs. */
import type { Port } from "../lesson/player.ts";
import type { BookContents } from "../ui/book.tsx";

/** A worker that died of a question is replaced, and the asker is told; to ask again is for the reader. */
export function createAsk(port: Port, chapter: string): BookContents["ask"] {
  let id = 0;
  return async (question) => {
    const report = await port.send({ type: "ask", id: ++id, chapter, question }).catch((error: unknown) => {
      port.restart();
      throw error;
    });
    if (report.type === "answer") return report.answer;
    throw new Error(report.type === "error" ? report.message : `ask: expected an answer, came "${report.type}"`);
  };
}
