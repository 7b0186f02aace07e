/** @file The frame of a scene, which comes with the first scene: who only reads does not load it. */
import { lazy, Suspense, type ComponentProps } from "react";
import { useMedia } from "./deck/usePlace.ts";
import type { SceneFrame } from "./SceneFrame.tsx";

const Frame = lazy(async () => ({ default: (await import("./SceneFrame.tsx")).SceneFrame }));
const NARROW = "(max-width: 700px) and (orientation: portrait)";

export function Projected(props: Omit<ComponentProps<typeof SceneFrame>, "narrow">) {
  const narrow = useMedia(NARROW);
  return (
    <Suspense>
      <Frame {...props} narrow={narrow} />
    </Suspense>
  );
}
