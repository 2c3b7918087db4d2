/** Dates, times and numbers as people read them. Dates on the wire are `2026-11-21`. */
import { isPseudoLocale } from "./catalogue";
import { formatLocale, usesTwelveHours } from "./locale";
import { pseudo } from "./pseudo";

const DATE_STYLES = {
  /** Saturday 21 November 2026 */
  full: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  /** Saturday 21 November */
  day: { weekday: "long", day: "numeric", month: "long" },
  /** 21 November 2026 */
  long: { day: "numeric", month: "long", year: "numeric" },
  /** 21 Nov 2026 */
  medium: { day: "numeric", month: "short", year: "numeric" },
  /** 21 Nov */
  short: { day: "numeric", month: "short" },
  /** Sat 21 Nov */
  "short-day": { weekday: "short", day: "numeric", month: "short" },
  /** Sat 21 */
  "weekday-day": { weekday: "short", day: "numeric" },
  /** Saturday */
  weekday: { weekday: "long" },
  /** S */
  "weekday-letter": { weekday: "narrow" },
  /** November 2026 */
  month: { month: "long", year: "numeric" },
  /** November */
  "month-name": { month: "long" },
  /** 21 */
  "day-number": { day: "numeric" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateStyle = keyof typeof DATE_STYLES;

/** A calendar date (`2026-11-21`, or the date part of a date with time). */
export function formatDate(date: string, style: DateStyle = "long"): string {
  const at = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  const written = new Intl.DateTimeFormat(formatLocale(), {
    ...DATE_STYLES[style],
    timeZone: "UTC",
  }).format(at);
  // The design writes "Saturday 21 November"; en-GB in some ICU versions adds a comma.
  return shown(formatLocale() === "en-GB" ? written.replace(/^(\p{L}+), /u, "$1 ") : written);
}

/**
 * The time of a moment (`2026-11-21T21:02:00+01:00`): the clock where it was written, not where
 * it is read. A moment in UTC (`Z`) is shown on this computer's clock.
 */
export function formatTime(moment: string): string {
  const [at, timeZone] = wallClock(moment);
  return shown(
    new Intl.DateTimeFormat(formatLocale(), {
      hour: usesTwelveHours() ? "numeric" : "2-digit",
      minute: "2-digit",
      hourCycle: usesTwelveHours() ? "h12" : "h23",
      ...(timeZone ? { timeZone } : {}),
    }).format(at),
  );
}

/** Date and time of a moment, in one of the date styles: "21 Nov 2026, 21:02". */
export function formatDateTime(moment: string, style: DateStyle = "medium"): string {
  const [at, timeZone] = wallClock(moment);
  const day = timeZone ? moment.slice(0, 10) : localDate(at);
  return `${formatDate(day, style)}, ${formatTime(moment)}`;
}

export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(formatLocale(), options).format(value);
}

/** A step of a scale with two ends: "+1", "0", "−2" with a real minus sign. */
export function formatSigned(value: number): string {
  const digits = formatNumber(Math.abs(value));
  return value === 0 ? digits : `${value > 0 ? "+" : "\u2212"}${digits}`;
}

function wallClock(moment: string): [Date, "UTC" | undefined] {
  if (/Z$/i.test(moment)) return [new Date(moment), undefined];
  return [new Date(`${moment.replace(/[+-]\d\d:?\d\d$/, "")}Z`), "UTC"];
}

function localDate(at: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

function shown(text: string): string {
  return isPseudoLocale() ? pseudo(text) : text;
}
