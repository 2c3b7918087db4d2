/** The two scales of a check-in, and what a key does on them. A value of null is "not set". */

export interface Scale {
  readonly min: number;
  readonly max: number;
}

export const SCALES = {
  /** Seven stops around neutral: mood, energy. */
  seven: { min: -3, max: 3 },
  /** Eleven stops from none: urges. */
  eleven: { min: 0, max: 10 },
} as const satisfies Record<string, Scale>;

/** What was pressed before, while it can still belong to the next key. */
export interface Pending {
  readonly key: "1" | "-";
  readonly at: number;
}

export interface Step {
  readonly value: number | null;
  readonly pending: Pending | null;
}

/** How long "1" waits for the "0" of ten, and "-" for its digit, in milliseconds. */
const WAIT = 1500;

/**
 * What `key` makes of `value`, or undefined if the key means nothing here. Arrows from "not set"
 * start at the middle; digits set directly; minus flips the sign; Delete clears.
 */
export function pressOnScale(
  { min, max }: Scale,
  value: number | null,
  key: string,
  pending: Pending | null,
  at: number,
): Step | undefined {
  const set = (next: number | null): Step => ({ value: next, pending: null });
  const within = (next: number) => Math.min(max, Math.max(min, next));
  const middle = (min + max) / 2;
  const held = pending && at - pending.at <= WAIT ? pending.key : null;

  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return set(within((value ?? middle) + 1));
    case "ArrowLeft":
    case "ArrowDown":
      return set(within((value ?? middle) - 1));
    case "Home":
      return set(min);
    case "End":
      return set(max);
    case "Delete":
    case "Backspace":
      return set(null);
    case "-":
    case "\u2212":
      if (min >= 0) return undefined;
      return value ? set(-value) : { value, pending: { key: "-", at } };
  }

  if (!/^[0-9]$/.test(key)) return undefined;
  const digit = Number(key);
  if (held === "1" && digit === 0 && max >= 10) return set(10);
  const signed = held === "-" ? -digit : digit;
  if (signed < min || signed > max) return undefined;
  const next = signed === 0 ? 0 : signed;
  return { value: next, pending: digit === 1 && max >= 10 ? { key: "1", at } : null };
}
