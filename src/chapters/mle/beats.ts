/** @file What each beat of this chapter's labs is called. */
import type { Text } from "../../lesson/recipe.ts";

export const beatNames: { readonly [line: string]: Text } = {
  zeroGrad: { ko: "기울기 지우기", en: "forget slope" },
  forward: { ko: "로그 확률", en: "log chances" },
  goal: { ko: "모으기", en: "gather" },
  backward: { ko: "기울기", en: "slope" },
  step: { ko: "θ 옮기기", en: "move θ" },
  throw: { ko: "던지기", en: "throw" },
  land: { ko: "누웠나", en: "look" },
  count: { ko: "세기", en: "count" },
  estimate: { ko: "나누기", en: "divide" },
  print: { ko: "출력", en: "print" },
};
