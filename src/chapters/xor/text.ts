/** @file The chapter's dictionary: the compiler sees to it that both languages say everything. */
import { en } from "./text.en.ts";
import { ko } from "./text.ko.ts";

export type Words = typeof ko;
export const text: { readonly ko: Words; readonly en: Words } = { ko, en };
