/** @file What the engine page asks, answered: in the worker for the reader, in Node for the build. */
import { checkOrFail } from "./check.ts";
import { runExample } from "./example.ts";
import { families } from "./families.ts";
import { goldenOf } from "./golden.ts";
import type { OpRecordAnswer, Question } from "./questions.ts";

export default function answer(asked: unknown): unknown {
  const question = asked as Question;
  switch (question.what) {
    case "records":
      return families.map(([family, op]): OpRecordAnswer => ({
        name: op.name,
        torch: op.torch,
        tex: op.tex,
        parts: op.parts ?? null,
        family,
        differentiable: op.backward !== undefined,
        examples: op.examples.map((_, at) => runExample(op, at, null, null)),
      }));
    case "example": {
      const [, op] = families.find(([, { name }]) => name === question.op) ?? [];
      if (!op) throw new Error(`example: no op "${question.op}"`);
      return runExample(op, question.example, question.inputs, question.upstream);
    }
    case "cases":
      return question.cases.map(checkOrFail);
    case "golden":
      return goldenOf(question.files);
  }
}
