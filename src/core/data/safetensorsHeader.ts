/** @file The header of a .safetensors file: JSON of one fixed form, read without leniency. It knows names and numbers, and no tensors. */

/** What the header says of one tensor. Offsets are bytes, counted from the end of the header. */
export interface Entry {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly from: number;
  readonly to: number;
}
export interface Header {
  readonly entries: readonly Entry[];
  readonly metadata: Readonly<Record<string, string>>;
}
/** Throws `readSafetensors: expected … in ‹name›, came …`. */
export type Expected = (what: string, came: string) => never;

export const METADATA = "__metadata__";

/** Reads `{"__metadata__":{…},"name":{"dtype":…,"shape":[…],"data_offsets":[from,to]},…}`. */
export function parseHeader(text: string, expected: Expected): Header {
  if (!text.startsWith("{")) expected("a header that begins with {", text === "" ? "nothing" : JSON.stringify(text[0]));
  const json = new Json(text, expected);
  const entries: Entry[] = [];
  const metadata: [string, string][] = [];
  json.object((name) => {
    if (name === METADATA) json.object((key) => metadata.push([key, json.string()]));
    else entries.push(parseEntry(name, json, expected));
  });
  json.end();
  return { entries, metadata: Object.fromEntries(metadata) };
}

function parseEntry(name: string, json: Json, expected: Expected): Entry {
  let dtype: string | undefined;
  let shape: number[] | undefined;
  let offsets: number[] | undefined;
  json.object((key) => {
    if (key === "dtype") dtype = json.string();
    else if (key === "shape") shape = json.naturals();
    else if (key === "data_offsets") offsets = json.naturals();
    else expected(`dtype, shape and data_offsets of ${JSON.stringify(name)}`, `also ${JSON.stringify(key)}`);
  });
  if (dtype === undefined || shape === undefined || offsets === undefined) {
    const missing = Object.entries({ dtype, shape, data_offsets: offsets }).flatMap(([key, value]) =>
      value === undefined ? [key] : [],
    );
    return expected(`dtype, shape and data_offsets of ${JSON.stringify(name)}`, `no ${missing.join(", no ")}`);
  }
  const [from, to] = offsets;
  if (offsets.length !== 2) return expected(`two data_offsets of ${JSON.stringify(name)}`, `${offsets.length}`);
  return { name, dtype, shape, from: from!, to: to! };
}

/** As much of JSON as a header has, one value after another. Unlike JSON.parse it refuses a key that comes twice. */
class Json {
  private readonly text: string;
  private readonly expected: Expected;
  private at = 0;

  constructor(text: string, expected: Expected) {
    this.text = text;
    this.expected = expected;
  }

  /** Reads an object; `read` reads the value of each key. */
  object(read: (key: string) => void): void {
    const keys = new Set<string>();
    this.take("{");
    if (this.skip("}")) return;
    do {
      const key = this.string();
      if (keys.has(key)) this.expected("each key once", `${JSON.stringify(key)} twice`);
      keys.add(key);
      this.take(":");
      read(key);
    } while (this.skip(","));
    this.take("}");
  }

  naturals(): number[] {
    const numbers: number[] = [];
    this.take("[");
    if (this.skip("]")) return numbers;
    do numbers.push(this.natural());
    while (this.skip(","));
    this.take("]");
    return numbers;
  }

  private natural(): number {
    this.space();
    const from = this.at;
    while (isDigit(this.text.charCodeAt(this.at))) this.at++;
    const digits = this.text.slice(from, this.at);
    if (digits === "" || (digits.length > 1 && digits.startsWith("0"))) this.wrong("a natural number", from);
    if (digits.length > 16 || !Number.isSafeInteger(Number(digits))) this.expected("numbers below 2⁵³", digits);
    return Number(digits);
  }

  string(): string {
    this.space();
    const from = this.at;
    if (this.text[from] !== '"') this.wrong("a string", from);
    this.at++;
    while (this.at < this.text.length && this.text[this.at] !== '"') this.at += this.text[this.at] === "\\" ? 2 : 1;
    this.at++;
    try {
      const value = JSON.parse(this.text.slice(from, this.at)) as string;
      if (isText(value)) return value;
    } catch {
      // said below
    }
    return this.wrong("a string of JSON", from);
  }

  /** Nothing but white space is left. */
  end(): void {
    this.space();
    if (this.at < this.text.length) this.wrong("nothing more", this.at);
  }

  private take(sign: string): void {
    if (!this.skip(sign)) this.wrong(JSON.stringify(sign), this.at);
  }
  private skip(sign: string): boolean {
    this.space();
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }
  private space(): void {
    while (" \t\n\r".includes(this.text[this.at] ?? "none")) this.at++;
  }
  private wrong(what: string, at: number): never {
    const came = at >= this.text.length ? "its end" : `${JSON.stringify(this.text.slice(at, at + 16))} at character ${at}`;
    return this.expected(`${what} in the header`, came);
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
/** Whether a string can be written as UTF-8: no half of a surrogate pair stands alone. */
export function isText(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
