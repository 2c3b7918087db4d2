/** Spans of days. Dates on the wire are `2026-11-21`. */
import { t } from "./catalogue";
import { formatDate } from "./format";

/** "2 August 2026", or "10 to 12 September 2025". */
export function dateSpan(from: string, to: string): string {
  if (from === to) return formatDate(from, "long");
  const [start, end] = sameMonth(from, to)
    ? [formatDate(from, "day-number"), formatDate(to, "long")]
    : [formatDate(from, "long"), formatDate(to, "long")];
  return t("date-span", { from: start, to: end });
}

/** The same without the year, where little room is left. */
export function shortSpan(from: string, to: string): string {
  if (from === to) return formatDate(from, "short");
  const start = formatDate(from, sameMonth(from, to) ? "day-number" : "short");
  return t("date-span", { from: start, to: formatDate(to, "short") });
}

const sameMonth = (a: string, b: string) => a.slice(0, 7) === b.slice(0, 7);
