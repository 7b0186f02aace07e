/** @file The form of a point in a line of text: a ring for class 0, a square for class 1. */
export function PointMark({ target }: { readonly target: 0 | 1 }) {
  return (
    <svg className="point-mark" viewBox="0 0 12 12" aria-hidden="true">
      {target === 0 ? (
        <circle className="ring" cx="6" cy="6" r="4" />
      ) : (
        <rect className="square" x="1.5" y="1.5" width="9" height="9" />
      )}
    </svg>
  );
}
