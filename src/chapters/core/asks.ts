/** @file What the page is told before any click: the build asks the engine. No verdict is among it; that is the reader's to measure. */
import ops from "../../../tests/golden/ops.json?raw";
import more from "../../../tests/golden/ops-more.json?raw";
import type { Asked } from "./engine/questions.ts";

export default {
  records: { what: "records" },
  golden: { what: "golden", files: [ops, more] },
} satisfies { readonly [name: string]: Asked };
