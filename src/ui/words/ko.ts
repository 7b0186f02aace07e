/** @file All that the house says in Korean, in one chunk. */
import { data } from "./data.ko.ts";
import { deck } from "./deck.ko.ts";
import { glossary } from "./glossary.ko.ts";
import { instruments } from "./instruments.ko.ts";
import { lab } from "./lab.ko.ts";
import { shell } from "./shell.ko.ts";

export default { data, deck, glossary, instruments, lab, shell };
