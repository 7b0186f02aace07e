/** @file What the panels say, in English. */
import type ko from "./words.ko.ts";

const en: typeof ko = {};
export default en;
