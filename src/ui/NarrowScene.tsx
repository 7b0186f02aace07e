/** @file A scene where there is no room for one, on a phone held upright: what is asked, and the way to the same run in the page's lab. */
import { useDeckWords } from "./locale.tsx";

export function NarrowScene({ href, onLeave }: { readonly href: string; readonly onLeave: () => void }) {
  const words = useDeckWords();
  return (
    <div className="scene-narrow">
      <p>{words.narrowScene}</p>
      <a
        href={href}
        onClick={(event) => {
          event.preventDefault();
          onLeave();
        }}
      >
        {words.sceneInPage}
      </a>
    </div>
  );
}
