/** @file The players of a page: which of them the address speaks of. */
import { expect, test } from "vitest";
import { createLabs } from "../../src/app/labs.ts";
import { FakePort } from "../support/fakePort.ts";
import { toyLab } from "../support/toyLab.ts";

const clock = { now: () => 0, every: () => () => {} };
const page = (hash = "") => createLabs({ labs: new Map([["toy", toyLab]]), port: () => new FakePort(toyLab), clock, hash });

test("labs: the address follows the player that links speak of, the first of its lab, and no exercise beside it", () => {
  const labs = page();
  const first = labs.open("toy");
  const exercise = labs.open("toy", { name: "check" });
  expect(labs.touched()).toBeNull();
  let told = 0;
  labs.subscribe(() => told++);
  exercise.setConfig("lr", 0.5);
  exercise.runTo(100);
  expect([labs.touched(), told]).toEqual([null, 0]);
  first.seek(5);
  expect(labs.touched()).toBe(first);
  exercise.seek(7);
  expect(labs.touched()).toBe(first);
  expect(labs.runOf(labs.touched()!)).toContain("t=5");
});

test("labs: a link is obeyed by the first player of its lab", () => {
  const labs = page("#lab=toy&t=9");
  const first = labs.open("toy");
  expect(labs.touched()).toBe(first);
  expect(labs.open("toy", { name: "check" }).store.getState().goal).toBeNull();
  labs.load("#lab=toy&t=3");
  expect(labs.runOf(first)).toContain("t=3");
});
