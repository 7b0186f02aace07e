/** @file Text as UTF-8 and back, by what the language itself has; hosts' TextEncoder and TextDecoder are not part of it. */

/** Text without lone surrogates as bytes. */
export function toUtf8(text: string): number[] {
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else for (const hex of encodeURIComponent(char).slice(1).split("%")) bytes.push(parseInt(hex, 16));
  }
  return bytes;
}

/** The text of the bytes, or null when they are not UTF-8 (too long a form, half a character, a surrogate). */
export function fromUtf8(bytes: Uint8Array): string | null {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! < 0x80) continue;
    parts.push(ascii(bytes.subarray(from, at)));
    const start = at;
    while (bytes[at + 1]! >= 0x80) at++;
    from = at + 1;
    try {
      parts.push(decodeURIComponent(Array.from(bytes.subarray(start, from), (byte) => `%${byte.toString(16)}`).join("")));
    } catch {
      return null;
    }
  }
  parts.push(ascii(bytes.subarray(from)));
  return parts.join("");
}

/** In pieces, because a call takes only so many arguments. */
function ascii(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}
