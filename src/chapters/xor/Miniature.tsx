/** @file The chapter's picture on the cover: its input plane at the moment that facts.ts names. */
import { viewAt, type Facts } from "../../lesson/facts.ts";
import { PlaneMini } from "../../ui/PlaneMini.tsx";
import { POINTS } from "./figures.ts";
import { SURFACE, type TwoHiddenView } from "./labs/twoHidden.ts";

export default function Miniature({ facts }: { facts: Facts }) {
  const view = viewAt<TwoHiddenView>(facts["cover"], 2200);
  if (!view) throw new Error("Miniature: the build computed no view at 2,200");
  return (
    <PlaneMini field={{ n: Math.round(Math.sqrt(view.surface.length)), values: view.surface }} points={POINTS} {...SURFACE} />
  );
}
