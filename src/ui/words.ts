/** @file The instruments' dictionary: the compiler sees to it that both languages say everything. */
import { en } from "./words.en.ts";
import { ko } from "./words.ko.ts";

export type Words = typeof ko;
export const words: { readonly ko: Words; readonly en: Words } = { ko, en };
