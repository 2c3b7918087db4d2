import { hasMessage, t } from "$lib/words";

const isMac = /Mac/.test(navigator.userAgent);

/** The names of a chord as printed on the keys here: `Ctrl Enter`, on macOS `Cmd Enter`. */
export function keyNames(keys: string): string {
  return keys
    .split(" ")
    .map((key) => (isMac && key === "Ctrl" ? "Cmd" : key))
    .map((key) => (hasMessage(`key-${key.toLowerCase()}`) ? t(`key-${key.toLowerCase()}`) : key))
    .join(" ");
}

/** Whether Ctrl (Cmd on macOS) and nothing else is held. */
export function withCtrl(event: KeyboardEvent): boolean {
  const [held, other] = isMac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  return held && !other && !event.altKey && !event.shiftKey;
}

/** Whether the event comes from a place where letters are text. */
export function isTyping(event: Event): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !/^(radio|checkbox|range|button)$/.test(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    target.isContentEditable
  );
}
