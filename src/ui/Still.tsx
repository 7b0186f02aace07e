/**
 * @file What the build made and no script needs to make again: a miniature, the tacks, a number out of a run. Its markup is in the page
 * already, so the browser reads it from there; what made it does not ship.
 */
import { createContext, useContext } from "react";

export type Stills = { readonly [name: string]: string };
export const InStills = createContext<Stills>({});

export const useStills = (): Stills => useContext(InStills);

export function Still({ name, className, inline = false }: { name: string; className: string; inline?: boolean }) {
  const markup = useStills()[name] ?? "";
  const Tag = inline ? "span" : "div";
  return <Tag className={className} data-still={name} dangerouslySetInnerHTML={{ __html: markup }} />;
}

/** The drawings of the page as it was served. */
export function readStills(page: ParentNode): Stills {
  const found = page.querySelectorAll<HTMLElement>("[data-still]");
  return Object.fromEntries([...found].map((element) => [element.dataset["still"]!, element.innerHTML]));
}
