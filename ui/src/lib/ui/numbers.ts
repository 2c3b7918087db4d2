/** Reads a whole number from 0 to `max`: null when nothing was typed, undefined for anything else. */
export function wholeNumber(typed: string, max: number): number | null | undefined {
  const text = typed.trim();
  if (text === "") return null;
  if (!/^\d+$/.test(text)) return undefined;
  const number = Number(text);
  return number <= max ? number : undefined;
}
