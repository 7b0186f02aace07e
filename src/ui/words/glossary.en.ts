/** @file What the book's terms mean, in English: every tooltip. */
import type { Glossary } from "../terms.ts";

export const glossary: Glossary = {
  "hidden-layer": { text: "The layer between input and output. No table of answers tells it what to be; the network decides." },
  "hidden-unit": {
    text: "One value of the hidden layer: a weighted sum of the inputs, put through the activation.",
    also: "hidden neuron",
  },
  xor: { text: "1 exactly when the two inputs differ.", also: "XOR" },
  perceptron: { text: "A single neuron that asks whether a weighted sum is above zero: it divides by one straight line." },
  mlp: { text: "A network with at least one hidden layer.", also: "MLP" },
  activation: { text: "What bends a weighted sum. Without it, stacked layers are still one straight line." },
  sigmoid: { text: "An S-shaped function that squeezes any number between 0 and 1.", also: "logistic function" },
  weight: { text: "The number an input is multiplied by. It is what training changes." },
  bias: { text: "The number added to a weighted sum. It moves the line off the origin.", also: "intercept" },
  gradient: { text: "How far the loss moves when each parameter is pushed a little." },
  "learning-rate": { text: "How far one update goes against the gradient.", also: "lr" },
  loss: { text: "One number for how wrong the predictions are. The lecture calls it cost.", also: "cost" },
  bce: { text: "The mean of −log of the probability given to the right answer. A coin toss costs ln 2.", also: "BCE, log loss" },
  plateau: { text: "A stretch where the loss hardly falls: the run is drifting past a saddle." },
  "saddle-point": { text: "Where the gradient is zero without being a floor: some way still leads down." },
  seed: { text: "Where random numbers start. The same seed always begins with the same weights.", also: "random seed" },
  update: { text: "Computing the gradient once and changing the weights once.", also: "step" },
  beat: {
    text: "One line of the code that makes up an update: clear gradients, forward, cost, backward, update weights, print.",
  },
  epoch: { text: "Training on all of the data once." },
  forward: { text: "Computing from the inputs to the outputs and the loss." },
  backprop: { text: "Walking back from the loss to get every gradient in one go.", also: "backward pass" },
  regularization: { text: "Adding a penalty to the loss so that the weights stay small." },
  normalization: { text: "Moving values into the range from 0 to 1.", also: "min–max scaling" },
  standardization: { text: "Subtracting the mean and dividing by the standard deviation.", also: "z-score" },
  overfitting: { text: "Right on the training data, wrong on new data." },
  likelihood: { text: "The probability of the data seen, as a function of the parameter." },
};
