/** Reads a whole number from 0 to `max`: null when nothing was typed, undefined for anything else. */
export function wholeNumber(typed: string, max: number): number | null | undefined {
  const text = typed.trim();
  if (text === "") return null;
  if (!/^\d+$/.test(text)) return undefined;
  const number = Number(text);
  return number <= max ? number : undefined;
}

/**
 * Reads a number with at most `places` digits behind a point or comma, from 0 to `max`, as a whole
 * number of its smallest part: "2.5" with two places is 250. Null when nothing was typed, undefined
 * for anything else.
 */
export function decimalNumber(
  typed: string,
  places: number,
  max: number,
): number | null | undefined {
  const text = typed.trim();
  if (text === "") return null;
  const match = /^(\d+)(?:[.,](\d+))?$/.exec(text);
  const [whole = "", part = ""] = match?.slice(1) ?? [];
  if (!match || part.length > places) return undefined;
  const number = Number(whole + part.padEnd(places, "0"));
  return number <= max * 10 ** places ? number : undefined;
}

/** Such a whole number as it would be typed: 250 with two places is "2.5". */
export function typedNumber(value: number, places: number): string {
  return String(value / 10 ** places);
}
