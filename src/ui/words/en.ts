/** @file All that the house says in English, in one chunk. */
import { data } from "./data.en.ts";
import { deck } from "./deck.en.ts";
import { glossary } from "./glossary.en.ts";
import { instruments } from "./instruments.en.ts";
import { lab } from "./lab.en.ts";
import { shell } from "./shell.en.ts";

export default { data, deck, glossary, instruments, lab, shell };
