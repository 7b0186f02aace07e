/** @file A voice for whoever does not see the paper: what lies on it and where, and what the model answers. */
import { useEffect, useRef, useState } from "react";
import { useText } from "../text.ts";
import { sayingOf, type Told } from "./told.ts";

/** A pen that still moves is not talked into; keys are answered sooner. */
const PEN_MS = 700;
const KEYS_MS = 300;

interface Props {
  /** Null while an answer is awaited. */
  readonly told: Told | null;
}
export function Voice({ told }: Props) {
  const words = useText().hand;
  const heard = useRef<Told | null>(null);
  const [spoken, speak] = useState("");
  useEffect(() => {
    if (!told) return undefined;
    const say = () => {
      const text = sayingOf(heard.current, told, words);
      heard.current = told;
      if (text) speak(text);
    };
    const timer = setTimeout(say, told.sheet.strokes !== heard.current?.sheet.strokes ? PEN_MS : KEYS_MS);
    return () => clearTimeout(timer);
  }, [told, words]);
  return (
    <p className="visually-hidden" role="status">
      {spoken}
    </p>
  );
}
