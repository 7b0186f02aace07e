/** @file A button that copies the link to a state; where a page may not (plain http), it shows the link, to be copied by hand. */
import { useState, type ReactNode } from "react";
import { copyText } from "./handOver.ts";
import { useWords } from "./locale.tsx";

/** `children`: what the button says. */
export function CopyLink({ linkOf, children }: { linkOf: () => string; children: ReactNode }) {
  const words = useWords();
  const [shown, setShown] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const onClick = async () => {
    const link = linkOf();
    const done = await copyText(link);
    setCopied(done);
    setShown(done ? null : link);
    if (done) setTimeout(() => setCopied(false), 3000);
  };
  return (
    <>
      <span className="copy">
        <button type="button" className="key" onClick={onClick}>
          {children}
        </button>
        <span role="status">{copied ? words.linkCopied : ""}</span>
      </span>
      {shown !== null && <input readOnly aria-label={words.linkField} value={shown} onFocus={(event) => event.target.select()} />}
    </>
  );
}
