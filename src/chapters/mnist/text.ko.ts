/** @file The chapter's words, in Korean. */
import hand from "./hand/words.ko.ts";
import panels from "./panels/words.ko.ts";

const ko = {
  chapter: "5장 · MNIST 소프트맥스",
  title: "숫자 하나, 784칸",
  question: ["컴퓨터는 3을 본 적이 없습니다.", "784개의 수로 펼친 사진에서 숫자를 어떻게 알아볼까요?"] as readonly string[],
  panels,
  hand,
};
export default ko;
