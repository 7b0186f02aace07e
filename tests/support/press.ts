/** @file A press of a key, as the page's events tell it. */
import type { Press } from "../../src/ui/deck/keys.ts";

/** The key at this place of the keyboard, alone unless `more` says what is held with it. */
export const press = (code: string, more: Partial<Press> = {}): Press => ({
  code,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...more,
});
