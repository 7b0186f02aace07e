import { expect, test } from "vitest";
import { langOf } from "../../src/app/urlState.ts";

test.for<[fragment: string, preferred: string[], lang: string]>([
  ["#lang=en", ["ko-KR"], "en"],
  ["#lang=ko", ["en"], "ko"],
  ["", ["en-GB", "ko"], "en"],
  ["", ["fr-FR", "KO-kr"], "ko"],
  ["", ["fr"], "ko"],
  ["", [], "ko"],
  ["#lang=fr", ["en"], "en"],
])("langOf: %s for a reader of %j is %s", ([fragment, preferred, lang]) => expect(langOf(fragment, preferred)).toBe(lang));
