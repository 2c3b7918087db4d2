/**
 * When a group meets, as it is chosen and as it is said. The rules of RFC 5545 are read and
 * counted by the journal; here four usual ones have a name, and any other keeps its letters.
 */
import type { Schedule } from "$lib/contract/Schedule";
import { formatDate, t } from "$lib/words";

export const RHYTHMS = ["week", "fortnight", "month", "day", "own"] as const;
export type Rhythm = (typeof RHYTHMS)[number];

const DAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

/** The weekday of a date, as rules name it. */
const dayOf = (date: string) => DAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "MO";

/** The rule of a rhythm for a group that meets first on `date`; an own rule stays as it is. */
export function ruleOf(rhythm: Rhythm, date: string, own: string): string {
  const day = dayOf(date);
  switch (rhythm) {
    case "day":
      return "FREQ=DAILY";
    case "week":
      return `FREQ=WEEKLY;BYDAY=${day}`;
    case "fortnight":
      return `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day}`;
    case "month":
      return `FREQ=MONTHLY;BYDAY=${String(Math.ceil(Number(date.slice(8)) / 7))}${day}`;
    case "own":
      return own;
  }
}

/** Which rhythm made the rule. */
export function rhythmOf({ first, rule }: Pick<Schedule, "first" | "rule">): Rhythm {
  const date = first.slice(0, 10);
  return RHYTHMS.find((one) => one !== "own" && ruleOf(one, date, "") === rule) ?? "own";
}

/** "Tuesday 19:00", "every second Tuesday 19:00", "first Sunday of the month 15:00". */
export function saySchedule(schedule: Schedule): string {
  const date = schedule.first.slice(0, 10);
  const [, nth, day] = /^FREQ=MONTHLY;BYDAY=([1-5])([A-Z]{2})$/.exec(schedule.rule) ?? [];
  const isMonthly = nth !== undefined && day === dayOf(date);
  const rhythm = isMonthly ? "month" : rhythmOf(schedule);
  return t(`schedule-says-${rhythm}`, {
    day: formatDate(date, "weekday"),
    time: schedule.first.slice(11, 16),
    nth: isMonthly ? t(`schedule-nth-${nth}`) : "",
  });
}
