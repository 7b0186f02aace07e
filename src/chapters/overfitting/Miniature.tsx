/** @file The chapter's picture on the cover: the polynomial of the highest degree through its forty points, and the line that was meant. */
import { viewAt, type Facts } from "../../lesson/facts.ts";
import { FitPlane } from "../../ui/FitPlane.tsx";
import type { FitView } from "./labs/poly.ts";

export default function Miniature({ facts }: { facts: Facts }) {
  const view = viewAt<FitView>(facts["cover"], 15);
  if (!view) throw new Error("Miniature: the build computed no view at degree 15");
  return (
    <span className="still mini-fit">
      <FitPlane points={view} curve={view.curve} truth={view.truth} label="" still />
    </span>
  );
}
