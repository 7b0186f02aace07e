/** @file What the page asks of the worker outside of any run: the book's digits as files in MNIST's own format. */
import { writeIdx } from "../../../core/data/index.ts";
import { drawDigits } from "../../../lesson/data/digits/drawn.ts";

/** The first `images` training digits of a seed. */
export interface Question {
  readonly seed: number;
  readonly images: number;
}
/** The bytes of each file, by the name under which the exported script looks for it. */
export type Answer = { readonly [name: string]: Uint8Array };

export default function answer(asked: unknown): Answer {
  const { seed, images } = asked as Question;
  const drawn = drawDigits(seed, images);
  return {
    "drawn-images-idx3-ubyte": writeIdx([images, 28, 28], drawn.images),
    "drawn-labels-idx1-ubyte": writeIdx([images], drawn.labels),
  };
}
