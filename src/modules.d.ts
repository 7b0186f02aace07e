/** @file What the compiler cannot know of modules that a plugin makes, and of a package without types. */

/** A chapter's prose: a component, and the ids of its sections in their order. */
declare module "*.mdx" {
  import type { ComponentType } from "react";
  export const sections: readonly string[];
  const Content: ComponentType<{ readonly components?: { readonly [name: string]: unknown } }>;
  export default Content;
}
declare module "subset-font" {
  export default function subsetFont(font: Buffer, text: string, options?: object): Promise<Buffer>;
}
