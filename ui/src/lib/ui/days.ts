/** Calendar days as they are written on the wire, moved about without clocks or zones. */

const DAY = 86_400_000;

const atMidnight = (date: string) => Date.parse(`${date}T00:00:00Z`);

/** The day `by` days after `date` (`2026-11-21`). */
export function addDays(date: string, by: number): string {
  return new Date(atMidnight(date) + by * DAY).toISOString().slice(0, 10);
}

/** The first day of the week of `date`; `weekStart` is 1 for Monday to 7 for Sunday. */
export function startOfWeek(date: string, weekStart: number): string {
  const weekday = new Date(atMidnight(date)).getUTCDay() || 7;
  return addDays(date, -((weekday - weekStart + 7) % 7));
}
