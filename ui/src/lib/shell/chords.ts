/** Keys written as `Ctrl Shift T`, `F1`, `?` or `U`, and when they mean something. */
import { isTyping } from "$lib/ui";

export interface KeyBinding {
  readonly keys: string;
  /** What it does, in words; for the list of keys. */
  readonly label: string;
  /** Missing: the keys are handled elsewhere and only listed. */
  readonly run?: () => unknown;
}

const isMac = /Mac/.test(navigator.userAgent);

/** Names for keys that would be hard to write in a chord. */
const NAMED: Record<string, string> = { ",": "comma", " ": "space", escape: "esc" };

/** Whether `event` is the chord `keys`. */
export function isChord(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.toLowerCase().split(" ");
  // Digits by their place: on some keyboards they are shifted.
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const key = digit && event.ctrlKey ? digit : event.key.toLowerCase();
  const ctrl = isMac ? event.metaKey : event.ctrlKey;
  const other = isMac ? event.ctrlKey : event.metaKey;
  return (
    (NAMED[key] ?? key) === parts.at(-1) &&
    ctrl === parts.includes("ctrl") &&
    !other &&
    event.altKey === parts.includes("alt") &&
    // "?" and digits are shifted on some keyboards and not on others.
    (event.shiftKey === parts.includes("shift") || /^[^a-z]$/.test(key))
  );
}

/**
 * Whether a chord may act now: letters without Ctrl only while a list has the focus and `letters`
 * are switched on; "?" wherever it would not be text.
 */
export function mayAct(event: KeyboardEvent, keys: string, letters: boolean): boolean {
  if (keys === "?") return !isTyping(event);
  if (!/^[a-z0-9[\]]$/i.test(keys)) return true;
  const target = event.target;
  return letters && target instanceof Element && target.closest("[role=listbox]") !== null;
}
