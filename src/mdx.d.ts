/** @file What a chapter's prose is when it is imported: a component, and the ids of its sections in their order. */
declare module "*.mdx" {
  import type { ComponentType } from "react";
  export const sections: readonly string[];
  const Content: ComponentType<{ readonly components?: { readonly [name: string]: unknown } }>;
  export default Content;
}
