/** @file The chapter in front of a class: eight scenes, and a sheet of fifteen minutes. */
import type { Scene } from "../../ui/scene.ts";
import type { SheetRow } from "../../ui/Sheet.tsx";

export type Layout = "throw" | "look" | "climb" | "log" | "many";

export const scenes: readonly Scene<Layout>[] = [
  {
    id: "throw",
    title: { ko: "압정을 백 번 던집니다", en: "A hundred throws" },
    question: { ko: "백 번 던지면 몇 번 누울까요?", en: "How many of a hundred will lie on their backs?" },
    layout: "throw",
    link: "lab=mle/toss",
  },
  {
    id: "look",
    title: { ko: "식 하나, 질문 둘", en: "One formula, two questions" },
    question: { ko: "두 그림의 가로축은 각각 무엇인가요?", en: "What runs along the foot of each picture?" },
    layout: "look",
    link: "lab=mle/look&n=100&k=27&theta=0.35",
  },
  {
    id: "guess",
    title: { ko: "기울기를 따라 오르기", en: "Climb by the slope" },
    question: {
      ko: "학습률을 0.39로 올리면 ① 더 빨리 ② 흔들리다 도착 ③ (0, 1) 밖으로, 어느 쪽일까요?",
      en: "Learning rate 0.39: ① sooner there, ② there after swings, ③ or out of (0, 1)?",
    },
    layout: "climb",
    link: "lab=mle/ascent",
  },
  {
    id: "update",
    title: { ko: "갱신 한 번, 한 줄씩", en: "One update, line by line" },
    question: { ko: "어느 줄이 θ를 옮기나요?", en: "Which line moves θ?" },
    layout: "climb",
    link: "lab=mle/ascent&t=0&beat=0&unit=beat",
  },
  {
    id: "swing",
    title: { ko: "학습률 0.3", en: "Learning rate 0.3" },
    question: { ko: "봉우리를 지나쳤습니다. 그래도 멈출까요?", en: "It has overstepped the peak. Will it come to rest?" },
    layout: "climb",
    link: "lab=mle/ascent&lr=0.3&t=1",
  },
  {
    id: "out",
    title: { ko: "학습률 0.39", en: "Learning rate 0.39" },
    question: { ko: "다섯 걸음 만에 어디로 갔나요?", en: "Where is it after five steps?" },
    layout: "climb",
    link: "lab=mle/ascent&lr=0.39&t=5",
  },
  {
    id: "log",
    title: { ko: "로그를 씌우면", en: "Take the log" },
    question: { ko: "로그를 씌우면 봉우리의 자리가 바뀔까요?", en: "Does the log move the peak?" },
    layout: "log",
    link: "lab=mle/ascent&t=20",
  },
  {
    id: "many",
    title: { ko: "같은 실험을 오백 번", en: "The same experiment, five hundred times" },
    question: { ko: "던지는 횟수를 열 배로 늘리면 얼마나 좁아질까요?", en: "Ten times the throws: how much narrower?" },
    layout: "many",
    link: "lab=mle/repeats&t=500",
  },
];

/** Fifteen minutes: from minute to minute, which scene, and what is done in it. */
export const sheet: readonly SheetRow[] = [
  { minutes: "0–2", scene: "throw", does: { ko: "백 번 던지고 k/n을 센다", en: "throw a hundred, count k/n" } },
  { minutes: "2–4", scene: "look", does: { ko: "θ를 옮겨 꼭대기를 찾는다", en: "move θ to the top" } },
  { minutes: "4–5", scene: "guess", does: { ko: "손을 들어 예측한다", en: "a show of hands" } },
  {
    minutes: "5–9",
    scene: "update",
    does: { ko: "한 번은 박자로, 그다음은 갱신으로", en: "one update by beats, the next by updates" },
  },
  { minutes: "9–11", scene: "swing", does: { ko: "0.3, 폭이 줄어든다", en: "0.3: the swings shrink" } },
  { minutes: "11–13", scene: "out", does: { ko: "0.39, 발산하는 까닭", en: "0.39: why it runs away" } },
  { minutes: "13–14", scene: "log", does: { ko: "L, log L, 평균을 바꾸어 본다", en: "L, log L, mean" } },
  {
    minutes: "14–15",
    scene: "many",
    does: { ko: "추정값의 폭, 확인 문제 2번을 숙제로", en: "the spread of estimates; check 2 as homework" },
  },
];
