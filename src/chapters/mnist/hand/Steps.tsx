/** @file The five steps from ink to what the model is given, each with its picture; four of them can be left out. */
import { useEffect, useRef } from "react";
import { useLook } from "../../../ui/look.ts";
import { useText } from "../text.ts";
import { paintImage } from "./paint.ts";
import { blank, SHEET, SIDE, type Box, type Image, type Prepared, type Steps as Taken } from "./pipeline.ts";

/** `scale`: the last step, which is taken where the model is asked. */
export type Switches = Taken & { readonly scale: boolean };
const STEPS = ["ink", "crop", "fit", "centre", "scale"] as const;

interface Props {
  readonly sheet: Image;
  /** Null: no ink. */
  readonly prepared: Prepared | null;
  readonly switches: Switches;
  readonly onSwitch: (step: keyof Switches, on: boolean) => void;
}

export function Steps({ sheet, prepared, switches, onSwitch }: Props) {
  const words = useText().hand;
  const nothing = blank(SIDE);
  const pictures: { readonly [S in (typeof STEPS)[number]]: Image } = {
    ink: sheet,
    crop: prepared?.cropped ?? blank(SHEET),
    fit: prepared?.fitted ?? nothing,
    centre: prepared?.image ?? nothing,
    scale: prepared?.image ?? nothing,
  };
  const [right, down] = prepared?.moved ?? [0, 0];
  return (
    <ol className="hand-steps">
      {STEPS.map((step) => {
        const on = step === "ink" || switches[step];
        const { name, does, not } = words[step];
        return (
          <li key={step} data-on={on} data-step={step}>
            <Thumb image={pictures[step]} box={step === "ink" ? (prepared?.box ?? null) : null} />
            <div>
              {step === "ink" ? (
                <b>{name}</b>
              ) : (
                <label>
                  <input type="checkbox" checked={on} onChange={(event) => onSwitch(step, event.target.checked)} />
                  <b>{name}</b>
                </label>
              )}
              <p>
                {on ? does : not} {step === "centre" && on && prepared && words.movedBy(right, down)}
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function Thumb({ image, box }: { readonly image: Image; readonly box: Box | null }) {
  const look = useLook();
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => paintImage(ref.current!, image, look, box), [image, look, box]);
  return <canvas ref={ref} aria-hidden="true" />;
}
