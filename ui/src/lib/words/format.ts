/** Dates, times and numbers as people read them. Dates on the wire are `2026-11-21`. */
import { isPseudoLocale } from "./catalogue";
import { formatLocale, usesTwelveHours } from "./locale";
import { pseudo } from "./pseudo";

const DATE_STYLES = {
  /** Saturday 21 November 2026 */
  full: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  /** Saturday 21 November */
  day: { weekday: "long", day: "numeric", month: "long" },
  /** 21 November */
  "day-month": { day: "numeric", month: "long" },
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
  /** Nov */
  "short-month": { month: "short" },
  /** Nov 2026 */
  "short-month-year": { month: "short", year: "numeric" },
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
 * The time of a moment (`2026-11-21T20:02:00Z`) on the clock of `zone` (`Europe/London`), which is
 * the one it was written under; without a zone, on this computer's clock.
 */
export function formatTime(moment: string, zone?: string): string {
  return shown(
    new Intl.DateTimeFormat(formatLocale(), {
      hour: usesTwelveHours() ? "numeric" : "2-digit",
      minute: "2-digit",
      hourCycle: usesTwelveHours() ? "h12" : "h23",
      timeZone: zone,
    }).format(new Date(moment)),
  );
}

/** Date and time of a moment, in one of the date styles: "21 Nov 2026, 21:02". */
export function formatDateTime(moment: string, zone?: string, style: DateStyle = "medium"): string {
  return `${formatDate(dateIn(moment, zone), style)}, ${formatTime(moment, zone)}`;
}

/** The calendar date of a moment in `zone`: `2026-11-21`. Not the logical day, which has its own field. */
function dateIn(moment: string, zone?: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    timeZone: zone,
  }).formatToParts(new Date(moment));
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(formatLocale(), options).format(value);
}

/** A step of a scale with two ends: "+1", "0", "−2" with a real minus sign. */
export function formatSigned(value: number): string {
  const digits = formatNumber(Math.abs(value));
  return value === 0 ? digits : `${value > 0 ? "+" : "\u2212"}${digits}`;
}

function shown(text: string): string {
  return isPseudoLocale() ? pseudo(text) : text;
}
