/** @file What the lecture's notebooks store, and what PyTorch made of the same recipe on MNIST: quoted, each with its source. */

/** lab-07_2_mnist_introduction: the mean cost of each of its fifteen epochs. */
export const LAB_07_2: readonly string[] = [
  "0.535468459", "0.359274179", "0.331187546", "0.316578031", "0.307158172", "0.300180733", "0.295130193", "0.290851533",
  "0.287417084", "0.284379542", "0.281825215", "0.279800713", "0.277808994", "0.276154280", "0.274440825",
]; // prettier-ignore

/** lab-07_2's recipe on MNIST, seed 777, in the order of 2019: PyTorch 1.13's own numbers. */
export const MNIST_SAID = {
  first: "2.2958",
  scaled: "0.9234",
  raw: "0.8863",
  right1: "0.8645",
  right2: "0.6621",
  right3: "0.4437",
  right4: "0.2383",
  down4: "0.1128",
  invert: "0.0022",
  n1000: "0.8407",
  n5000: "0.8988",
  n10000: "0.9077",
} as const;
