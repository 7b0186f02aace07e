/** @file The deck's signs. A sign never stands without its word. */
const ICONS = {
  reset: "M0 0h2v12H0zM11 0v12L3 6z",
  back: "M10 1v10L2.5 6z",
  play: "M1 0v12l10-6z",
  pause: "M1 0h3.5v12H1zM7.5 0H11v12H7.5z",
  forward: "M2 1v10l7.5-5z",
  runTo: "M1 0v12l8-6zM10 0h2v12h-2z",
} as const;
export type IconName = keyof typeof ICONS;

const OUTLINED: ReadonlySet<IconName> = new Set(["back", "forward"]);

export const Icon = ({ name }: { name: IconName }) => (
  <svg className={OUTLINED.has(name) ? "icon outlined" : "icon"} viewBox="0 0 12 12" aria-hidden="true">
    <path d={ICONS[name]} />
  </svg>
);
