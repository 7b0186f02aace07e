/** @file The head of every page: the book as a ruler with one tick a chapter, the languages, the screens. On a phone, a menu. */
import { type Lang, LANGS, useLang, useShellWords } from "./locale.tsx";
import { Mark } from "./Mark.tsx";
import { MODES, useMode } from "./mode.ts";

/** A chapter as the shell speaks of it. */
export interface Leaf {
  readonly id: string;
  readonly order: number;
  readonly short: string;
  readonly title: string;
  /** Null: it does not exist yet. */
  readonly href: string | null;
}
/** A page outside the numbering: an appendix. */
export interface SideLeaf {
  readonly id: string;
  readonly title: string;
  readonly blurb: string;
  readonly href: string;
}
export interface HeadProps {
  readonly home: string;
  /** This very page in each language. */
  readonly twins: { readonly [L in Lang]: string };
  readonly leaves: readonly Leaf[];
  /** The chapter one is in. */
  readonly here: string;
  /** The present state as a fragment, asked for when a language is chosen: it stays the same state. */
  readonly fragment: () => string;
}

export function Head({ home, twins, leaves, here, fragment }: HeadProps) {
  const words = useShellWords();
  const current = leaves.find(({ id }) => id === here);
  return (
    <header className="head">
      <a className="skip" href="#text">
        {words.skip}
      </a>
      <a className="name" href={home}>
        <Mark />
        {words.book}
      </a>
      <nav className="ticks" aria-label={words.chapters}>
        <Ticks leaves={leaves} here={here} />
      </nav>
      <div className="head-switches">
        <Languages twins={twins} fragment={fragment} />
        <Modes />
      </div>
      <details className="menu">
        <summary>
          {current && (
            <span>
              {words.chapterNumber(current.order)}&ensp;{current.short}
            </span>
          )}
          <svg width="18" height="14" viewBox="0 0 18 14" aria-hidden="true">
            <path d="M0 1.5H18M0 7H18M0 12.5H18" />
          </svg>
          <span className="visually-hidden">{words.menu}</span>
        </summary>
        <div className="sheet">
          <nav aria-label={words.menu}>
            <a href={home}>{words.contents}</a>
            <Ticks leaves={leaves} here={here} long />
          </nav>
          <Languages twins={twins} fragment={fragment} />
          <Modes />
        </div>
      </details>
    </header>
  );
}

function Ticks({ leaves, here, long = false }: { leaves: readonly Leaf[]; here: string; long?: boolean }) {
  const words = useShellWords();
  return (
    <ol>
      {leaves.map(({ id, order, short, title, href }) => (
        <li key={id}>
          {href ? (
            <a href={href} aria-current={id === here ? "page" : undefined} title={long ? undefined : `${order} ${title}`}>
              {long ? `${order} ${title}` : short}
            </a>
          ) : (
            <span className="coming" title={`${order} ${title}: ${words.coming}`}>
              {long ? `${order} ${title}` : short}
              <small className={long ? undefined : "visually-hidden"}>&ensp;{words.coming}</small>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

const NAMES: { readonly [L in Lang]: string } = { ko: "한국어", en: "English" };

export function Languages({ twins, fragment }: Pick<HeadProps, "twins" | "fragment">) {
  const lang = useLang();
  const words = useShellWords();
  return (
    <nav className="options" aria-label={words.language}>
      {LANGS.map((it) => {
        // Before the browser follows the link, in whichever way it was pressed.
        const keepState = ({ currentTarget }: { currentTarget: HTMLAnchorElement }) => (currentTarget.hash = fragment());
        return (
          <a
            key={it}
            href={twins[it]}
            lang={it}
            hrefLang={it}
            aria-current={it === lang ? "true" : undefined}
            onPointerDown={keepState}
            onFocus={keepState}
            onClick={keepState}
          >
            {NAMES[it]}
          </a>
        );
      })}
    </nav>
  );
}

export function Modes() {
  const words = useShellWords();
  const [mode, setMode] = useMode();
  return (
    <div className="options" role="group" aria-label={words.mode}>
      {MODES.map((it) => (
        <button key={it} type="button" aria-pressed={it === mode} onClick={() => setMode(it)}>
          {words.modes[it]}
        </button>
      ))}
    </div>
  );
}
