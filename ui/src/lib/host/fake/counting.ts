/** The fake's plain version of how time is counted: enough for invented data, and no more. */
import type { AheadRow } from "$lib/contract/AheadRow";
import type { DayLog } from "$lib/contract/DayLog";
import type { DayLogWeek } from "$lib/contract/DayLogWeek";
import type { Lapse } from "$lib/contract/Lapse";
import type { MilestoneAck } from "$lib/contract/MilestoneAck";
import type { MilestoneDef } from "$lib/contract/MilestoneDef";
import type { MilestoneRow } from "$lib/contract/MilestoneRow";
import type { Run } from "$lib/contract/Run";
import type { Tracker } from "$lib/contract/Tracker";
import type { TrackerCount } from "$lib/contract/TrackerCount";
import type { WeekDay } from "$lib/contract/WeekDay";

const DAY = 86_400_000;

const at = (date: string) => Date.parse(`${date}T00:00:00Z`);
const dateOf = (time: number) => new Date(time).toISOString().slice(0, 10);

export const plusDays = (date: string, days: number) => dateOf(at(date) + days * DAY);
export const daysBetween = (first: string, last: string) =>
  Math.max(0, Math.round((at(last) - at(first)) / DAY));

export function plusMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}

function elapsed(anchor: string, on: string) {
  let months = 0;
  while (plusMonths(anchor, months + 1) <= on) months += 1;
  const days = daysBetween(plusMonths(anchor, months), on);
  return { years: Math.floor(months / 12), months: months % 12, days };
}

/** Trackers of the fake begin on their first full day. */
export function count(tracker: Tracker, lapses: Lapse[], on: string): TrackerCount {
  const run = (from: string, until: string, ended_on: string | null): Run => ({
    anchor: from,
    from,
    days: daysBetween(from, until),
    ended_on,
  });
  const runs: Run[] = [];
  let [from, until] = [tracker.anchor, on];
  let undecided: string | null = null;
  for (const lapse of [...lapses].sort((a, b) => a.start.localeCompare(b.start))) {
    if (lapse.start > on || lapse.effect === "keep") continue;
    if (lapse.effect === "undecided") {
      [undecided, until] = [lapse.id, lapse.start];
      break;
    }
    runs.push(run(from, lapse.start, lapse.start));
    from = plusDays(lapse.end, 1);
  }
  runs.push(run(from, until, null));
  const longest = runs.reduce((best, one) => (one.days >= best.days ? one : best));
  return {
    on,
    since: tracker.anchor,
    anchor: from,
    days: daysBetween(from, until),
    elapsed: from <= until ? elapsed(from, until) : { years: 0, months: 0, days: 0 },
    starts_in: daysBetween(on, tracker.anchor),
    current_run: daysBetween(from, until),
    longest_run: longest.days,
    longest_until: longest.ended_on && plusDays(longest.ended_on, -1),
    free_days: runs.reduce((sum, one) => sum + one.days, 0),
    total_days: daysBetween(tracker.anchor, until),
    earlier_days: 0,
    runs,
    undecided,
    until,
  };
}

function dated(anchor: string, { unit, n }: MilestoneDef): string {
  if (unit === "days") return plusDays(anchor, n);
  if (unit === "weeks") return plusDays(anchor, 7 * n);
  return plusMonths(anchor, unit === "months" ? n : 12 * n);
}

export function reached(
  counted: TrackerCount,
  tracker: Tracker,
  set: MilestoneDef[],
  acks: MilestoneAck[],
): MilestoneRow[] {
  return counted.runs
    .flatMap(({ anchor, ended_on }, index) =>
      set.map((milestone) => ({ milestone, date: dated(anchor, milestone), index, ended_on })),
    )
    .filter(({ date, ended_on }) => date <= (ended_on ?? counted.until))
    .map(({ milestone, date, index }) => ({
      tracker_id: tracker.id,
      milestone,
      date,
      run: index + 1,
      ack: acks.find((ack) => ack.tracker_id === tracker.id && ack.date === date) ?? null,
      is_new: false,
      was_counted_otherwise: false,
    }))
    .sort((a, b) => b.date.localeCompare(a.date));
}

export function ahead(counted: TrackerCount, tracker: Tracker, set: MilestoneDef[]): AheadRow[] {
  if (counted.undecided) return [];
  return set
    .map((milestone) => ({ milestone, date: dated(counted.anchor, milestone) }))
    .filter(({ date }) => date > counted.on)
    .map((row) => ({
      ...row,
      tracker_id: tracker.id,
      in_days: daysBetween(counted.on, row.date),
    }))
    .sort((a, b) => a.date.localeCompare(b.date));
}

/** The week of Monday `from`. */
export function week(tracker: Tracker, logs: DayLog[], from: string, today: string): DayLogWeek {
  const days = Array.from({ length: 7 }, (_, index): WeekDay => {
    const date = plusDays(from, index);
    const log = logs.find((one) => one.tracker_id === tracker.id && one.date === date);
    const unknown = date < today ? "not_logged" : "open";
    return {
      date,
      state: log && log.state !== "unknown" ? log.state : unknown,
      amount_hundredths: log?.amount_hundredths ?? null,
      log_id: log?.id ?? null,
      revision: log?.revision ?? 0,
    };
  });
  const n = (state: WeekDay["state"]) => days.filter((day) => day.state === state).length;
  const target = "target" in tracker.goal ? tracker.goal.target : null;
  return {
    from,
    to: plusDays(from, 6),
    days,
    yes: n("yes"),
    no: n("no"),
    not_logged: n("not_logged"),
    open: n("open"),
    paused: 0,
    target,
    amount_hundredths: days.reduce((sum, day) => sum + (day.amount_hundredths ?? 0), 0),
    limit_hundredths: null,
    met: target !== null && n("yes") >= target ? true : null,
  };
}

/** The Monday of the week of `date`. */
export const mondayOf = (date: string) =>
  plusDays(date, -((new Date(at(date)).getUTCDay() + 6) % 7));
