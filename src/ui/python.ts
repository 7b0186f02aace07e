/** @file As much Python as a listing needs to be read: keywords, strings, comments. */

export interface Token {
  readonly text: string;
  readonly kind: "plain" | "keyword" | "string" | "comment";
}

const KEYWORDS =
  "and|as|assert|break|class|continue|def|del|elif|else|except|False|finally|for|from|global|if|import|in|is|lambda|None|not|or|pass|raise|return|True|try|while|with|yield";
const PATTERN = new RegExp(String.raw`(#.*$)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<![\w.])(${KEYWORDS})(?!\w)`, "g");

/** One line, or a stretch of it, in pieces; put together again they are the line. */
export function tokens(text: string): readonly Token[] {
  const out: Token[] = [];
  let from = 0;
  const plain = (to: number) => to > from && out.push({ text: text.slice(from, to), kind: "plain" });
  for (const match of text.matchAll(PATTERN)) {
    plain(match.index);
    const kind = match[1] !== undefined ? "comment" : match[2] !== undefined ? "string" : "keyword";
    out.push({ text: match[0], kind });
    from = match.index + match[0].length;
  }
  plain(text.length);
  return out;
}
