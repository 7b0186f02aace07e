import { expect, test } from "vitest";
import { arrivalOf } from "../../src/app/arrival.ts";

test.for<[string, string | null]>([
  ["", null],
  ["#proof", null],
  ["#lab=xor/two-hidden", null],
  ["#lab=xor/two-hidden&t=0", null],
  ["#lab=xor/two-hidden&t=2200", "xor/two-hidden"],
  ["#lab=xor%2Ftwo-hidden&t=2200", "xor/two-hidden"],
  ["#lab=xor/one-layer&t=0&beat=2&unit=beat", "xor/one-layer"],
  ["#t=2200", null],
  ["#lab=xor/two-hidden&t=2200&scene=fold&mode=projector", null],
])("arrival: %s leads to %s", ([hash, lab]) => expect(arrivalOf(hash)).toBe(lab));
