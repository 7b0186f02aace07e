/** @file What the engine page asks of the worker, answered. */
import { ops } from "../../../core/index.ts";
import { checkOrFail } from "./check.ts";
import { runExample } from "./example.ts";
import type { Question } from "./questions.ts";

export default function answer(asked: unknown): unknown {
  const question = asked as Question;
  switch (question.what) {
    case "example": {
      const op = ops.find(({ name }) => name === question.op);
      if (!op) throw new Error(`example: no op "${question.op}"`);
      return runExample(op, question.example, question.inputs, question.upstream).answer;
    }
    case "cases":
      return question.cases.map(checkOrFail);
  }
}
