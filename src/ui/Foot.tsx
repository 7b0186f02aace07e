/** @file The foot of a chapter: the way back and on, what one should have known, settings, and honesty about what is kept. */
import { useBook, useKept } from "./book.tsx";
import type { Leaf, SideLeaf } from "./Head.tsx";
import { useShellWords, useWords } from "./locale.tsx";

interface Props {
  readonly before: Leaf | undefined;
  readonly after: (Leaf & { readonly question: string }) | undefined;
  readonly aside: readonly SideLeaf[];
  readonly shortcuts: boolean;
  readonly onShortcuts: (on: boolean) => void;
}

export function Foot({ before, after, aside, shortcuts, onShortcuts }: Props) {
  const words = useShellWords();
  const common = useWords();
  return (
    <footer className="foot">
      <nav className="turn" aria-label={words.chapters}>
        {before ? (
          <Turn leaf={before}>
            {words.previous(before.order)}&ensp;{before.title}
          </Turn>
        ) : (
          <span />
        )}
        {after && (
          <Turn leaf={after}>
            {words.next}&ensp;{after.question}
          </Turn>
        )}
      </nav>
      <div className="settings">
        <label>
          <input type="checkbox" checked={shortcuts} onChange={(event) => onShortcuts(event.target.checked)} />
          {common.shortcuts}
        </label>
        {aside.map(({ id, title, href }) => (
          <a key={id} href={href}>
            {title}
          </a>
        ))}
        <NotKept />
      </div>
    </footer>
  );
}

function Turn({ leaf, children }: { leaf: Leaf; children: React.ReactNode }) {
  const words = useShellWords();
  return leaf.href ? (
    <a href={leaf.href}>{children}</a>
  ) : (
    <span className="coming">
      {children} <small>{words.coming}</small>
    </span>
  );
}

/** Said only where it is so. */
function NotKept() {
  const words = useShellWords();
  const { memory } = useBook();
  useKept("refused"); // follows the memory
  return memory.get("refused") === true ? <p role="note">{words.notKept}</p> : null;
}
