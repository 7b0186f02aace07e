/** @file The book's terms by their names in both languages: one who learns them in one meets them in the other. What they mean: words/glossary.*. */

export const terms = {
  "hidden-layer": { ko: "은닉층", en: "hidden layer" },
  "hidden-unit": { ko: "은닉 유닛", en: "hidden unit" },
  xor: { ko: "배타적 논리합", en: "exclusive or" },
  perceptron: { ko: "퍼셉트론", en: "perceptron" },
  mlp: { ko: "다층 퍼셉트론", en: "multilayer perceptron" },
  activation: { ko: "활성화 함수", en: "activation function" },
  sigmoid: { ko: "시그모이드", en: "sigmoid" },
  weight: { ko: "가중치", en: "weight" },
  bias: { ko: "편향", en: "bias" },
  gradient: { ko: "기울기", en: "gradient" },
  "learning-rate": { ko: "학습률", en: "learning rate" },
  loss: { ko: "손실", en: "loss" },
  cost: { ko: "비용", en: "cost" },
  bce: { ko: "이진 교차 엔트로피", en: "binary cross-entropy" },
  plateau: { ko: "고원", en: "plateau" },
  "saddle-point": { ko: "안장점", en: "saddle point" },
  seed: { ko: "시드", en: "seed" },
  update: { ko: "갱신", en: "update" },
  beat: { ko: "박자", en: "beat" },
  epoch: { ko: "에폭", en: "epoch" },
  forward: { ko: "순전파", en: "forward pass" },
  backprop: { ko: "역전파", en: "backpropagation" },
  regularization: { ko: "규제", en: "regularization" },
  normalization: { ko: "정규화", en: "normalization" },
  standardization: { ko: "표준화", en: "standardization" },
  overfitting: { ko: "과적합", en: "overfitting" },
  likelihood: { ko: "가능도", en: "likelihood" },
  "log-likelihood": { ko: "로그 가능도", en: "log-likelihood" },
  mle: { ko: "최대가능도추정", en: "maximum likelihood estimation" },
  bernoulli: { ko: "베르누이 시행", en: "Bernoulli trial" },
  binomial: { ko: "이항분포", en: "binomial distribution" },
  pmf: { ko: "확률질량함수", en: "probability mass function" },
  observation: { ko: "관측값", en: "observation" },
  "gradient-ascent": { ko: "경사상승법", en: "gradient ascent" },
  underfitting: { ko: "과소적합", en: "underfitting" },
  capacity: { ko: "용량", en: "capacity" },
  "training-data": { ko: "훈련 데이터", en: "training data" },
  "validation-data": { ko: "검증 데이터", en: "validation data" },
  "test-data": { ko: "테스트 데이터", en: "test data" },
  population: { ko: "모집단", en: "population" },
  "generalization-gap": { ko: "일반화 격차", en: "generalization gap" },
  "early-stopping": { ko: "조기 종료", en: "early stopping" },
  pixel: { ko: "픽셀", en: "pixel" },
  flatten: { ko: "펼치기", en: "flatten" },
  "one-hot": { ko: "원-핫", en: "one-hot" },
  logit: { ko: "로짓", en: "logit" },
  softmax: { ko: "소프트맥스", en: "softmax" },
  "cross-entropy": { ko: "교차 엔트로피", en: "cross-entropy" },
  batch: { ko: "배치", en: "batch" },
  iteration: { ko: "반복", en: "iteration" },
  accuracy: { ko: "정확도", en: "accuracy" },
  "confusion-matrix": { ko: "혼동 행렬", en: "confusion matrix" },
  leakage: { ko: "데이터 누수", en: "data leak" },
} as const satisfies { readonly [id: string]: { readonly ko: string; readonly en: string } };
export type TermId = keyof typeof terms;

/** What a term means to the reader of one language. */
export interface Meaning {
  /** In one sentence. */
  readonly text: string;
  /** Other names a reader may have met elsewhere. */
  readonly also?: string;
}
export type Glossary = { readonly [id in TermId]: Meaning };
