/** @file What the panels say, and everything below the lab, in Korean; it comes with them. */
import panels from "./panels/words.ko.ts";

const ko = {
  costs: {
    cost: "비용",
    title: "에폭마다",
    note: "가는 선은 배치 비용, ●는 에폭 평균, ■는 테스트 정확도",
    accuracy: "테스트 정확도",
    mean: "평균",
    read: "정확도",
    guess: "찍기",
    epochs: "에폭",
    head: ["에폭", "평균 비용", "테스트 정확도"] as readonly string[],
    alt: (mean: string, read: string, n: string) =>
      `에폭 ${n}까지의 비용과 정확도. 마지막 평균 비용 ${mean}, 테스트 정확도 ${read}.`,
  },
  more: {
    title: "그림이 많을수록",
    note: "열다섯 에폭 뒤의 테스트 정확도",
    ours: "책이 그린 숫자",
    theirs: "MNIST (인용)",
    images: "훈련 그림",
    point: (images: string, read: string) => `${images}장 ${read}`,
    head: ["훈련 그림", "책이 그린 숫자", "MNIST · PyTorch의 값"] as readonly string[],
  },
  cases: {
    caption: "세 에폭 뒤, 책이 그린 숫자 6,000장",
    head: ["고리", "평균 비용", "테스트 정확도", ""] as readonly string[],
    sound: "성한 고리",
    why: "왜?",
    run: "켜고 실행",
    look: "사건 보기",
    noFault: "고장이 아님",
    names: {
      softmaxTwice: "소프트맥스 두 번",
      zeroGrad: "기울기를 비우지 않음",
      shuffledLabels: "정답을 뒤섞음",
      raw: "시험 픽셀을 255로 나누지 않음",
      permuted: "픽셀 자리를 섞음",
    },
    questions: {
      softmaxTwice: "왜 훈련 비용은 1.4612 아래로 결코 내려가지 않을까요?",
      zeroGrad: "왜 비용이 줄다가 다시 늘까요?",
      shuffledLabels: "왜 비용이 2.3에서 움직이지 않을까요?",
      raw: "왜 훈련 비용은 성한데 정확도만 떨어질까요?",
      permuted: "왜 그림이 무너져도 멀쩡할까요?",
    },
    answers: {
      softmaxTwice:
        "CrossEntropyLoss 안에 소프트맥스가 이미 있습니다. 모델이 확률을 내면 그 확률을 다시 점수로 여깁니다. 가장 좋은 답 (1, 0, …, 0)을 넣어도 소프트맥스는 e / (e + 9) = 0.2320밖에 주지 않습니다. −ln 0.2320 = 1.4612가 훈련 비용의 바닥입니다. 테스트 비용은 소프트맥스를 한 번만 씌워 재므로 더 낮을 수 있습니다. 가장 큰 점수는 그대로 가장 크니 정확도는 나오고, 그래서 오래 들키지 않습니다. MNIST로 세 에폭을 돌리면 성한 고리는 비용 0.3312와 정확도 0.9144, 두 번 씌운 고리는 1.6646과 0.8821입니다.",
      zeroGrad:
        "PyTorch는 기울기를 덮어쓰지 않고 더합니다. 비우지 않으면 지금까지의 모든 배치가 밀던 방향으로 계속 밀립니다. 걸음이 점점 길어져 바닥을 지나칩니다.",
      shuffledLabels:
        "그림과 정답의 짝이 끊어졌으니 그림에서 알아낼 것이 없습니다. 모두에게 0.1씩 주는 것이 최선이고, 그 비용이 ln 10입니다. 데이터를 따로 섞거나 정렬한 실수가 이렇게 보입니다.",
      raw: "훈련 고리에는 고장이 없으니 비용은 성한 고리와 똑같습니다. 고장은 시험에 있습니다. 0–1로 배운 모델에게 0–255를 보이면 Wx가 255배가 되고 편향은 그대로라 꺼진 것과 같습니다. 강의 노트북의 0.8863이 이 고장입니다. 나누어 재면 0.9234입니다.",
      permuted:
        "사실 고장이 아닙니다. 784칸을 한 가지 순서로 똑같이 섞으면 곱해서 더하는 합은 차례만 바뀝니다. 이 모델은 이웃을 모르니 그림이 무너져도 똑같이 배웁니다. 펼치기는 그림을 지키지 않습니다. MNIST로 세 에폭을 돌려도 정확도는 0.9144와 0.9138입니다. 이웃을 쓰는 모델은 합성곱 신경망입니다.",
    },
  },
  notebook: {
    caption: "lab-07_2 · 에폭 평균 비용 · 시드 777",
    step: "에폭",
    theirs: "노트북 (인용)",
    ours: "이 책",
    digits: "같은 자리",
    all: (n: number) => `${n}줄 모두 보기`,
    few: "줄여 보기",
    sum: (rows: number, equal: number, furthest: string) =>
      `${rows}줄 가운데 ${equal}줄은 마지막 자리까지 같습니다. 가장 먼 줄도 상대 차이가 ${furthest}입니다.`,
    none: "왼쪽은 강의에서 옮긴 수입니다. 오른쪽은 실험 5.1을 MNIST 60,000장으로 실행하면 채워집니다.",
    some: (n: number) => `MNIST로 ${n}에폭까지 계산했습니다.`,
    accuracies: "마지막 정확도: PyTorch의 값",
    accuracyHead: ["데이터 순서", "시험 픽셀 0–255", "시험 픽셀 0–1"] as readonly string[],
    order2019: "2019년 (강의 노트북)",
    orderToday: "오늘의 PyTorch",
  },
  checks: {
    done: "해냈습니다.",
    notYet: "아직입니다.",
    grade: "채점하기",
    gradient: "1 · 로짓의 기울기",
    gradientTask:
      "실험 5.1의 모델이 고른 그림에 준 확률입니다. 비용을 각 로짓으로 미분한 값은 얼마일까요? 소수 셋째 자리까지 적으세요.",
    gradientOf: (k: number, p: string, truth: boolean) =>
      `z${String.fromCharCode(0x2080 + k)} (p = ${p}, ${truth ? "정답" : "정답 아님"})`,
    gradientDone: (a: string, b: string) => `p − y는 ${a}과 ${b}입니다. 정답의 로짓은 올리고 다른 로짓은 내립니다.`,
    gradientSays: {
      sign: "부호가 반대입니다. 기울기는 비용이 늘어나는 쪽입니다. 갱신이 그 반대로 갑니다.",
      forgot: "정답에서는 1을 빼야 합니다. 정답의 y는 1입니다.",
      other: "p − y를 계산해 보세요. 정답의 y는 1, 나머지의 y는 0입니다.",
    },
    faults: "2 · 고장 찾기",
    faultsTask:
      "네 고리가 각각 하나씩 고장 났습니다. 출력만 보고 어디가 고장인지 고르세요. 성한 고리는 세 에폭 뒤 비용 0.64, 정확도 0.84쯤입니다.",
    faultName: (k: number) => `고리 ${k}의 고장`,
    choose: "고장을 고르세요",
    faultNames: {
      zeroGrad: "기울기를 비우지 않음",
      softmaxTwice: "소프트맥스를 두 번 씌움",
      raw: "시험 픽셀을 255로 나누지 않음",
      shuffledLabels: "훈련 정답을 뒤섞음",
    },
    faultRight: {
      softmaxTwice: "훈련 비용은 2 근처에 걸려 있는데 정확도는 나옵니다. 바닥이 1.4612로 올라갔기 때문입니다.",
      raw: "훈련 비용은 성한데 시험 비용만 큽니다. 로짓이 255배라 틀릴 때마다 확신에 차서 틀립니다.",
      shuffledLabels: "비용이 ln 10에서 움직이지 않고 정확도는 찍기와 같습니다. 배울 것이 없습니다.",
      zeroGrad: "비용이 에폭마다 늘어납니다. 기울기가 쌓여 걸음이 길어지기 때문입니다.",
    },
    faultWrong: {
      softmaxTwice: "그랬다면 비용이 1.4612 위에 걸리면서도 정확도는 꽤 나와야 합니다.",
      raw: "그랬다면 훈련 비용은 성한 고리와 똑같고 시험 비용만 커야 합니다.",
      shuffledLabels: "그랬다면 정확도가 0.1 근처여야 합니다.",
      zeroGrad: "그랬다면 비용이 줄다가 다시 늘어야 합니다.",
    },
    faultsSum: (right: number) => `네 고리 가운데 ${right}개를 찾았습니다.`,
    lift: "3 · 무엇이 정확도를 올리나",
    liftTask: "그림 1,000장으로 두 에폭을 배웁니다. 학습률이나 그림의 수를 바꾸어 테스트 정확도를 0.80 이상으로 올려 보세요.",
    liftNames: { lr: "학습률(lr)", images: "훈련 이미지" },
    liftRun: "두 에폭 실행",
    liftDone: (read: string, images: string) =>
      `${read}입니다. 그림 ${images}장을 보였습니다. 두 에폭으로는 학습률보다 자료가 더 많은 일을 합니다.`,
    liftNone: (read: string) => `${read}입니다. 아직 아무것도 바꾸지 않았습니다.`,
    liftRate: (read: string) => `${read}입니다. 학습률만으로는 0.80에 닿지 않습니다. 본에 담을 그림이 모자랍니다.`,
    liftMore: (read: string) => `${read}입니다. 방향이 맞습니다. 그림을 더 보이고, 학습률은 0.1 근처로 두어 보세요.`,
    liftDiverged: "비용이 수가 아니게 되었습니다. 학습률을 줄여 보세요.",
  },
  stage: { update: "한 번 갱신", beat: "한 박자씩", start: "처음으로", play: "한 에폭 실행", end: "에폭 끝으로" },
  gateShift: {
    hint: "고르기 전에는 지금 자리의 막대만 보입니다.",
    question: "숫자를 4픽셀 옆으로 밀면 정확도는?",
    options: { same: "그대로다", bit: "조금 떨어진다", ruin: "무너진다" },
    verdicts: {
      same: (before: string, after: string) =>
        `${before}에서 ${after}로 떨어졌습니다. 눈은 모양을 보지만 이 모델은 자리마다 하나씩 있는 가중치를 봅니다.`,
      bit: (before: string, after: string) =>
        `${before}에서 ${after}로 떨어졌습니다. 784칸 가운데 네 칸은 작아 보이지만, 획 하나의 굵기가 두세 칸입니다. 네 칸이면 획이 통째로 다른 가중치 위에 놓입니다.`,
      ruin: (before: string, after: string) =>
        `맞습니다. ${before}에서 ${after}로 무너집니다. 획이 통째로 다른 가중치 위에 놓이기 때문입니다.`,
    },
  },
  panels,
};
export default ko;
