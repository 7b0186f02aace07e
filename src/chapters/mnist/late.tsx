/**
 * @file The page's panels, which come when the page is alive, in two pieces: above the lab, and below it. The build has drawn them already;
 * where a link makes the page anew, a room of their size is kept meanwhile.
 */
import { lazy, memo, Suspense, use, useMemo, type ComponentType, type ReactNode } from "react";
import { InBook, useBook } from "../../ui/book.tsx";
import { useLang, type Lang } from "../../ui/locale.tsx";
import type ko from "./late.ko.ts";

/** What these parts say comes with them, in the page's language, and joins the words of the page inside them. */
const dictionaries: { readonly [L in Lang]: () => Promise<{ readonly default: typeof ko }> } = {
  ko: () => import("./late.ko.ts"),
  en: () => import("./late.en.ts"),
};
const known = new Map<Lang, Promise<typeof ko>>();
function wordsIn(lang: Lang): Promise<typeof ko> {
  const coming = known.get(lang) ?? dictionaries[lang]().then((it) => it.default);
  known.set(lang, coming);
  return coming;
}
function Spoken({ children }: { readonly children: ReactNode }) {
  const book = useBook();
  const late = use(wordsIn(useLang()));
  const spoken = useMemo(() => ({ ...book, words: { ...(book.words as object), ...late } }), [book, late]);
  return <InBook value={spoken}>{children}</InBook>;
}

/** `room`: about how high it is on a wide screen, in rem. */
function late<P extends object>(load: () => Promise<ComponentType<P>>, room: number): ComponentType<P> {
  const Part = lazy(async () => ({ default: await load() })) as unknown as ComponentType<P>;
  // While its script is on the way a part stays as the build drew it, so long as nobody gives it anything new.
  return memo(function Late(props: P) {
    return (
      <Suspense fallback={<div style={{ minHeight: `${room}rem` }} />}>
        <Spoken>
          <Part {...props} />
        </Spoken>
      </Suspense>
    );
  }) as unknown as ComponentType<P>;
}

const above = () => import("./above.ts");
const below = () => import("./below.ts");

export const Inspector = late(async () => (await above()).Inspector, 33);
export const OneHot = late(async () => (await above()).OneHot, 13);
export const Logits = late(async () => (await above()).Logits, 25);
export const CostConverter = late(async () => (await above()).CostConverter, 23);
export const CostsFigure = late(async () => (await below()).CostsFigure, 23);
export const Confusion = late(async () => (await below()).Confusion, 32);
export const RawCase = late(async () => (await below()).RawCase, 30);
export const ShiftLab = late(async () => (await below()).ShiftLab, 26);
export const MoreData = late(async () => (await below()).MoreData, 22);
export const Cases = late(async () => (await below()).Cases, 22);
export const Checks = late(async () => (await below()).Checks, 38);
export const Notebook = late(async () => (await below()).Notebook, 14);
export const GuessShift = late(async () => (await below()).GuessShift, 9);
export const Stage = late(async () => (await import("./Stages.tsx")).default, 0);
