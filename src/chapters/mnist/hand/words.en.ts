/** @file What is said where the reader draws, in English. */
import type ko from "./words.ko.ts";

const en: typeof ko = {
  title: "Lab 5.2 · A digit of your own",
  about: "Write a digit with a finger, a pen or the mouse. The very model that is learning in the lab above reads it.",
  pad: "Paper to write a digit on",
  empty: "Write a digit here",
  keys: "By keyboard: press “Lay a test digit” or choose a “digit to lay”, then on this paper push it with the arrows, turn it with [ ], scale it with + −. Backspace takes back, Delete clears.",
  padAlt: {
    empty: "blank paper",
    strokes: (n) => (n === 1 ? "one stroke of your own" : `${n} strokes of your own`),
    digit: (index, label) => `test digit ${index}${label === null ? "" : `, a ${label}`}`,
  },
  place: (right, down, turn, size) =>
    [
      right !== 0 && `${Math.abs(right)} % to the ${right > 0 ? "right" : "left"}`,
      down !== 0 && `${Math.abs(down)} % ${down > 0 ? "down" : "up"}`,
      turn !== 0 && `turned ${Math.abs(turn)}° ${turn > 0 ? "clockwise" : "anticlockwise"}`,
      size !== 100 && `scaled to ${size} %`,
    ]
      .filter((it) => it !== false)
      .join(", ") || "where it was laid",
  undo: "Undo",
  clear: "Clear",
  lay: "Lay a test digit",
  before: "Previous",
  next: "Next",
  only: "digit to lay",
  any: "any",
  move: {
    left: "to the left",
    right: "to the right",
    up: "up",
    down: "down",
    turnLeft: "turn left",
    turnRight: "turn right",
    larger: "larger",
    smaller: "smaller",
  },
  moves: "Push, turn, scale",
  steps: "Five steps to the model",
  stepsNote: "Just what the makers of MNIST did. Leave one out and see.",
  ink: { name: "ink", does: "The strokes on the paper, and the box they touch.", not: "" },
  crop: { name: "crop", does: "Keeps only the box with ink.", not: "The whole sheet is shrunk: the digit gets small." },
  fit: {
    name: "fit into 20×20",
    does: "The longer side becomes 20 pixels.",
    not: "It fills all 28: a size that training never had.",
  },
  centre: {
    name: "centre of mass",
    does: "The ink’s centre of mass goes to the middle of 28×28.",
    not: "The box goes to the middle: some pixels off.",
  },
  scale: { name: "0–1", does: "Brightness 0–255 is divided by 255.", not: "It is not divided: logits are 255 times as large." },
  movedBy: (right, down) =>
    `Pixels moved: ${
      [
        right !== 0 && `${Math.abs(right)} ${right > 0 ? "right" : "left"}`,
        down !== 0 && `${Math.abs(down)} ${down > 0 ? "down" : "up"}`,
      ]
        .filter((it) => it !== false)
        .join(", ") || 0
    }`,
  reading: "What the model reads",
  digit: "digit",
  p: "probability",
  nothing: "Nothing written yet.",
  said: (digit, p) => `Read as ${digit}, with probability ${p}.`,
  still: (digit, p) => `Still ${digit}, ${p}.`,
  gone: "It lies beside the paper: nothing to read.",
  reason: (why) => `Reasons by the link after the paper: ${why}`,
  saidShort: "answer",
  untrained: "At step 0 the model has learned nothing: its answer is a lottery.",
  train: "Train for one epoch",
  trained: (accuracy) => `Trained for one epoch.${accuracy && ` Test accuracy ${accuracy}.`}`,
  meant: "What did you write?",
  why: (meant, said) => `Why was a ${meant} read as ${said}?`,
  whyRight: (said, other) => `Why ${said} rather than ${other}?`,
  product: (digit) => `W[${digit}]·x`,
  bias: (digit) => `b[${digit}]`,
  logit: (digit) => `logit ${digit}`,
  value: "value",
  part: "part",
  votes: (a, b) => `ochre pixels vote for ${a}, blue ones for ${b}`,
  votesAlt: (a, b) => `(W[${a}] − W[${b}])·x of each pixel; together they are what the weights make of the difference.`,
  sum: (a, b, difference, ratio) =>
    `The logits differ by ${difference}, so to the model ${a} is ${ratio} times as probable as ${b}.`,
  sumSure: (b, difference) =>
    `The logits differ by ${difference}. e to that power is beyond a computer’s numbers, so the probability of ${b} is 0.`,
  whyNot: "With a hidden layer a logit is no longer one W·x. Choose the softmax model to see reasons.",
};
export default en;
