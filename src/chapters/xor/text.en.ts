/** @file The chapter's words, in English. */
import type { Words } from "./text.ts";

export const en: Words = {
  chapter: "Chapter 7 · XOR and the multilayer perceptron",
  title: "A hidden layer folds space",
  question: "No straight line separates these four points. What do two hidden units change?",
  lab: "Lab 7.2 · Separating XOR with hidden units",
  beats: {
    zeroGrad: "clear gradients",
    forward: "forward",
    loss: "cost",
    backward: "backward",
    step: "update weights",
    print: "print",
  },
  plane: "Input plane",
  planeNote: "heavy line: ŷ = ½",
  hiddenPlane: "Hidden plane",
  hiddenNote: "where the same points went",
  onlyTwo: "Can be drawn for two hidden units only.",
  point: "point",
  target: "target",
  reading: "A ring is a point whose target is 0, a square one whose target is 1. Red always marks the present.",
  stepAxis: "step",
  costAxis: "cost (nats)",
  ln2: "ln 2 · a coin toss",
  curve: (from, now, t, all) => `Cost curve. ${from} at the start, ${now} at step ${t}, of ${all} steps.`,
  noCurve: "Cost curve. Nothing measured yet.",
  planeAlt: (points) => `Decision plane. Outputs of the four points: ${points}`,
  hiddenAlt: (points) => `Hidden plane. Places of the four points: ${points}`,
  waiting: "Getting ready to compute.",
};
