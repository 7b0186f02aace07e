import { expect, test } from "vitest";
import { printFragment, readFragment } from "../../src/app/fragment.ts";
import { movedTo } from "../../src/app/openBook.ts";
import { placeOf } from "../../src/app/place.ts";
import { hrefOf, paths } from "../../src/app/route.ts";

test.for<[hash: string, run: string, page: object]>([
  ["", "", {}],
  ["#plateau", "", {}],
  ["#seed=5&t=2200&mode=dark", "seed=5&t=2200", { mode: "dark" }],
  ["#scene=2&session=fresh", "", { scene: "2", session: "fresh" }],
  ["#v=1&lab=xor/two-hidden&e=5:lr=0.5&t=9&lang=en", "v=1&lab=xor/two-hidden&e=5:lr=0.5&t=9", { lang: "en" }],
  ["#&&=&t", "=", {}],
])("fragment: %s is told apart", ([hash, run, page]) => expect(readFragment(hash!)).toEqual({ run, page }));

test("fragment: what is read is printed again, without the language, which is in the path", () => {
  const hash = "#v=1&lab=xor/two-hidden&t=9&scene=2";
  expect(printFragment(readFragment(hash))).toBe(hash);
  expect(printFragment(readFragment("#lang=ko"))).toBe("");
});

test.for<[hash: string, to: string | null]>([
  ["#lab=xor/two-hidden&t=2200&lang=en", "./en/xor/#lab=xor/two-hidden&t=2200"],
  ["#v=1&lab=xor%2Ftwo-hidden&seed=5&mode=dark", "./ko/xor/#v=1&lab=xor%2Ftwo-hidden&seed=5&mode=dark"],
  ["#lab=nothing/at-all", null],
  ["#mode=dark", null],
  ["", null],
])("address: the door sends %s on to %s", ([hash, to]) => expect(movedTo(hash!, "./", (id) => id === "xor")).toBe(to));

test("address: every page is there in both languages, and the door is Korean", () => {
  expect(paths.map(({ path }) => path)).toEqual(expect.arrayContaining(["", "ko/", "en/", "ko/xor/", "en/xor/"]));
  expect(paths.find(({ path }) => path === "")).toMatchObject({ lang: "ko", page: "cover" });
  const route = { lang: "ko", page: "xor", root: "../../" } as const;
  expect(hrefOf(route, "en", "xor")).toBe("../../en/xor/");
  expect(hrefOf(route, "ko", "cover")).toBe("../../ko/");
});

test.for<[kept: unknown, place: unknown]>([
  [
    { chapter: "xor", fragment: "#t=5", t: 5, seed: 777 },
    { chapter: "xor", fragment: "#t=5", t: 5, seed: 777 },
  ],
  [
    { chapter: "xor", fragment: "", t: null, seed: null },
    { chapter: "xor", fragment: "", t: null, seed: null },
  ],
  [
    { chapter: "xor", fragment: "", t: 5 },
    { chapter: "xor", fragment: "", t: null, seed: null },
  ],
  [{ chapter: "xor", fragment: "javascript:alert(1)" }, null],
  [{ chapter: "../../evil", fragment: "" }, null],
  [{ chapter: "xor", fragment: `#${"a".repeat(9000)}` }, null],
  ["xor", null],
  [null, null],
])("place: %j is read as %j", ([kept, place]) => expect(placeOf(kept)).toEqual(place));
