/** @file What the instruments say, in Korean. */
import type { ChangeNote } from "../../lesson/player.ts";
import { count } from "../numbers.ts";

const at = (t: number) => `스텝 ${count(t)}`;

export const lab = {
  // transport
  reset: "처음",
  back: "뒤로",
  play: "실행",
  pause: "멈춤",
  forward: "앞으로",
  runTo: "…까지",
  unit: "단위",
  units: { beat: "박자", update: "갱신", epoch: "에폭" },
  epochIsUpdate: "에폭 = 갱신",
  speed: "빠르기",
  speeds: { "1": "1/초", "5": "5/초", "30": "30/초", frame: "1/프레임", "300": "300/초", max: "최대" },
  seed: "시드",
  newSeed: "새 시드",
  undo: "되돌리기",
  // tape
  tape: "학습 시간",
  step: "스텝",
  place: (t: number, loss: string | null) => (loss === null ? at(t) : `${at(t)}, ${loss}`),
  measuredAt: (i: number) => `${at(i)}에서`,
  ofBeats: (beat: number, all: number) => `박자 ${beat}/${all}`,
  linear: "선형",
  log: "로그",
  scale: "세로축",
  beats: "박자",
  betweenBeats: "박자를 누르거나 단위를 ‘박자’로 바꾸면 갱신 한 번을 박자로 나누어 볼 수 있습니다.",
  recomputing: "계산 중",
  // code
  code: "PyTorch",
  folds: { imports: "불러오기", data: "데이터", prologue: "앞선 셀", test: "시험 셀" },
  change: (label: string, value: string) => `${label} ${value}, 바꾸기`,
  fromHere: (t: number) => `${at(t)}부터 바뀝니다.`,
  fromStart: "처음부터 새로 시작합니다.",
  tooSmall: (min: string) => `너무 작은 수입니다. 쓸 수 있는 가장 작은 값으로 두었습니다: ${min}`,
  tooLarge: (max: string) => `너무 큰 수입니다. 쓸 수 있는 가장 큰 값으로 두었습니다: ${max}`,
  notPositive: (min: string) => `0보다 큰 수여야 합니다. 쓸 수 있는 가장 작은 값으로 두었습니다: ${min}`,
  notANumber: "수를 적어 주세요.",
  // console
  console: "출력",
  nothingPrinted: "아직 출력이 없습니다.",
  ops: "이 박자의 연산",
  noOps: "이 박자에는 텐서 연산이 없습니다.",
  directions: { forward: "순방향", backward: "역방향", inPlace: "제자리" },
  // ghosts and notices
  ghost: ({ t }: ChangeNote, label: string, [old, now]: readonly [string, string]) =>
    t === 0 ? `바꾸기 전 · ${label} ${old} → ${now}` : `바꾸기 전 · ${at(t)}에서 ${label} ${old} → ${now}`,
  diverged: (t: number, label: string, value: string) =>
    `발산했습니다. ${at(t)}의 갱신에서 ${label} = ${value}, 여기서부터는 계산할 수 없습니다. 지금이 계산할 수 있었던 마지막 스텝입니다.`,
  done: (t: number) => `${at(t)}에서 학습이 일찍 끝났습니다.`,
  stuck: (t: number, label: string, value: string) =>
    `${at(t)}부터 ${label} = ${value}에서 움직이지 않습니다. 출력이 0이나 1에 달라붙어 기울기가 0이 되었으니, 더 돌려도 달라지지 않습니다.`,
  backToGood: "마지막 정상 스텝으로",
  divide: (label: string) => `${label} ÷ 10`,
  runOn: "그래도 계속",
  restarted: "계산 일꾼이 멈춰 새로 시작했습니다. 같은 스텝에서 이어집니다.",
  workerError: "계산 일꾼이 거듭 멈춥니다. 값을 바꾸거나 다시 시도해 주세요.",
  labError: "계산하다 오류가 났습니다.",
  retry: "다시 시도",
  dismiss: "닫기",
  linkNote: (key: string, was: string, became: string) =>
    became === "" ? `링크에서 쓸 수 없는 값을 뺐습니다: ${key}=${was}` : `링크의 값을 고쳐 읽었습니다: ${key}=${was} → ${became}`,
  // lab
  link: "이 상태의 링크",
  linkCopied: "복사했습니다",
  linkField: "링크",
  download: "PyTorch로 내려받기",
  fingerprint: "상태 지문",
  sameBits: "책과 같은 비트",
  otherBits: "책과 다른 비트",
  shortcuts: "단축키: 스페이스 실행·멈춤, ← → 한 걸음, 1 2 3 단위",
};
