/** @file Fig. 5.1: ten digits, and what ten rows of weights have become; drawn by the build. Pressed, a digit is the one the page is about. */
import type { Facts } from "../../lesson/facts.ts";
import { count } from "../../ui/numbers.ts";
import { END } from "./facts.ts";
import { oneOfEach, pictureOf } from "./moments.ts";
import { useChosen } from "./panels/chosen.tsx";
import { DigitImage } from "./panels/DigitImage.tsx";
import { StillTemplate } from "./Template.tsx";
import { useText } from "./text.ts";
import { inkSaid, pullsSaid } from "./unseen.ts";
import { extentOf, fixed, imageOf } from "./weights.ts";

export function Opening({ facts }: { readonly facts: Facts }) {
  const all = useText();
  const words = all.opening;
  const { digit, choose } = useChosen();
  const picture = pictureOf(facts);
  if (!picture) return null;
  const extent = extentOf(picture.templates);
  return (
    <figure className="ten">
      <ol>
        {oneOfEach(facts).map(({ index, label, pixels }) => (
          <li key={label}>
            <button
              type="button"
              aria-pressed={digit.from === "test" && digit.index === index}
              aria-label={words.digit(label, inkSaid(pixels, all))}
              onClick={() => choose({ from: "test", index })}
            >
              <DigitImage pixels={pixels} label={null} />
            </button>
            <span className="tie" aria-hidden="true" />
            <StillTemplate values={imageOf(picture.templates, label)} extent={extent} />
            <span className="visually-hidden">{words.template(label, pullsSaid(imageOf(picture.templates, label), all))}</span>
            <span className="n">
              <b>{label}</b> <span>b {fixed(picture.bias[label]!, 2)}</span>
            </span>
          </li>
        ))}
      </ol>
      <figcaption>
        <b>{words.title}</b> {words.caption(count(END))}
      </figcaption>
    </figure>
  );
}
