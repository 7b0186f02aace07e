/** @file The chapter's words in the page's language; the compiler sees to it that both languages say everything. */
import { useBook } from "../../ui/book.tsx";
import type ko from "./text.ko.ts";

export type Words = typeof ko;
export const useText = (): Words => useBook().words as Words;
