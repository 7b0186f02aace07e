/** @file The deck's pure parts: time as a length, lanes, words that have room, the tape as data, keys, files. */
import { describe, expect, test } from "vitest";
import { py } from "../../src/lesson/listing.ts";
import type { PlayerState } from "../../src/lesson/player.ts";
import { axisOf, niceStep, placeOf, ticksOf, timeOf, windowOf } from "../../src/ui/deck/axis.ts";
import { toCsv, toNotebook } from "../../src/ui/deck/files.ts";
import { beatsIn, periodOf } from "../../src/ui/deck/beats.ts";
import { actOf, focusOf, KEYCAPS } from "../../src/ui/deck/keys.ts";
import { placeLabels, type Label } from "../../src/ui/deck/labels.ts";
import { ceiling, heightOf, lanesOf, rangeOf } from "../../src/ui/deck/lanes.ts";
import { layoutOf } from "../../src/ui/deck/layout.ts";
import { defaultLoupe } from "../../src/ui/deck/loupe.ts";
import { pathOf } from "../../src/ui/deck/lanePicture.ts";
import { tapePicture } from "../../src/ui/deck/picture.ts";
import type { TapeOptions } from "../../src/ui/deck/shapes.ts";
import { SCREEN_KEYS, screenAct } from "../../src/ui/screen.ts";
import { codeName } from "../../src/ui/deck/words.ts";
import { deck as en } from "../../src/ui/words/deck.en.ts";
import { deck as ko } from "../../src/ui/words/deck.ko.ts";
import { guardAt, readingAt } from "../../src/ui/readings.ts";
import { stepAhead } from "../../src/ui/RunTo.tsx";
import { titleOf } from "../../src/ui/Readouts.tsx";
import { cellOf } from "../../src/ui/Table.tsx";
import twoHidden from "../../src/chapters/xor/labs/twoHidden.ts";
import { press } from "../support/press.ts";

describe("axis", () => {
  test("place and time undo each other, with and without a loupe", () => {
    for (const axis of [axisOf(10001, 1068), axisOf(10001, 1068, [2000, 2400]), axisOf(10, 300, [0, 10])])
      for (const t of [0, 1, 5, 10, 1999, 2000, 2180, 2400, 10001].filter((it) => it <= axis.length))
        expect(Math.abs(timeOf(axis, placeOf(axis, t)) - t)).toBeLessThanOrEqual(0);
  });
  test("a loupe takes half of the tape, and both ends stay where they are", () => {
    const axis = axisOf(10000, 1000, [2000, 2400]);
    expect(placeOf(axis, 2400) - placeOf(axis, 2000)).toBeCloseTo(500);
    expect(placeOf(axis, 0)).toBe(0);
    expect(placeOf(axis, 10000)).toBeCloseTo(1000);
    expect(timeOf(axis, -50)).toBe(0);
    expect(timeOf(axis, 5000)).toBe(10000);
  });
  test("ticks: labels never nearer than asked, rising, on round numbers", () => {
    for (const axis of [axisOf(10001, 1068), axisOf(10001, 1068, [2000, 2400]), axisOf(20, 320), axisOf(1, 320)]) {
      const ticks = ticksOf(axis, 64);
      const labelled = ticks.filter(({ label }) => label);
      expect(labelled[0]?.t).toBe(0);
      for (let k = 1; k < ticks.length; k++) expect(ticks[k]!.t).toBeGreaterThan(ticks[k - 1]!.t);
      for (let k = 1; k < labelled.length; k++) expect(labelled[k]!.x - labelled[k - 1]!.x).toBeGreaterThanOrEqual(64);
    }
    expect([0.3, 1, 3, 12, 999].map(niceStep)).toEqual([1, 1, 5, 20, 1000]);
  });
  test("a run goes to a round step ahead of where it is, and to its end at most", () => {
    expect([0, 999, 1000, 7530, 10_000].map((t) => stepAhead(t, 10_001))).toEqual([1000, 1000, 2000, 8000, 10_001]);
    expect([0, 4, 19, 20].map((t) => stepAhead(t, 20))).toEqual([2, 6, 20, 20]);
  });
  test("vernier: now in the middle, but at the ends of the run", () => {
    expect(windowOf(2200, 10001, 21)).toEqual({ from: 2190, to: 2210 });
    expect(windowOf(3, 10001, 21)).toEqual({ from: 0, to: 20 });
    expect(windowOf(10001, 10001, 21)).toEqual({ from: 9981, to: 10001 });
    expect(windowOf(1, 4, 9)).toEqual({ from: 0, to: 8 });
  });
  test("a loupe that nobody placed lies around the cursor, inside the run", () => {
    expect(defaultLoupe({ t: 2200, length: 10000 })).toEqual([1900, 2500]);
    expect(defaultLoupe({ t: 0, length: 10000 })).toEqual([0, 600]);
    expect(defaultLoupe({ t: 10000, length: 10000 })).toEqual([9400, 10000]);
  });
});

describe("lanes", () => {
  test("the guard has the first lane, gradients theirs, and what has no track has none", () => {
    const lanes = lanesOf(twoHidden);
    expect(lanes[0]).toMatchObject({ columns: [{ name: "cost" }], role: "ink", scale: "linear" });
    expect(lanes.slice(1).every(({ role, scale }) => role === "grad" && scale === "log")).toBe(true);
    expect(lanes.flatMap(({ columns }) => columns.map(({ name }) => name))).not.toContain("right");
  });
  test("ranges hold every finite value and are round; what cannot be drawn has no height", () => {
    expect(rangeOf("linear", [Float32Array.of(0.743, 0.2, NaN)])).toEqual([0, 0.8]);
    expect(rangeOf("log", [Float32Array.of(0.05, 0.0002, 0)])).toEqual([1e-4, 0.1]);
    expect(rangeOf("linear", [undefined])).toEqual([0, 1]);
    expect(ceiling(50)).toBe(50);
    expect(heightOf(NaN, [0, 1], "linear")).toBeNull();
    expect(heightOf(-1, [1e-4, 1], "log")).toBeNull();
    expect(heightOf(1e-2, [1e-4, 1], "log")).toBeCloseTo(0.5);
  });
});

test("labels: of two that would touch the older stays away; rows do not touch each other", () => {
  const label = (x: number, age: number, row = "base"): Label => ({
    x,
    y: 80,
    text: `${age}`,
    align: "left",
    tone: "ink",
    age,
    row,
  });
  const room = { width: 1000, near: 60, line: 12, measure: (text: string) => 7 * text.length };
  const middle = { ...label(150, 0, "middle"), y: 160 };
  const shown = placeLabels([label(100, 1), label(150, 2), middle, label(300, 3)], room);
  expect(shown.map(({ age, row }) => `${age} ${row}`)).toEqual(["3 base", "2 base", "0 middle"]);
  expect(placeLabels([label(999, 1)], room)[0]!.align).toBe("right");
  expect(placeLabels([{ ...label(300, 1), y: 6 }], room)).toEqual([]); // the upper half of its letters would be cut off
});

test("labels: long words do not run into the next, nor over the tack or a mark", () => {
  const measure = () => 150;
  const label = (x: number, age: number): Label => ({ x, y: 80, text: "long", align: "left", tone: "ink", age, row: "base" });
  const room = { width: 1000, near: 60, line: 12, measure };
  const [newer, older] = placeLabels([label(300, 1), label(420, 2)], room);
  expect(newer).toMatchObject({ x: 420, align: "left" });
  expect(older!.y < 80 || older!.align === "right").toBe(true); // its words would have reached 450
  const [free] = placeLabels([label(300, 1)], { ...room, uprights: [[350, 0, 100]] });
  expect(free).toMatchObject({ align: "right" });
});

test("labels: a word stands at its own mark, shorter if it must, and never at another's", () => {
  const measure = (text: string) => 10 * text.length;
  const label = (x: number, age: number, text: string, short?: string): Label => ({ x: x + 9, y: 80, text, align: "left", tone: "ink", age, row: "base", ...(short ? { short } : {}) }); // prettier-ignore
  const room = { width: 1000, near: 60, line: 12, measure };
  const shown = (labels: Label[], marks: number[]) =>
    placeLabels(labels, { ...room, marks }).map(({ text, align }) => `${text} ${align}`);
  const long = "3,285 and what it is";
  // 150 pixels from mark to mark: the word would end at the other's triangle on its left, and has room on its right
  expect(shown([label(400, 20, long)], [250, 400])).toEqual([`${long} left`]);
  expect(shown([label(400, 20, long, "3,285")], [250, 400, 500])).toEqual(["3,285 left"]);
  expect(shown([label(400, 20, long, "3,285")], [380, 400, 430])).toEqual([]);
});

describe("beats", () => {
  const moment = (more: object) =>
    ({ lab: twoHidden, t: 5, beat: null, trace: null, head: 1000, printed: [[0, "0"], [100, "100"]], ...more }) as unknown as PlayerState; // prettier-ignore
  test("an update that prints nothing has five, one that prints six; computed, or still to come", () => {
    expect(beatsIn(moment({ t: 5 }))).toHaveLength(5);
    expect(beatsIn(moment({ t: 100 }))).toHaveLength(6);
    expect(beatsIn(moment({ t: 1000 }))).toHaveLength(6);
    expect(beatsIn(moment({ t: 1001 }))).toHaveLength(5);
    expect(periodOf(moment({}))).toBe(100);
  });
  test("inside an update its trace says which there are", () => {
    const trace = { beats: [{ line: "forward" }, { line: "loss" }] };
    expect(beatsIn(moment({ beat: 0, trace }))).toEqual(["forward", "loss"]);
  });
});

test("the ruler ends where the run does, and no number of it lies under the tack", () => {
  const of = (t: number) =>
    tapePicture(state({ t, length: 1001 }), options())
      .labels.filter(({ row }) => row === "ruler")
      .map(({ text }) => text);
  expect(of(400)).toContain("1001");
  expect(of(400)).not.toContain("400");
  expect(of(400)).not.toContain("1000");
  expect(of(1001)).toContain("1001");
});

test("a read-out says what it is of: θ after the last update, a cost of the one before", () => {
  const end = state({ t: 1000, head: 1000 });
  expect(titleOf(end, "step", en)).toBe("θ after 1,000 updates");
  expect(titleOf(end, "cost", en)).toMatch(/ measured at step 999$/);
});

test("at the end of a run the view tells what no update is left to measure, and only there; what was not measured is no reading", () => {
  const columns = { cost: Float32Array.from([NaN, 1, 2]) };
  const at = (t: number) => state({ t, head: 3, columns, view: { t, view: { measures: { cost: 9 } } } });
  expect(readingAt(at(3), "cost")).toEqual({ i: 3, value: 9 });
  expect(readingAt(at(2), "cost")).toEqual({ i: 2, value: 2 });
  expect(readingAt({ ...at(3), view: null }, "cost")).toEqual({ i: 2, value: 2 });
  expect(guardAt(at(0))).toBeNull();
  expect(guardAt(at(1))).toEqual({ i: 1, value: 1 });
});

const words: TapeOptions["words"] = {
  ghost: () => "ghost",
  was: ({ key }) => key,
  pin: (_, k) => `pin ${k}`,
  guess: (t) => `guess ${t}`,
  event: (t, text) => `${t} ${text}`,
  visited: "visited",
  diverged: "diverged",
  count: String,
  lane: () => "lane",
};
const columns = { cost: Float32Array.from({ length: 1000 }, (_, i) => 1 / (1 + i / 50)) };
const state = (more: Partial<PlayerState> = {}) =>
  ({
    lab: twoHidden,
    recipe: { lab: "a/b", config: {}, seed: 1, edits: [] },
    t: 400,
    beat: null,
    head: 1000,
    seen: 800,
    length: 1000,
    columns,
    ghosts: [],
    pins: [],
    guess: null,
    loupe: null,
    goal: null,
    until: null,
    end: null,
    ...more,
  }) as unknown as PlayerState;
const options = (more: Partial<TapeOptions> = {}): TapeOptions => ({
  width: 1000,
  layout: layoutOf("bench", 1),
  u: 1,
  lanes: lanesOf(twoHidden).slice(0, 1),
  scale: "linear",
  milestones: [{ column: "cost", is: "below", value: 0.2, text: "low" }],
  levels: [{ value: 0.693, text: "ln 2" }],
  words,
  cells: 21,
  measure: (text) => 7 * text.length,
  faint: 0.42,
  ...more,
});

describe("picture", () => {
  test("ink to the pin, the visited future thin, nothing beyond what was seen", () => {
    const { strokes, pin } = tapePicture(state(), options());
    const [faint, ink] = strokes.filter(({ tone }) => tone === "ink");
    expect(faint).toMatchObject({ alpha: 0.42 });
    expect(faint!.points.at(-2)).toBeCloseTo(800);
    expect(ink!.points.at(-2)).toBeCloseTo(400);
    expect(ink!.width).toBeGreaterThan(faint!.width);
    expect(pin.x).toBe(400);
  });
  test("an event is found in the columns, and only in what was seen", () => {
    expect(tapePicture(state(), options()).marks).toEqual([{ t: 201, text: "201 low" }]);
    expect(tapePicture(state({ t: 100, seen: 100 }), options()).marks).toEqual([]);
  });
  test("ghost, guess and divergence have their forms; the ghost alone is dashed 5 3", () => {
    const ghosts = [{ change: { key: "lr", t: 300, was: 1, became: 3 }, from: 300, columns }];
    const pins = [{ recipe: { seed: 2 }, columns, seen: 900, head: 900, length: 1000, printed: [], end: null }];
    const end = { why: "diverged", t: 800, column: "cost", value: "NaN" };
    const s = state({ ghosts, pins, guess: { t: 600 }, end } as unknown as Partial<PlayerState>);
    const { shapes, strokes, marks } = tapePicture(s, options());
    expect(shapes.map(({ form }) => form)).toEqual(["ring", "down", "diamond", "down", "cross"]); // the second ▼: what the pinned run came to
    expect(strokes.filter(({ dash }) => dash?.join() === "5,3").map(({ tone }) => tone)).toEqual(["ghost"]);
    expect(strokes.some(({ tone, dash }) => tone === "ink" && dash?.join() === "10,3")).toBe(true);
    expect(marks.map(({ text }) => text)).toEqual(["ghost", "201 low", "guess 600", "201 B · low", "800 diverged"]);
  });
  test("futures cut at one place are named where they end, each by the value it had, in the order of their heights", () => {
    const flat = (value: number) => ({ cost: new Float32Array(180).fill(value) });
    const ghosts = [0.5, 0.9, 0.52, 0.88].map((value, k) => ({
      change: { key: `k${k}`, t: 0, was: true, became: false },
      recipe: state().recipe,
      from: 0,
      columns: flat(value),
    }));
    const names = ({ labels }: ReturnType<typeof tapePicture>) => labels.filter(({ text }) => /^k\d$|ghost/.test(text));
    const shown = names(tapePicture(state({ ghosts, t: 180, seen: 180 }), options())).sort((a, b) => a.y - b.y);
    expect(shown.map(({ text }) => text)).toEqual(["k1", "k3", "k2", "k0"]);
    for (const { x } of shown) expect(x).toBeCloseTo(193, 0);
    for (const [k, { y }] of shown.slice(1).entries()) expect(y - shown[k]!.y).toBeGreaterThan(12);
    const apart = [ghosts[0]!, { ...ghosts[1]!, from: 90 }];
    expect(names(tapePicture(state({ ghosts: apart, t: 180, seen: 180 }), options())).map(({ text }) => text)).toEqual([
      "ghost",
      "ghost",
    ]);
  });
  test("what is being computed is hatched", () => {
    expect(tapePicture(state(), options()).hatched).toBeNull();
    expect(tapePicture(state({ head: 500, goal: 700 }), options()).hatched).toEqual([500, 700]);
  });
  test("a curve has at most four points a pixel, keeps its peaks, and is open where it is not finite", () => {
    const column = Float32Array.from({ length: 100_000 }, (_, i) => (i === 54_321 ? 9 : i === 70_000 ? NaN : Math.sin(i)));
    const points = pathOf(column, 0, 100_000, axisOf(100_000, 500), (v) => (Number.isNaN(v) ? null : v));
    expect(points.length).toBeLessThanOrEqual(2 * 4 * 502);
    expect(Math.max(...points.filter((_, k) => k % 2 === 1 && !Number.isNaN(points[k]!)))).toBe(9);
    expect(points.filter(Number.isNaN)).toHaveLength(2);
  });
  test("without a gutter the ruler says where the tack stands, and no label touches it", () => {
    const { labels } = tapePicture(state({ t: 401 }), options({ layout: layoutOf("strip", 1) }));
    const ruler = labels.filter(({ row }) => row === "ruler").map(({ text }) => text);
    expect(ruler).toContain("401");
    expect(ruler).not.toContain("400");
  });
});

describe("keys", () => {
  test("by place on the keyboard", () => {
    expect(actOf(press("KeyS"), "page", true)).toBe("newSeed");
    expect(actOf(press("Period", { shiftKey: true }), "page", true)).toBe("beatForward10");
    expect(actOf(press("KeyR", { altKey: true }), "page", true)).toBe("reset");
    expect(actOf(press("Slash", { shiftKey: true }), "page", true)).toBe("help");
    expect(actOf(press("KeyZ", { ctrlKey: true }), "page", true)).toBe("undo");
    expect(actOf(press("KeyS", { ctrlKey: true }), "page", true)).toBeNull();
  });
  test("text takes all, a button its Space, a widget its arrows; nothing while a word is composed", () => {
    expect(actOf(press("KeyZ", { ctrlKey: true }), "text", true)).toBeNull();
    expect(actOf(press("Space"), "button", true)).toBeNull();
    expect(actOf(press("ArrowRight"), "button", true)).toBe("forward");
    expect(actOf(press("ArrowRight"), "widget", true)).toBeNull();
    expect(actOf(press("KeyL"), "widget", true)).toBe("log");
    expect(actOf(press("Space"), "widget", true)).toBeNull();
    expect(actOf(press("Space"), "chosen", true)).toBe("toggle");
    expect(actOf(press("ArrowRight"), "chosen", true)).toBeNull();
    expect(actOf(press("KeyL", { isComposing: true }), "page", true)).toBeNull();
  });
  test("single keys can be switched off; arrows and keys with Alt or Ctrl stay", () => {
    for (const [code] of [["KeyS"], ["Space"], ["Digit1"], ["Comma"]] as const)
      expect(actOf(press(code), "page", false)).toBeNull();
    expect(actOf(press("ArrowLeft"), "page", false)).toBe("back");
    expect(actOf(press("KeyR", { altKey: true }), "page", false)).toBe("reset");
  });
  test("what has the focus is read from its markup", () => {
    const of = (tagName: string, attributes: { [name: string]: string } = {}) =>
      focusOf({ tagName, isContentEditable: false, getAttribute: (name: string) => attributes[name] ?? null });
    expect(focusOf(null)).toBe("page");
    expect(of("BODY")).toBe("page");
    expect(of("INPUT")).toBe("text");
    expect(of("INPUT", { type: "range" })).toBe("widget");
    expect(of("INPUT", { type: "radio" })).toBe("widget");
    expect(focusOf({ tagName: "INPUT", isContentEditable: false, getAttribute: () => "radio", checked: true })).toBe("chosen");
    expect(of("BUTTON")).toBe("button");
    expect(of("SUMMARY")).toBe("button");
    expect(of("A", { role: "button" })).toBe("button");
    expect(of("A", { href: "#" })).toBe("page"); // Space does nothing on a link
    expect(of("BUTTON", { role: "tab" })).toBe("widget");
    expect(of("SPAN", { role: "slider" })).toBe("widget");
  });
  test("the help sheet has a word for every key in both languages", () => {
    for (const [act] of KEYCAPS) for (const { keys } of [ko, en]) expect(keys[act as keyof typeof keys], act).toBeTruthy();
    for (const [act] of SCREEN_KEYS) for (const { keys } of [ko, en]) expect(keys[act], act).toBeTruthy();
  });
  test("the screen's keys: by place, and never while somebody types or holds another key", () => {
    expect(SCREEN_KEYS.map(([act]) => act)).toEqual(["KeyB", "KeyF", "KeyM"].map((code) => screenAct(press(code), false, true)));
    expect(screenAct(press("KeyB"), true, true)).toBeNull();
    expect(screenAct(press("KeyB"), false, false)).toBeNull();
    expect(screenAct(press("KeyF", { ctrlKey: true }), false, true)).toBeNull();
    expect(screenAct(press("KeyM", { isComposing: true }), false, true)).toBeNull();
    expect(screenAct(press("Period"), false, true)).toBeNull(); // a beat on
  });
});

test("files: CSV as short as float32 allows, and a notebook that holds the listing", () => {
  const csv = toCsv({ cost: Float32Array.of(0.1, NaN), right: Float32Array.of(2, 4) }, 10);
  expect(csv).toBe("step,cost,right\n0,0.100000001,2\n1,,4\n");
  const listing = py`
    #@fold imports
    import torch
    #@end
    x = 1
    #@fold test

    print(x)
    #@end
  `;
  const { cells, nbformat } = JSON.parse(toNotebook(listing));
  expect(nbformat).toBe(4);
  expect(cells.map(({ source }: { source: string[] }) => source.join(""))).toEqual(["import torch", "x = 1", "\nprint(x)"]);
  expect(codeName("zeroGrad")).toBe("zero_grad");
});

test("table: what an update did not measure is a dash, what became no number where it always is one says so", () => {
  const sparse = { isCount: false, isAlways: false };
  expect([cellOf(NaN, sparse), cellOf(0.5, sparse), cellOf(Infinity, sparse)]).toEqual(["–", "0.500000", "∞"]);
  expect([cellOf(NaN, { isCount: true, isAlways: false }), cellOf(1200, { isCount: true, isAlways: false })]).toEqual([
    "–",
    "1,200",
  ]);
  expect(cellOf(NaN, { isCount: false, isAlways: true })).toBe("NaN");
});
