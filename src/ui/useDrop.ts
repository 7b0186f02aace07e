/** @file Files dropped on a lab. Beside it a dropped file would open in place of the book, so there it does nothing. */
import { useEffect, type RefObject } from "react";

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes("Files") === true;

/** The lab around `ref` takes files; while some are held over it, it has `data-dropping`. */
export function useDrop(ref: RefObject<HTMLElement | null>, onFiles: (files: readonly File[]) => void): void {
  useEffect(() => {
    const lab = ref.current!.closest<HTMLElement>("[data-lab]") ?? ref.current!;
    let inside = 0; // every part that is entered is one that will be left
    const mark = (now: number) => {
      inside = Math.max(0, now);
      lab.toggleAttribute("data-dropping", inside > 0);
    };
    const onDrag = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      const here = lab.contains(event.target as Node);
      if (event.type === "dragover")
        event.dataTransfer!.dropEffect = here || event.dataTransfer!.dropEffect === "copy" ? "copy" : "none";
      if (event.type === "dragenter" && here) mark(inside + 1);
      if (event.type === "dragleave" && here) mark(inside - 1);
      if (event.type !== "drop") return;
      mark(0);
      const files = [...event.dataTransfer!.files];
      if (here && files.length > 0) onFiles(files);
    };
    const kinds = ["dragenter", "dragover", "dragleave", "drop"] as const;
    for (const kind of kinds) addEventListener(kind, onDrag);
    return () => {
      for (const kind of kinds) removeEventListener(kind, onDrag);
      mark(0);
    };
  }, [ref, onFiles]);
}
