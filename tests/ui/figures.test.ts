import { expect, test } from "vitest";
import { ceiling, costCurve, describeCurve, describePlane, hiddenPlane, inputPlane } from "../../src/chapters/xor/figures.ts";
import twoHidden, { type TwoHiddenView } from "../../src/chapters/xor/labs/twoHidden.ts";
import en from "../../src/chapters/xor/text.en.ts";
import ko from "../../src/chapters/xor/text.ko.ts";
import { parseLink } from "../../src/lesson/link.ts";
import { createPlayer, type PlayerState } from "../../src/lesson/player.ts";
import type { Look } from "../../src/ui/look.ts";
import { FakeClock, FakePort } from "../support/fakePort.ts";
import { plainRecipe } from "../support/fakePort.ts";

const look = { ink: "#111111", ghost: "#888888", plate: "#ffffff" } as Look;
const view: TwoHiddenView = {
  outputs: [0.4, 0.6, 0.6, 0.3],
  hidden: [
    [0.1, 0.2],
    [0.3, 0.4],
    [0.5, 0.6],
    [0.7, 0.8],
  ],
  surface: new Float32Array(9),
  unitSurfaces: [],
  hiddenSurface: new Float32Array(9),
  weights: { "2.weight": [1, -2], "2.bias": [0.5] },
};
function state(more: Partial<PlayerState> = {}): PlayerState {
  const { link } = parseLink("", "xor/two-hidden", twoHidden);
  const player = createPlayer({ lab: twoHidden, start: link, port: new FakePort(twoHidden), clock: new FakeClock() });
  player.dispose();
  return { ...player.store.getState(), ...more };
}
const curve = (more: Partial<PlayerState>, scale: "linear" | "log" = "linear") =>
  costCurve({ words: ko, scale, ghostName: ({ key }) => `before ${key}` })(state(more), look);
const lines = (figure: ReturnType<typeof curve>) =>
  figure.data as unknown as { x: number[]; y: number[]; line: { dash?: string } }[];
const cost = Float32Array.of(0.7, 0.69, 0.6, 0.4, 0.2);

test("the cost curve: ink to the cursor, thin to where it has been, nothing beyond", () => {
  const [future, done] = lines(curve({ columns: { cost }, head: 5, t: 1, seen: 3 }));
  expect([done!.x[0], done!.x.at(-1)]).toEqual([0, 1]);
  expect([future!.x[0], future!.x.at(-1)]).toEqual([1, 3]);
});

test("the cost curve: a ghost is dashed, begins where its future was cut, and is named", () => {
  const change = { key: "lr", t: 2, was: 1, became: 3 };
  const figure = curve({
    columns: { cost },
    head: 5,
    t: 2,
    seen: 2,
    ghosts: [{ change, recipe: plainRecipe, from: 2, columns: { cost } }],
  });
  expect(lines(figure)[0]).toMatchObject({ x: [2, 4], line: { dash: "5px,3px" } });
  expect(figure.layout.annotations!.map((it) => it.text)).toContain("before lr");
});

test("the cost curve: its key stays while a run grows, and changes when an axis does", () => {
  const early = curve({ columns: { cost }, head: 5, t: 1, seen: 3 }).key;
  expect(curve({ columns: { cost }, head: 5, t: 4, seen: 4, playing: true }).key).toBe(early);
  expect(curve({ columns: { cost: Float32Array.of(0.7, 50) }, head: 2, t: 1, seen: 1 }).key).not.toBe(early);
  expect(curve({ columns: { cost }, head: 5, t: 1, seen: 3 }, "log").key).not.toBe(early);
});

test("the cost curve: is drawn before anything was computed", () => {
  expect(lines(curve({})).map(({ x }) => x)).toEqual([[], []]);
});

test.for<[number, number]>([
  [0.7, 1],
  [1, 1],
  [1.2, 2],
  [3, 5],
  [50, 50],
  [51, 100],
])("ceiling: %d lies under %d", ([x, top]) => expect(ceiling(x)).toBeCloseTo(top, 12));

test("the planes: points in the order of X, the field as it came, the hidden line as the weights say", () => {
  const s = state({ view: { t: 0, view } });
  expect(inputPlane(s)).toMatchObject({
    field: { n: 3 },
    points: [{ x: 0, y: 0, target: 0 }, { target: 1 }, { target: 1 }, { target: 0 }],
  });
  expect(hiddenPlane(s)).toMatchObject({
    line: [1, -2, 0.5],
    points: [{ x: 0.1, y: 0.2, target: 0 }, {}, {}, { x: 0.7, y: 0.8 }],
  });
  expect(hiddenPlane(state({ view: { t: 0, view: { ...view, hidden: view.hidden.map((h) => [...h, 0]) } } }))).toBe(null);
  expect(inputPlane(state())).toBe(null);
});

test("text alternatives: are made from the same numbers, in both languages", () => {
  const s = state({ columns: { cost }, head: 5, t: 2, seen: 2, view: { t: 2, view } });
  expect(describeCurve(ko)(s)).toBe("비용 곡선. 처음 0.700, 스텝 2에서 0.600. 전체 10,001 스텝.");
  expect(describeCurve(en)(s)).toBe("Cost curve. 0.700 at the start, 0.600 at step 2, of 10,001 steps.");
  expect(describePlane(ko)(s)).toContain("(0, 1) 0.600");
  expect(describePlane(en)(state())).toBe("Getting ready to compute.");
});
