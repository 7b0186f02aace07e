/** @file What is said in Korean in place of a picture of this chapter: its numbers, never what to think of them. */
import { count, measured } from "../../ui/numbers.ts";
import { AIR, JUMP, type Course, type Shape } from "./course.ts";
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

/** What is seen of a curve among its points. */
function drawn({ turns, above, below }: Shape): string {
  const turned = turns === 0 ? "곡선은 방향을 바꾸지 않고" : `곡선은 방향을 ${turns}번 바꾸고`;
  const left = [
    above > AIR && `가장 높은 점보다 ${measured(above, 1)} 위`,
    below > AIR && `가장 낮은 점보다 ${measured(below, 1)} 아래`,
  ];
  const where = left.filter(Boolean).join(", ");
  return `${turned}, ${where ? `${where}까지 갑니다` : "점들의 높이 안에 머뭅니다"}.`;
}

export const alt = {
  momentAlt: (degree: string, train: string, shape: Shape) => `${degree}차 다항식. 훈련 오차 ${train}. ${drawn(shape)}`,
  planeAlt: (
    degree: number | null,
    [train, val, test]: readonly [number, number, number],
    [trainError, valError]: readonly [string, string],
    shape: Shape,
  ) =>
    `훈련 점 ${train}개, 검증 점 ${val}개, 테스트 점 ${test}개와 ${degree === null ? "지금" : `${degree}차`} 곡선. 훈련 오차 ${trainError}, 검증 오차 ${valError}. ${drawn(shape)}`,
  pairAlt: (train: Course, val: Course, trainPoints: number, valPoints: number) =>
    `2,000번 동안의 두 곡선. 훈련, 점 ${trainPoints}개: ${told(train)} 검증, 점 ${valPoints}개: ${told(val)} 끝에서 검증은 훈련의 ${(val.end / train.end).toFixed(1)}배. 잡음의 바닥은 0.09입니다.`,
};
