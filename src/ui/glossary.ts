/** @file The book's words for its terms, in both languages, with the synonyms a reader may have met elsewhere. Feeds every tooltip. */
import type { Text } from "../lesson/recipe.ts";

export interface Entry {
  readonly ko: string;
  readonly en: string;
  /** Other names for it: in Korean, in English; empty where there are none worth knowing. */
  readonly also?: { readonly ko?: string; readonly en?: string };
  /** What it is, in one sentence. */
  readonly text: Text;
}

export const glossary = {
  "hidden-layer": {
    ko: "은닉층",
    en: "hidden layer",
    also: { ko: "숨은 층" },
    text: {
      ko: "입력도 출력도 아닌 가운데 층. 정답표에 없는 값이라 신경망이 스스로 정합니다.",
      en: "The layer between input and output. No table of answers tells it what to be; the network decides.",
    },
  },
  "hidden-unit": {
    ko: "은닉 유닛",
    en: "hidden unit",
    also: { ko: "은닉 뉴런", en: "hidden neuron" },
    text: {
      ko: "은닉층의 값 하나. 입력의 가중합을 활성화 함수에 넣은 것입니다.",
      en: "One value of the hidden layer: a weighted sum of the inputs, put through the activation.",
    },
  },
  xor: {
    ko: "배타적 논리합",
    en: "exclusive or",
    also: { ko: "XOR", en: "XOR" },
    text: { ko: "두 입력이 서로 다를 때만 1입니다.", en: "1 exactly when the two inputs differ." },
  },
  perceptron: {
    ko: "퍼셉트론",
    en: "perceptron",
    text: {
      ko: "입력의 가중합이 0보다 큰지만 보는 뉴런 하나. 직선 하나로 나눕니다.",
      en: "A single neuron that asks whether a weighted sum is above zero: it divides by one straight line.",
    },
  },
  mlp: {
    ko: "다층 퍼셉트론",
    en: "multilayer perceptron",
    also: { ko: "MLP", en: "MLP" },
    text: { ko: "은닉층을 하나 이상 둔 신경망입니다.", en: "A network with at least one hidden layer." },
  },
  activation: {
    ko: "활성화 함수",
    en: "activation function",
    also: { ko: "활성함수" },
    text: {
      ko: "가중합을 굽히는 함수. 없으면 층을 쌓아도 직선입니다.",
      en: "What bends a weighted sum. Without it, stacked layers are still one straight line.",
    },
  },
  sigmoid: {
    ko: "시그모이드",
    en: "sigmoid",
    also: { ko: "로지스틱 함수", en: "logistic function" },
    text: {
      ko: "모든 수를 0과 1 사이로 누르는 S자 함수입니다.",
      en: "An S-shaped function that squeezes any number between 0 and 1.",
    },
  },
  weight: {
    ko: "가중치",
    en: "weight",
    text: {
      ko: "입력에 곱하는 수. 학습이 바꾸는 것이 이것입니다.",
      en: "The number an input is multiplied by. It is what training changes.",
    },
  },
  bias: {
    ko: "편향",
    en: "bias",
    also: { ko: "절편", en: "intercept" },
    text: {
      ko: "가중합에 더하는 수. 선을 원점에서 떼어 놓습니다.",
      en: "The number added to a weighted sum. It moves the line off the origin.",
    },
  },
  gradient: {
    ko: "기울기",
    en: "gradient",
    also: { ko: "변화도·그래디언트" },
    text: {
      ko: "매개변수를 조금 밀 때 손실이 얼마나 움직이는지를 모은 것입니다.",
      en: "How far the loss moves when each parameter is pushed a little.",
    },
  },
  "learning-rate": {
    ko: "학습률",
    en: "learning rate",
    also: { en: "lr" },
    text: { ko: "기울기 반대쪽으로 한 번에 얼마나 갈지 정하는 수입니다.", en: "How far one update goes against the gradient." },
  },
  loss: {
    ko: "손실",
    en: "loss",
    also: { ko: "비용", en: "cost" },
    text: {
      ko: "예측이 얼마나 틀렸는지를 나타내는 수 하나. 강의에서는 비용이라고 부릅니다.",
      en: "One number for how wrong the predictions are. The lecture calls it cost.",
    },
  },
  bce: {
    ko: "이진 교차 엔트로피",
    en: "binary cross-entropy",
    also: { en: "BCE, log loss" },
    text: {
      ko: "정답에 준 확률의 로그를 뒤집어 평균한 손실. 반반으로 찍으면 ln 2입니다.",
      en: "The mean of −log of the probability given to the right answer. A coin toss costs ln 2.",
    },
  },
  plateau: {
    ko: "고원",
    en: "plateau",
    text: {
      ko: "손실이 거의 줄지 않는 구간. 안장점 가까이를 천천히 지나는 중입니다.",
      en: "A stretch where the loss hardly falls: the run is drifting past a saddle.",
    },
  },
  "saddle-point": {
    ko: "안장점",
    en: "saddle point",
    text: {
      ko: "기울기가 0이지만 바닥은 아닌 곳. 어떤 방향으로는 내려갑니다.",
      en: "Where the gradient is zero without being a floor: some way still leads down.",
    },
  },
  seed: {
    ko: "시드",
    en: "seed",
    also: { ko: "난수 씨앗", en: "random seed" },
    text: {
      ko: "난수의 시작점. 같은 시드는 언제나 같은 가중치에서 출발합니다.",
      en: "Where random numbers start. The same seed always begins with the same weights.",
    },
  },
  update: {
    ko: "갱신",
    en: "update",
    also: { ko: "스텝", en: "step" },
    text: {
      ko: "기울기를 한 번 구해 가중치를 한 번 바꾸는 일입니다.",
      en: "Computing the gradient once and changing the weights once.",
    },
  },
  beat: {
    ko: "박자",
    en: "beat",
    text: {
      ko: "갱신 한 번을 이루는 코드 한 줄. 기울기 비우기, 순전파, 비용, 역전파, 가중치 갱신, 출력의 차례입니다.",
      en: "One line of the code that makes up an update: clear gradients, forward, cost, backward, update weights, print.",
    },
  },
  epoch: {
    ko: "에폭",
    en: "epoch",
    also: { ko: "에포크" },
    text: { ko: "자료 전체를 한 번 다 본 만큼의 학습입니다.", en: "Training on all of the data once." },
  },
  forward: {
    ko: "순전파",
    en: "forward pass",
    text: {
      ko: "입력에서 출력과 손실까지 차례로 계산하는 일입니다.",
      en: "Computing from the inputs to the outputs and the loss.",
    },
  },
  backprop: {
    ko: "역전파",
    en: "backpropagation",
    also: { ko: "오차역전파법", en: "backward pass" },
    text: {
      ko: "손실에서 거꾸로 걸으며 모든 기울기를 한 번에 구하는 방법입니다.",
      en: "Walking back from the loss to get every gradient in one go.",
    },
  },
  regularization: {
    ko: "규제",
    en: "regularization",
    also: { ko: "정규화(다른 책에서)" },
    text: {
      ko: "가중치가 커지지 않게 손실에 벌점을 더하는 일입니다.",
      en: "Adding a penalty to the loss so that the weights stay small.",
    },
  },
  normalization: {
    ko: "정규화",
    en: "normalization",
    also: { en: "min–max scaling" },
    text: { ko: "값을 0과 1 사이로 옮기는 일입니다.", en: "Moving values into the range from 0 to 1." },
  },
  standardization: {
    ko: "표준화",
    en: "standardization",
    also: { en: "z-score" },
    text: { ko: "평균을 빼고 표준편차로 나누는 일입니다.", en: "Subtracting the mean and dividing by the standard deviation." },
  },
  overfitting: {
    ko: "과적합",
    en: "overfitting",
    also: { ko: "오버피팅" },
    text: { ko: "훈련 자료는 잘 맞히지만 새 자료는 못 맞히는 상태입니다.", en: "Right on the training data, wrong on new data." },
  },
  likelihood: {
    ko: "가능도",
    en: "likelihood",
    also: { ko: "우도" },
    text: {
      ko: "매개변수가 이 값일 때 본 자료가 나올 확률. 매개변수의 함수로 봅니다.",
      en: "The probability of the data seen, as a function of the parameter.",
    },
  },
} as const satisfies { readonly [id: string]: Entry };
export type TermId = keyof typeof glossary;
