/** @file How the deck names and explains things, whatever the language. */

/** A line's name in the listing, as Python would write it: `zeroGrad` → `zero_grad`. */
export const codeName = (line: string): string => line.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** A line of explanation under the pointer, and for who listens. */
export const hintOf = (text: string | undefined) => (text === undefined ? {} : { title: text, "aria-description": text });
export const LETTERS = ["B", "C", "D", "E"] as const;
