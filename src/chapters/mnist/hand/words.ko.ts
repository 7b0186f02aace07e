/** @file What is said where the reader draws, in Korean. */

/** By the digit's own name: 영, 일, 이 … */
const onto = (digit: number) => `${digit}${[0, 3, 6].includes(digit) ? "으로" : "로"}`;
const object = (digit: number) => `${digit}${[2, 4, 5, 9].includes(digit) ? "를" : "을"}`;

const ko = {
  title: "실험 5.2 · 직접 쓴 숫자",
  about: "손가락이나 펜, 마우스로 숫자를 하나 쓰세요. 위 실험에서 지금 배우고 있는 바로 그 모델이 읽습니다.",
  pad: "숫자를 쓰는 종이",
  empty: "여기에 숫자를 쓰세요",
  keys: "키보드로는 ‘테스트 숫자 올리기’를 누르거나 ‘올릴 숫자’를 고른 뒤 이 종이에서 화살표로 밀고, [ ] 로 돌리고, + − 로 키우고 줄입니다. Backspace는 되돌리기, Delete는 지우기입니다.",
  padAlt: {
    empty: "빈 종이",
    strokes: (n: number) => `직접 쓴 획 ${n}개`,
    digit: (index: number, label: number | null) => `테스트 숫자 ${index}번${label === null ? "" : `, 정답 ${label}`}`,
  },
  /** Where what lies there was moved to: shares of the paper and its size in percent, degrees. */
  place: (right: number, down: number, turn: number, size: number) =>
    [
      right !== 0 && `${right > 0 ? "오른쪽" : "왼쪽"}으로 ${Math.abs(right)} %`,
      down !== 0 && `${down > 0 ? "아래로" : "위로"} ${Math.abs(down)} %`,
      turn !== 0 && `${turn > 0 ? "시계 방향" : "시계 반대 방향"}으로 ${Math.abs(turn)}°`,
      size !== 100 && `크기 ${size} %`,
    ]
      .filter((it) => it !== false)
      .join(", ") || "처음 자리",
  undo: "되돌리기",
  clear: "지우기",
  lay: "테스트 숫자 올리기",
  before: "앞 숫자",
  next: "다음 숫자",
  only: "올릴 숫자",
  any: "모두",
  move: {
    left: "왼쪽으로",
    right: "오른쪽으로",
    up: "위로",
    down: "아래로",
    turnLeft: "왼쪽으로 돌리기",
    turnRight: "오른쪽으로 돌리기",
    larger: "키우기",
    smaller: "줄이기",
  },
  moves: "밀고, 돌리고, 키우기",
  steps: "모델에게 가는 다섯 걸음",
  stepsNote: "MNIST를 만든 사람들이 한 그대로입니다. 걸음을 하나씩 빼 보세요.",
  ink: { name: "획", does: "종이 위의 획. 상자가 획이 닿은 곳입니다.", not: "" },
  crop: { name: "자르기", does: "획이 있는 상자만 남깁니다.", not: "종이를 통째로 줄입니다. 숫자가 작아집니다." },
  fit: { name: "20×20에 맞추기", does: "긴 쪽을 20칸에 맞춥니다.", not: "28칸을 꽉 채웁니다. 훈련에는 없던 크기입니다." },
  centre: {
    name: "무게중심",
    does: "먹의 무게중심을 28×28 가운데에 둡니다.",
    not: "상자의 가운데에 둡니다. 몇 칸씩 어긋납니다.",
  },
  scale: { name: "0–1", does: "픽셀 값 0–255를 255로 나눕니다.", not: "나누지 않았습니다. 로짓이 255배가 됩니다." },
  movedBy: (right: number, down: number) =>
    `옮긴 칸: ${
      [
        right !== 0 && `${right > 0 ? "오른쪽" : "왼쪽"} ${Math.abs(right)}`,
        down !== 0 && `${down > 0 ? "아래" : "위"} ${Math.abs(down)}`,
      ]
        .filter((it) => it !== false)
        .join(", ") || 0
    }`,
  reading: "모델이 읽은 것",
  digit: "숫자",
  p: "확률",
  nothing: "아직 쓴 것이 없습니다.",
  said: (digit: number, p: string) => `${onto(digit)} 읽었습니다. 확률 ${p}.`,
  still: (digit: number, p: string) => `여전히 ${digit}, ${p}.`,
  gone: "종이 밖으로 나가 읽을 것이 없습니다.",
  reason: (why: string) => `이유는 종이 다음의 링크 ‘${why}’`,
  saidShort: "답",
  untrained: "스텝 0의 모델은 아직 배운 것이 없어, 답이 제비뽑기와 같습니다.",
  train: "한 에폭 학습시키기",
  trained: (accuracy: string) => `한 에폭 학습했습니다.${accuracy && ` 테스트 정확도 ${accuracy}.`}`,
  meant: "무엇을 썼나요?",
  why: (meant: number, said: number) => `왜 ${object(meant)} ${onto(said)} 읽었을까?`,
  whyRight: (said: number, other: number) => `왜 ${other}보다 ${said}일까?`,
  product: (digit: number) => `W[${digit}]·x`,
  bias: (digit: number) => `b[${digit}]`,
  logit: (digit: number) => `로짓 ${digit}`,
  value: "값",
  part: "무엇",
  votes: (a: number, b: number) => `황색은 ${a}, 청색은 ${b}에 표를 준 칸`,
  votesAlt: (a: number, b: number) => `칸마다 (W[${a}] − W[${b}])·x. 모두 더하면 가중치가 만든 차이입니다.`,
  sum: (a: number, b: number, difference: string, ratio: string) =>
    `로짓의 차이가 ${difference}이므로, 모델에게는 ${a}의 확률이 ${b}의 ${ratio}배입니다.`,
  sumSure: (b: number, difference: string) =>
    `로짓의 차이가 ${difference}입니다. e를 이만큼 거듭제곱한 수는 컴퓨터의 수보다 커서, ${b}의 확률은 0이 됩니다.`,
  whyNot: "은닉층이 있는 모델에서는 로짓이 W·x 하나로 나뉘지 않습니다. 소프트맥스 모델을 고르면 이유를 볼 수 있습니다.",
};
export default ko;
