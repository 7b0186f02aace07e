/** @file The chapter's words, in English. */
import hand from "./hand/words.en.ts";
import type ko from "./text.ko.ts";

const en: typeof ko = {
  chapter: "Chapter 5 · MNIST softmax",
  title: "One digit, 784 cells",
  question: ["A computer has never seen a 3.", "How does it read a digit from a picture laid out as 784 numbers?"],
  lab: "Lab 5.1 · Stencils that learn ten digits",
  opening: {
    title: "Fig. 5.1",
    caption: (t) =>
      `Above, digits drawn by this book; below, 784 weights each after ${t} updates, folded into 28 × 28. Ink on an ochre cell raises the digit’s score, ink on a blue one lowers it. They are not pictures of digits but of why it is no other digit.`,
    digit: (label, ink) => `The digit ${label}${ink}. Take it as this chapter’s example`,
    template: (k, pulls) => `The stencil of ${k}${pulls}`,
  },
  unseen: {
    ink: (many, top, bottom) => `, ink on ${many} cells, rows ${top} to ${bottom}`,
    pulls: (most, least) => `, raises the score most at the ${most}, lowers it most at the ${least}`,
    areas: ["upper left", "top", "upper right", "left", "middle", "right", "lower left", "bottom", "lower right"],
  },
  templates: {
    titles: { weights: "Ten stencils", gradient: "Ten gradients", moved: "Ten stencils" },
    hidden: {
      weights: "Stencils of hidden units (40 of 256)",
      gradient: "Gradients of hidden units (40 of 256)",
      moved: "Stencils of hidden units (40 of 256)",
    },
    name: (k) => `The stencil of ${k}`,
    shows: { weights: "weights", gradient: "gradient of this batch", moved: "weights after the step" },
    head: ["stencil", "largest weight (row, column)", "smallest weight (row, column)", "bias"],
  },
  model: { title: "model", softmax: "784 → 10", hidden: "784 → 256 → 10" },
  switches: {
    broken: "break it",
    images: "pictures",
    bugs: {
      softmaxTwice: "softmax twice",
      zeroGrad: "no zero_grad",
      shuffledLabels: "shuffled labels",
      permuted: "permuted pixels",
    },
  },
  takeDigits: { take: "Download these digits (IDX)", drawing: "drawing" },
  one: {
    note: "▲ target · ● model says",
    shares: "target ▲, model says ●, the probability of each digit",
    title: "This one picture",
    stepTitle: "One stencil’s step",
    name: (label, ink) => `A picture of the digit ${label}${ink}`,
    own: "A picture of your own",
    truth: "target",
    said: "model says",
    previous: "previous",
    next: "next",
    waiting: "The calculation is being prepared.",
    cost: "this digit’s cost",
    sum: "Σ exp z",
    old: (k) => `the stencil of ${k}`,
    change: (lr) => `− lr ${lr} × gradient`,
    next_: "the new stencil",
  },
  mine: "My guess",
  drawnRun: "measured in lab 5.1, on digits drawn by this book",
  mnistRun: "what PyTorch makes of the same code on MNIST",
  gate: {
    title: "Guess first",
    hint: "",
    skip: "run without a guess",
    skipped: "You may leave a guess after the run, too.",
    again: "choose again",
    waiting: () => "Chosen. Now run it and see.",
    first: "Guess first, or choose “run without a guess”.",
  },
  gateFirst: {
    question: "About how much is the first cost, before any learning?",
    see: "go to the beginning",
    zero: (cost) =>
      `The first cost is ${cost}. Zero would mean the right answer with probability 1, which a model that has learnt nothing cannot give.`,
    one: (cost) =>
      `The first cost is ${cost}. It is easy to think that a cost ends at 1, but −ln p has no upper end. A cost of 1 means 0.37 for the right answer; one in ten is 0.1.`,
    ln10: (cost) => `Yes: it is ${cost}. Each digit got about 0.1, and −ln 0.1 = ln 10, about 2.3.`,
  },
  gateEpoch: {
    question: "After one epoch, how many digits it has never seen will it read?",
    options: { tenth: "one in ten", half: "five in ten", most: "eight in ten", all: "nearly all" },
    see: "go to the end of epoch 1",
    right: (read) => `Yes: when the first epoch is over, test accuracy is ${read}. Ten stencils part most of them.`,
    low: (read) =>
      `Test accuracy is ${read}. Once through the data seems too little to learn from, but an epoch holds dozens of updates.`,
    high: (read) =>
      `Test accuracy is ${read}. What is left goes slowly however long it learns: one stencil cannot hold all the shapes of a digit.`,
  },
  scenes: {
    chapter: "Chapter 5",
    place: (at, all) => `Chapter 5 · scene ${at}/${all}`,
    next: "next scene",
    previous: "previous scene",
    leave: "end the projection",
    overview: "list of scenes",
    acts: { next: "next scene", previous: "previous scene", go: "choose a scene", overview: "list of scenes", leave: "leave" },
    cost: "batch cost",
    first: "first cost",
    data: { mnist: "MNIST", drawn: "drawn digits" },
    read: "batch accuracy",
  },
  hand,
};
export default en;
