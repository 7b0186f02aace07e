/** @file The chapter's words, in English. */
import hand from "./hand/words.en.ts";
import panels from "./panels/words.en.ts";
import type ko from "./text.ko.ts";

const en: typeof ko = {
  chapter: "Chapter 5 · MNIST softmax",
  title: "One digit, 784 cells",
  question: ["A computer has never seen a 3.", "How does it read a digit from a picture laid out as 784 numbers?"],
  panels,
  hand,
};
export default en;
