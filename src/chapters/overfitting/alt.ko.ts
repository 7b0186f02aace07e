/** @file What is said in Korean in place of a picture of this chapter: its numbers, never what to think of them. */
import { count } from "../../ui/numbers.ts";
import { JUMP, type Course } from "./course.ts";
import { error } from "./shown.ts";

/** What is seen of one curve of a pair. */
function told({ start, low, end, turns, jumps }: Course): string {
  const turned =
    turns.length === 0
      ? "방향을 바꾼 곳 없음"
      : turns.length === 1
        ? `${count(turns[0]!)}번에서 방향을 바꿈`
        : `${count(turns[0]!)}번부터 방향을 ${turns.length}번 바꿈`;
  const jumped = jumps === 0 ? "위로 튄 곳 없음" : `25번 사이에 ${JUMP}배 넘게 위로 튄 곳 ${jumps}군데`;
  return `처음 ${error(start)}, 가장 낮은 곳은 ${count(low.at)}번의 ${error(low.value)}, 마지막 ${error(end)}. ${turned}, ${jumped}.`;
}

export const alt = {
  momentAlt: (degree: string, train: string) => `${degree}차 다항식. 훈련 오차 ${train}.`,
  planeAlt: (train: number, val: number, test: number, trainError: string, valError: string) =>
    `훈련 점 ${train}개, 검증 점 ${val}개, 테스트 점 ${test}개와 지금 곡선. 훈련 오차 ${trainError}, 검증 오차 ${valError}.`,
  pairAlt: (train: Course, val: Course, trainPoints: number, valPoints: number) =>
    `2,000번 동안의 두 곡선. 훈련, 점 ${trainPoints}개: ${told(train)} 검증, 점 ${valPoints}개: ${told(val)} 끝에서 검증은 훈련의 ${(val.end / train.end).toFixed(1)}배. 잡음의 바닥은 0.09입니다.`,
};
