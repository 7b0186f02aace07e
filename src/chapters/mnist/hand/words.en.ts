/** @file What is said where the reader draws, and of the data, in English. */
import type ko from "./words.ko.ts";

const en: typeof ko = {};
export default en;
