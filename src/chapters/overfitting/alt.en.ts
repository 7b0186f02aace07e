/** @file What is said in English in place of a picture of this chapter: its numbers, never what to think of them. */
import { count, measured } from "../../ui/numbers.ts";
import type { alt as ko } from "./alt.ko.ts";
import { AIR, JUMP, type Course, type Shape } from "./course.ts";
import { error } from "./shown.ts";

/** What is seen of one curve of a pair. */
function told({ start, low, end, turns, jumps }: Course): string {
  const turned =
    turns.length === 0
      ? "It never turns"
      : turns.length === 1
        ? `It turns at update ${count(turns[0]!)}`
        : `It turns ${turns.length} times, first at update ${count(turns[0]!)}`;
  const jumped =
    jumps === 0
      ? "never jumps up"
      : `jumps to more than ${JUMP} times itself within 25 updates, ${jumps === 1 ? "once" : `${jumps} times`}`;
  return `begins at ${error(start)}, lowest ${error(low.value)} at update ${count(low.at)}, ends at ${error(end)}. ${turned} and ${jumped}.`;
}

/** What is seen of a curve among its points. */
function drawn({ turns, above, below }: Shape): string {
  const turned = turns === 0 ? "never turns" : `turns ${turns === 1 ? "once" : `${turns} times`}`;
  const left = [
    above > AIR && `${measured(above, 1)} above the highest point`,
    below > AIR && `${measured(below, 1)} below the lowest`,
  ];
  const where = left.filter(Boolean).join(" and ");
  return `The curve ${turned} and ${where ? `goes ${where}` : "stays between the lowest and the highest point"}.`;
}

export const alt: typeof ko = {
  momentAlt: (degree, train, shape) => `Polynomial of degree ${degree}. Training error ${train}. ${drawn(shape)}`,
  planeAlt: (degree, [train, val, test], [trainError, valError], shape) =>
    `${train} training, ${val} validation and ${test} test points with ${degree === null ? "the present curve" : `the curve of degree ${degree}`}. Training error ${trainError}, validation error ${valError}. ${drawn(shape)}`,
  pairAlt: (train, val, trainPoints, valPoints) =>
    `Two curves over 2,000 updates. Training, ${trainPoints} points: ${told(train)} Validation, ${valPoints} points: ${told(val)} At the end validation is ${(val.end / train.end).toFixed(1)} times training. The floor of noise is 0.09.`,
};
