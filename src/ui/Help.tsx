/** @file The sheet that lists the keys: of the deck, and of the scenes in front of a class. */
import { useEffect, useRef, type ReactNode } from "react";
import { useDeckWords } from "./locale.tsx";
import { SCREEN_KEYS } from "./screen.ts";

interface Props {
  /** Of the deck: what is engraved on a key, and what it does. */
  readonly keys: readonly (readonly [cap: string, does: string])[];
  readonly onClose: () => void;
}

/** Open from the moment it is there. */
export function Help({ keys, onClose }: Props) {
  const words = useDeckWords();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => ref.current!.showModal(), []);
  return (
    <dialog ref={ref} className="help" aria-label={words.help} onClose={onClose}>
      <h2>{words.help}</h2>
      <dl>
        {keys.map(([cap, does]) => (
          <Row key={cap} cap={cap}>
            {does}
          </Row>
        ))}
        <Row cap="Shift + ← → , .">{words.keys.ten}</Row>
        <Row cap="PgUp · PgDn">{words.keys.scene}</Row>
        {SCREEN_KEYS.map(([act, cap]) => (
          <Row key={cap} cap={cap}>
            {words.keys[act]}
          </Row>
        ))}
        <Row cap="Esc">{words.keys.leave}</Row>
      </dl>
      <button type="button" className="key" onClick={() => ref.current!.close()}>
        {words.close}
      </button>
    </dialog>
  );
}

const Row = ({ cap, children }: { cap: string; children: ReactNode }) => (
  <div>
    <dt>
      <kbd>{cap}</kbd>
    </dt>
    <dd>{children}</dd>
  </div>
);
