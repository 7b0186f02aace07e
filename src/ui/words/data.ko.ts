/** @file What is said of data sets and of their files, in Korean. */
import type { Damage } from "../../lesson/data/trouble.ts";

/** Each is about a file, and ends a sentence that began with its name. */
const damage: { readonly [D in Damage]: (is: string) => string } = {
  short: () => "중간에서 끝났습니다. 다시 내려받아 주세요.",
  long: () => "있어야 할 길이보다 깁니다. MNIST 파일이 아닙니다.",
  broken: () => "압축이 깨졌거나 잘렸습니다. 다시 내려받아 주세요.",
  page: () => "데이터가 아니라 웹 페이지입니다. 내려받기 대신 페이지를 저장한 것일 수 있습니다.",
  swapped: (is) => `다른 파일(${is})의 내용이 들어 있습니다.`,
  other: () => "MNIST 파일이 아닙니다.",
};

export const data = {
  title: "데이터",
  drawn: (seed: number) => `책이 그린 숫자 (시드 ${seed})`,
  mnist: "MNIST (60,000 + 10,000)",
  unknownSet: (name: string) => `이 책에 없는 데이터 (${name})`,
  absent: "파일 없음",
  loading: "불러오는 중",
  toMnist: "MNIST로 바꾸기",
  toDrawn: "책이 그린 숫자로 보기",
  pick: "IDX 파일 네 개 고르기",
  pickHint: "압축된 채로(.gz) 주어도 됩니다. 이 실험 위에 끌어다 놓아도 됩니다.",
  whichFiles: "어떤 파일인가요?",
  where: "torchvision을 쓴 적이 있다면 MNIST_data/MNIST/raw 폴더에 있습니다. 파일은 이 브라우저 안에서만 읽습니다.",
  dropHere: "여기에 놓으면 MNIST 파일인지 읽어 봅니다.",
  coming: (come: string, of: string) => `${of} MB 가운데 ${come} MB를 읽었습니다.`,
  comingPart: (percent: number) => `데이터를 ${percent} % 읽었습니다.`,
  reading: "파일을 읽고 있습니다.",
  complete: "네 파일이 모두 있습니다.",
  missing: (names: string) => `아직 없는 파일: ${names}`,
  failed: "파일을 읽다가 계산 일꾼이 멈췄습니다. 다시 주세요.",
  gone: (file: string) => `${file}: 읽을 수 없습니다. 폴더이거나, 그 사이 지워졌거나, 읽기가 막혀 있습니다.`,
  damage,
  nameless: "이름 없는 파일",
  more: (n: number) => `그 밖에 쓸 수 없는 파일 ${n}개`,
  /** Why a run cannot be shown. */
  why: {
    absent: (file: string) =>
      `이 실험은 MNIST를 씁니다. 그런데 그 파일이 책 곁에도 이 브라우저에도 없습니다(먼저 찾은 것: ${file}). 파일 네 개를 주면 그대로 이어집니다. 책이 그린 숫자로도 같은 실험을 볼 수 있지만, 수는 달라집니다.`,
    unreachable: (file: string) =>
      `${file}: 끝까지 받지 못했습니다. 연결을 확인하고 다시 시도하거나, 파일을 주거나, 책이 그린 숫자로 볼 수 있습니다.`,
    damaged: (said: string) => `MNIST를 읽지 못했습니다. ${said}`,
    oldDrawn:
      "이 링크는 이 책의 다른 판이 그린 숫자로 한 실험입니다. 지금 판이 그리는 숫자는 그림이 달라, 같은 실험이라도 수가 다릅니다.",
    oldMnist: "이 링크의 MNIST는 이 책이 아는 MNIST와 다른 것입니다. 여기 있는 데이터로 보면 수가 다릅니다.",
  },
  giveFiles: "파일을 주기",
};
