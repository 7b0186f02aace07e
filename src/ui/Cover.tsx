/** @file The book's cover and contents: navy cloth, a hundred tacks, eight chapters of which some exist. */
import { Languages, Modes, type HeadProps, type Leaf, type SideLeaf } from "./Head.tsx";
import { useShellWords } from "./locale.tsx";
import { Still } from "./Still.tsx";

export interface Line extends Leaf {
  readonly blurb: string;
}
/** Where the reader was. */
export interface Bookmark {
  readonly href: string;
  readonly text: string;
}
interface Props extends Pick<HeadProps, "twins" | "fragment"> {
  readonly lines: readonly Line[];
  /** What comes after the chapters, without a number. */
  readonly aside: readonly SideLeaf[];
  /** The first chapter that exists. */
  readonly first: Line;
  readonly bookmark: Bookmark | null;
  /** Whether it will open without a network. */
  readonly offline: boolean;
}

export function Cover({ lines, aside, first, bookmark, offline, twins, fragment }: Props) {
  const words = useShellWords();
  const [before, twentySeven, after] = words.thrown;
  return (
    <div className="home">
      <header className="cover">
        <p className="top">
          <span>{words.course}</span>
          <span>{words.lectures}</span>
        </p>
        <h1>{words.book}</h1>
        <p className="other" lang={words.book === "압정" ? "en" : "ko"}>
          {words.other}
        </p>
        <p className="motto">{words.motto}</p>
        <Still name="tacks" className="cloth" />
        <p className="thrown">
          {before}
          <b>{twentySeven}</b>
          {after}
        </p>
        <a
          className="begin"
          href={first.href!}
          aria-label={`${words.begin} ${words.chapterNumber(first.order)} ${first.title}`} // its two parts would be read as one word
        >
          <b>{words.begin}</b> {words.chapterNumber(first.order)}&ensp;{first.title}
        </a>
      </header>
      <main className="contents" id="text">
        <div className="bar">
          <h2>{words.contents}</h2>
          <Languages twins={twins} fragment={fragment} />
          <Modes />
        </div>
        <ol>
          {lines.map((line) => (
            <li key={line.id} data-coming={line.href === null || undefined}>
              <Entry {...line} />
            </li>
          ))}
        </ol>
        {aside.map(({ id, title, blurb, href }) => (
          <p key={id} className="after-all">
            <a href={href}>{title}</a> {blurb}
          </p>
        ))}
        <footer>
          <Bookmarked first={first} bookmark={bookmark} />
          <span className="offline">{offline ? words.offline : words.online}</span>
        </footer>
      </main>
    </div>
  );
}

function Entry({ id, order, title, blurb, href }: Line) {
  const words = useShellWords();
  const inside = (
    <>
      <Still name={id} className="miniature" />
      <div>
        <div className="no">
          <span>{order}</span>
          {href === null ? <span>{words.coming}</span> : <Still name={`${id}-mark`} className="mark-of" />}
        </div>
        <h3>{title}</h3>
        <p className="blurb">{blurb}</p>
      </div>
    </>
  );
  return href === null ? (
    <div className="entry">{inside}</div>
  ) : (
    <a className="entry" href={href}>
      {inside}
    </a>
  );
}

function Bookmarked({ first, bookmark }: Pick<Props, "first" | "bookmark">) {
  const words = useShellWords();
  return bookmark ? (
    <a href={bookmark.href}>
      {words.goOn}: <b>{bookmark.text}</b>
    </a>
  ) : (
    <a href={first.href!}>
      {words.begin}: <b>{`${words.chapterNumber(first.order)}  ${first.title}`}</b>
    </a>
  );
}
