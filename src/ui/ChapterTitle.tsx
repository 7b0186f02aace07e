/** @file How a chapter opens: which one it is, its title, and the question that can be answered at its end. */

interface Words {
  readonly chapter: string;
  readonly title: string;
  /** A sentence a line. */
  readonly question: readonly string[];
}

export function ChapterTitle({ words }: { readonly words: Words }) {
  return (
    <header className="opening">
      <p className="chapter">{words.chapter}</p>
      <h1>{words.title}</h1>
      <p className="question">
        {words.question.map((line) => (
          <span key={line}>{line} </span>
        ))}
      </p>
    </header>
  );
}
