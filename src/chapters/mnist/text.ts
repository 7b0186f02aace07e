/** @file The chapter's words in the page's language; the compiler sees to it that both languages say everything. */
import { useBook } from "../../ui/book.tsx";
import type late from "./late.ko.ts";
import type ko from "./text.ko.ts";

/** Those of `late` only inside a part that comes later (late.tsx). */
export type Words = typeof ko & typeof late;
export const useText = (): Words => useBook().words as Words;
