/** @file The chapter's words, in Korean. */
import hand from "./hand/words.ko.ts";

const ko = {
  chapter: "5장 · MNIST 소프트맥스",
  title: "숫자 하나, 784칸",
  question: ["컴퓨터는 3을 본 적이 없습니다.", "784개의 수로 펼친 그림에서 숫자를 어떻게 알아볼까요?"] as readonly string[],
  lab: "실험 5.1 · 숫자 열 개를 배우는 본",
  opening: {
    title: "그림 5.1",
    caption: (t: string) =>
      `위는 책이 그린 숫자, 아래는 갱신 ${t}번 뒤의 가중치 784개씩을 28×28로 접은 것입니다. 잉크가 황색 칸에 놓이면 그 숫자의 점수가 오르고 청색 칸에 놓이면 내려갑니다. 숫자 그림이 아니라 ‘다른 숫자가 아닌 까닭’의 그림입니다.`,
    digit: (label: number, ink: string) => `숫자 ${label}${ink}. 이 장의 예로 고르기`,
    template: (k: number, pulls: string) => `숫자 ${k}의 본${pulls}`,
  },
  /** Pictures, for whoever does not see them. */
  unseen: {
    ink: (many: number, top: number, bottom: number) => `, 잉크 ${many}칸, ${top}행에서 ${bottom}행`,
    pulls: (most: string, least: string) => `, 점수를 가장 올리는 곳 ${most}, 가장 내리는 곳 ${least}`,
    areas: ["왼쪽 위", "위", "오른쪽 위", "왼쪽", "한가운데", "오른쪽", "왼쪽 아래", "아래", "오른쪽 아래"] as readonly string[],
  },
  templates: {
    titles: { weights: "열 장의 본", gradient: "기울기 열 장", moved: "열 장의 본" },
    hidden: {
      weights: "은닉 유닛의 본 (256장 가운데 40장)",
      gradient: "은닉 유닛의 기울기 (256장 가운데 40장)",
      moved: "은닉 유닛의 본 (256장 가운데 40장)",
    },
    name: (k: number) => `숫자 ${k}의 본`,
    shows: { weights: "가중치", gradient: "이 배치의 기울기", moved: "갱신한 뒤의 가중치" },
    head: ["본", "가장 큰 가중치 (행, 열)", "가장 작은 가중치 (행, 열)", "편향"] as readonly string[],
  },
  model: { title: "모델", softmax: "784 → 10", hidden: "784 → 256 → 10" },
  switches: {
    broken: "고장 내 보기",
    images: "훈련 이미지",
    bugs: {
      softmaxTwice: "소프트맥스 두 번",
      zeroGrad: "기울기 안 비우기",
      shuffledLabels: "정답 뒤섞기",
      permuted: "픽셀 자리 섞기",
    },
  },
  takeDigits: { take: "이 숫자들 내려받기 (IDX)", drawing: "숫자를 그리고 있습니다" },
  one: {
    note: "▲ 정답 · ● 모델의 답",
    shares: "정답 ▲와 모델의 답 ●, 숫자마다 준 확률",
    title: "이 그림 한 장",
    stepTitle: "본 한 장의 갱신",
    name: (label: number, ink: string) => `숫자 ${label}의 그림${ink}`,
    own: "손으로 쓴 그림",
    truth: "정답",
    said: "모델의 답",
    previous: "앞 그림",
    next: "다음 그림",
    waiting: "계산을 준비하고 있습니다.",
    cost: "이 그림의 비용",
    sum: "Σ exp z",
    old: (k: number) => `${k}의 본`,
    change: (lr: string) => `− lr ${lr} × 기울기`,
    next_: "새 본",
  },
  mine: "내 예측",
  drawnRun: "이 책이 그린 숫자로 돌린 실험 5.1에서 잰 값",
  mnistRun: "같은 코드를 PyTorch로 MNIST에 돌린 값",
  gate: {
    title: "먼저 예측",
    hint: "",
    skip: "예측 없이 실행",
    skipped: "예측은 실행한 뒤에도 남길 수 있습니다.",
    again: "다시 고르기",
    waiting: () => "골랐습니다. 이제 실행해서 확인하세요.",
    first: "먼저 예측하거나, ‘예측 없이 실행’을 고르세요.",
  },
  gateFirst: {
    question: "학습 전 첫 비용은 대략 얼마일까요?",
    see: "처음으로 가 보기",
    zero: (cost: string) =>
      `첫 비용은 ${cost}입니다. 0은 정답을 확률 1로 맞힌다는 뜻입니다. 아직 아무것도 배우지 않은 모델이 그럴 수는 없습니다.`,
    one: (cost: string) =>
      `첫 비용은 ${cost}입니다. 비용의 최댓값이 1이라고 보기 쉽지만 −ln p에는 위쪽 끝이 없습니다. 1이면 정답의 확률이 0.37인데, 열에 하나로 찍으면 0.1입니다.`,
    ln10: (cost: string) => `맞습니다. 첫 비용은 ${cost}입니다. 열 숫자에 거의 0.1씩 주었으니 −ln 0.1 = ln 10, 약 2.3입니다.`,
  },
  gateEpoch: {
    question: "한 에폭을 배운 뒤, 처음 보는 숫자를 얼마나 맞힐까요?",
    options: { tenth: "열에 하나", half: "열에 다섯", most: "열에 여덟", all: "거의 모두" },
    see: "에폭 1의 끝으로 가 보기",
    right: (read: string) => `맞습니다. 첫 에폭이 끝났을 때 테스트 정확도는 ${read}입니다. 본 열 장이면 대부분은 갈립니다.`,
    low: (read: string) =>
      `테스트 정확도는 ${read}입니다. ‘한 번 훑어서는 못 배운다’고 보기 쉽지만, 한 에폭에는 갱신이 수십 번 들어 있습니다.`,
    high: (read: string) =>
      `테스트 정확도는 ${read}입니다. 남은 것은 더 오래 배워도 천천히 줄어듭니다. 본 한 장으로는 숫자 하나의 여러 모양을 다 담지 못합니다.`,
  },
  scenes: {
    chapter: "5장",
    place: (at: number, all: number) => `5장 · 장면 ${at}/${all}`,
    next: "다음 장면",
    previous: "앞 장면",
    leave: "발표 끝내기",
    overview: "장면 목록",
    acts: { next: "다음 장면", previous: "앞 장면", go: "장면 고르기", overview: "장면 목록", leave: "나가기" },
    cost: "배치 비용",
    first: "첫 비용",
    data: { mnist: "MNIST", drawn: "책이 그린 숫자" },
    read: "배치 정확도",
  },
  hand,
};
export default ko;
