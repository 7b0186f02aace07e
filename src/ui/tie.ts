/** @file The ways of a leader on the page as it is now. Reads the DOM, changes nothing; loaded with the first leader. */
import { endsOf, obstaclesIn } from "./anchors.ts";
import type { Box } from "./labels.ts";
import { chamfer, route, type Point } from "./route.ts";

/** The ways from each anchor to the next that is on the page. */
export function tie(root: Element, names: readonly string[]): (readonly Point[])[] {
  const bounds: Box = { left: 0, top: 0, right: root.clientWidth, bottom: root.clientHeight };
  const obstacles = obstaclesIn(root);
  const stops = names.map((name) => endsOf(root, name)).filter((ends) => ends.length > 0);
  return stops.slice(1).flatMap((to, k) => {
    const corners = route(stops[k]!, to, obstacles, bounds);
    return corners ? [chamfer(corners, obstacles)] : [];
  });
}
