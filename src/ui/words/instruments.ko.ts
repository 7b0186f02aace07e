/** @file What the network, the planes, the formula and the grids say, in Korean. */
export const instruments = {
  network: "신경망",
  partsHint: "화살표 키로 부품을 옮겨 다닙니다.",
  weight: "가중치",
  bias: "편향",
  input: "입력",
  unit: "유닛",
  output: "출력",
  cost: "비용(L)",
  gives: (name: string, value: string) => `${name} = ${value}`,
  /** What the chain rule does at one place, for the chosen example. */
  flows: (down: string, up: string, local: string) => `내려보내는 ${down} = 받은 ${up} × 국소 미분 ${local}`,
  share: (down: string, up: string, value: string) => `이 점의 몫 ${down} = 받은 ${up} × 값 ${value}`,
  gradient: (value: string) => `기울기 ${value}`,
  cleared: "기울기를 0으로 비웠습니다.",
  /** Before a part is chosen, in the backward beat: said of the cost, where the gradients come from. */
  flowsBack: "기울기는 비용(L)에서 왼쪽으로 흐릅니다. 가중치나 유닛을 고르면 그곳의 몫을 말합니다.",
  nothingYet: "계산을 준비하고 있습니다.",
  point: "점",
  target: "정답",
  table: "표",
  save: "PNG",
  saveSvg: "SVG",
  saved: (name: string) => `${name} 파일로 저장했습니다.`,
  dataOf: (title: string) => `${title}: 값의 표`,
  /** A tensor in one sentence. */
  tensor: (name: string, shape: string, least: string, greatest: string) =>
    `텐서 ${name}, 모양 ${shape}, ${least}에서 ${greatest}까지`,
  rows: (hidden: number) => `… ${hidden}행 더`,
  gradientBelow: "아래 줄은 기울기",
  grey: "0은 바탕색, 청색은 음수, 황색은 양수",
  inputs: "받는 것",
  gradients: "내려보내는 기울기",
  result: "결과",
  upstream: "받은 기울기",
  local: "국소 미분",
  sentenceHint: "줄을 가리키거나 고르면 그 줄이 하는 일을 말합니다.",
};
