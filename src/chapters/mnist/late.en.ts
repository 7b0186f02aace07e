/** @file What the panels say, and everything below the lab, in English; it comes with them. */
import type ko from "./late.ko.ts";
import panels from "./panels/words.en.ts";

const en: typeof ko = {
  costs: {
    cost: "cost",
    title: "Epoch by epoch",
    note: "thin line: cost of a batch, ●: mean of an epoch, ■: test accuracy",
    accuracy: "test accuracy",
    mean: "mean",
    read: "read",
    guess: "guessing",
    epochs: "epochs",
    head: ["epoch", "mean cost", "test accuracy"],
    alt: (mean, read, n) => `Cost and accuracy up to epoch ${n}. Last mean cost ${mean}, test accuracy ${read}.`,
  },
  more: {
    title: "The more pictures",
    note: "test accuracy after fifteen epochs",
    ours: "drawn digits",
    theirs: "MNIST (quoted)",
    images: "pictures",
    point: (images, read) => `${images} pictures ${read}`,
    head: ["pictures learned from", "drawn digits", "MNIST · PyTorch’s numbers"],
  },
  cases: {
    caption: "After three epochs on 6,000 digits drawn by this book",
    head: ["loop", "mean cost", "test accuracy", ""],
    sound: "a sound loop",
    why: "why?",
    run: "switch on and run",
    look: "see the case",
    noFault: "not a fault",
    names: {
      softmaxTwice: "softmax twice",
      zeroGrad: "no zero_grad",
      shuffledLabels: "shuffled labels",
      raw: "test pixels not divided by 255",
      permuted: "permuted pixels",
    },
    questions: {
      softmaxTwice: "Why will the training cost never go below 1.4612?",
      zeroGrad: "Why does the cost fall and then rise again?",
      shuffledLabels: "Why does the cost not move from 2.3?",
      raw: "Why is the training cost sound and the accuracy alone worse?",
      permuted: "Why is nothing the matter?",
    },
    answers: {
      softmaxTwice:
        "CrossEntropyLoss has a softmax inside. A model that hands it probabilities has them taken for scores. Even the best of them, (1, 0, …, 0), gets no more than e / (e + 9) = 0.2320 from softmax, and −ln 0.2320 = 1.4612 is the floor of the training cost. The test is measured with one softmax and may be lower. The largest score stays the largest, so there is accuracy, and nobody notices for a long time. After three epochs on MNIST a sound loop is at cost 0.3312 and accuracy 0.9144, this one at 1.6646 and 0.8821.",
      zeroGrad:
        "PyTorch does not overwrite gradients, it adds to them. Uncleared, they go on pushing where every batch so far has pushed. The stride grows longer and longer and passes the floor.",
      shuffledLabels:
        "Pictures and labels are no longer pairs, so there is nothing to be learnt from a picture. Giving everybody 0.1 is the best one can do, and costs ln 10. Data sorted or shuffled on one side only looks like this.",
      raw: "The training loop has no fault, so its costs are those of a sound one. The fault is in the test. A model that learnt from 0–1 is shown 0–255: Wx is 255 times as large, the bias stays, and is as good as switched off. The 0.8863 of the lecture’s notebook is this fault. Divided, it is 0.9234.",
      permuted:
        "It is no fault at all. With all 784 cells in one other order, products are added in another sequence and the sum is the same. This model knows no neighbours, so it learns as well from a picture in ruins. Flattening does not keep the picture. After three epochs on MNIST accuracy is 0.9144 as they stand, and 0.9138 permuted. A model that uses neighbours is a convolutional network.",
    },
  },
  notebook: {
    caption: "lab-07_2 · mean cost of an epoch · seed 777",
    step: "epoch",
    theirs: "notebook (quoted)",
    ours: "this book",
    digits: "equal digits",
    all: (n) => `show all ${n} rows`,
    few: "show fewer",
    sum: (rows, equal, furthest) =>
      `${equal} of ${rows} rows are equal to the last digit. The furthest differs by ${furthest}, relatively.`,
    none: "On the left stand numbers quoted from the lecture. The right fills when lab 5.1 is run on MNIST’s 60,000 pictures.",
    some: (n) => `Computed on MNIST up to epoch ${n}.`,
    accuracies: "Accuracy at the end: PyTorch’s numbers",
    accuracyHead: ["order of the data", "test pixels 0–255", "test pixels 0–1"],
    order2019: "2019 (the lecture’s notebook)",
    orderToday: "PyTorch today",
  },
  checks: {
    done: "Done.",
    notYet: "Not yet.",
    grade: "grade it",
    gradient: "1 · The gradient of a logit",
    gradientTask:
      "These are the probabilities that the model of lab 5.1 gives the chosen picture. What is the derivative of the cost by each logit? Three decimals are enough.",
    gradientOf: (k, p, truth) => `z${String.fromCharCode(0x2080 + k)} (p = ${p}, ${truth ? "the target" : "not the target"})`,
    gradientDone: (a, b) => `p − y is ${a} and ${b}: the right logit is raised, the other lowered.`,
    gradientSays: {
      sign: "The sign is the other way round. A gradient points to where the cost grows; the step goes the other way.",
      forgot: "For the target, 1 is to be taken off: its y is 1.",
      other: "Work out p − y. For the target y is 1, for the others 0.",
    },
    faults: "2 · Find the fault",
    faultsTask:
      "Each of these four loops has one fault. Tell from its output which. A sound loop is at about cost 0.64, accuracy 0.84 after three epochs.",
    faultName: (k) => `the fault of loop ${k}`,
    choose: "choose a fault",
    faultNames: {
      zeroGrad: "gradients not cleared",
      softmaxTwice: "softmax twice",
      raw: "test pixels not divided by 255",
      shuffledLabels: "training labels shuffled",
    },
    faultRight: {
      softmaxTwice: "The training cost hangs near 2, yet there is accuracy: the floor has risen to 1.4612.",
      raw: "Training costs are sound, the test’s alone is high. Logits are 255 times as large, so each error is made with full conviction.",
      shuffledLabels: "The cost does not move from ln 10, and accuracy is that of guessing. There is nothing to learn.",
      zeroGrad: "The cost grows with each epoch: gradients pile up and the stride gets longer.",
    },
    faultWrong: {
      softmaxTwice: "Then the cost would hang above 1.4612 with a fair accuracy.",
      raw: "Then the training costs would be those of a sound loop, and the test’s alone would be high.",
      shuffledLabels: "Then accuracy would be near 0.1.",
      zeroGrad: "Then the cost would fall and rise again.",
    },
    faultsSum: (right) => `${right} of four faults found.`,
    lift: "3 · What lifts accuracy",
    liftTask:
      "It learns for two epochs on 1,000 pictures. Change the learning rate or the number of pictures until test accuracy is at least 0.80.",
    liftNames: { lr: "learning rate (lr)", images: "training pictures" },
    liftRun: "run two epochs",
    liftDone: (read, images) =>
      `${read}, having seen ${images} pictures. In two epochs data does more than the learning rate can.`,
    liftNone: (read) => `${read}. Nothing has been changed yet.`,
    liftRate: (read) => `${read}. The learning rate alone does not reach 0.80: there are too few pictures to fill the stencils.`,
    liftMore: (read) => `${read}. The right direction. Show it more pictures, and keep the learning rate near 0.1.`,
    liftDiverged: "The cost is no longer a number. Try a smaller learning rate.",
  },
  stage: { update: "one update", beat: "beat by beat", start: "to the start", play: "run one epoch", end: "to the epoch’s end" },
  gateShift: {
    hint: "Until you choose, only the column of the present place is shown.",
    question: "Push the digit four pixels aside: what becomes of accuracy?",
    options: { same: "it stays", bit: "it falls a little", ruin: "it collapses" },
    verdicts: {
      same: (before, after) =>
        `It fell from ${before} to ${after}. Your eye sees a shape; this model has one weight for each place.`,
      bit: (before, after) =>
        `It fell from ${before} to ${after}. Four pixels seem few among 784, but a stroke is two or three wide: four pixels on, the whole stroke lies on other weights.`,
      ruin: (before, after) => `Yes: from ${before} it collapses to ${after}. The whole stroke lies on other weights.`,
    },
  },
  panels,
};
export default en;
