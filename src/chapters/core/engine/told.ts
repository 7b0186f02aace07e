/** @file What the build asks once and freezes into the page: the ops with their examples, and what the golden files hold. */
import { ops, type OpRecord } from "../../../core/index.ts";
import { aboutOf } from "./abouts.ts";
import { runExample } from "./example.ts";
import { givenOf } from "./given.ts";
import { goldenOf } from "./golden.ts";
import type { Asked, Family, OpRecordAnswer } from "./questions.ts";

/** As the page has them. */
const FAMILIES: readonly Family[] = [
  ...(["elementwise", "activations", "products", "reductions", "losses", "layers", "shapes", "picking", "more"] as const),
];
const familyOf = (op: OpRecord): Family => aboutOf(op)?.family ?? "more";

export default function tell(asked: unknown): unknown {
  const question = asked as Asked;
  switch (question.what) {
    case "records":
      return FAMILIES.flatMap((family) => ops.filter((op) => familyOf(op) === family)).map(recordOf);
    case "golden":
      return goldenOf(question.files);
  }
}

const recordOf = (op: OpRecord): OpRecordAnswer => ({
  name: op.name,
  torch: op.torch,
  tex: op.tex,
  parts: op.parts ?? null,
  family: familyOf(op),
  differentiable: op.backward !== undefined,
  examples: op.examples.map((_, at) => {
    const { answer, attrs } = runExample(op, at, null, null);
    return { ...answer, given: givenOf(attrs, aboutOf(op)?.settings) };
  }),
});
