/** @file What a reader can take along: numbers as CSV, the listing as a script or a notebook. Pure text. */
import type { Columns } from "../../lesson/player.ts";
import type { Listing } from "../../lesson/listing.ts";

/** Every column of every update known, one line an update. Plain digits, as short as they come back the same in float32. */
export function toCsv(columns: Columns, to: number): string {
  const names = Object.keys(columns);
  const lines = [["step", ...names].join(",")];
  const end = Math.min(to, ...names.map((name) => columns[name]!.length));
  for (let i = 0; i < (names.length > 0 ? end : 0); i++)
    lines.push([i, ...names.map((name) => digits(columns[name]![i]!))].join(","));
  return `${lines.join("\n")}\n`;
}
/** Nine digits tell every float32 from its neighbours. */
const digits = (x: number): string => (Number.isFinite(x) ? String(Number(x.toPrecision(9))) : "");

/** The listing as a Jupyter notebook: a cell for the imports, one for the run, one for the test where there is one. */
export function toNotebook(listing: Listing): string {
  const cell = (lines: Listing) => ({
    cell_type: "code",
    execution_count: null,
    metadata: {},
    outputs: [],
    source: lines.map(({ text }, k) => (k < lines.length - 1 ? `${text}\n` : text)),
  });
  const imports = listing.filter(({ fold }) => fold === "imports");
  const run = listing.filter(({ fold }) => fold !== "imports" && fold !== "test");
  const test = listing.filter(({ fold }) => fold === "test");
  const cells = [imports, run, test].filter((lines) => lines.length > 0).map(cell);
  const metadata = {
    kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
    language_info: { name: "python" },
  };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 4 }, null, 1);
}
