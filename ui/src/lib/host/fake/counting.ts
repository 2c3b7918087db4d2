/** The fake's plain version of counting: runs, three numbers, milestones, weeks. */
import type { AheadRow } from "$lib/contract/AheadRow";
import type { DayLogWeek } from "$lib/contract/DayLogWeek";
import type { Elapsed } from "$lib/contract/Elapsed";
import type { Lapse } from "$lib/contract/Lapse";
import type { MilestoneDef } from "$lib/contract/MilestoneDef";
import type { MilestoneRow } from "$lib/contract/MilestoneRow";
import type { Run } from "$lib/contract/Run";
import type { Tracker } from "$lib/contract/Tracker";
import type { TrackerCount } from "$lib/contract/TrackerCount";
import type { WeekDayState } from "$lib/contract/WeekDayState";
import { PRESETS } from "./texts";
import { moved, TODAY, type World } from "./world";

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Clamped to the last day of the month. */
function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}

function elapsed(from: string, to: string): Elapsed {
  let months = 0;
  while (addMonths(from, months + 1) <= to) months += 1;
  const days = Math.max(0, daysBetween(addMonths(from, months), to));
  return { years: Math.floor(months / 12), months: months % 12, days };
}

export const firstFreeDay = ({ anchor, anchor_kind }: Tracker): string =>
  anchor_kind === "first_day" ? anchor : moved(anchor, 1);

export function lapsesOf(world: World, tracker: string): Lapse[] {
  return world.lapses
    .filter(({ tracker_id, deleted_at }) => tracker_id === tracker && !deleted_at)
    .sort((a, b) => a.start.localeCompare(b.start));
}

export function countOf(tracker: Tracker, lapses: readonly Lapse[]): TrackerCount {
  const sorted = lapses
    .filter(({ effect }) => effect !== "keep")
    .toSorted((a, b) => a.start.localeCompare(b.start));
  const undecided = sorted.find(({ effect }) => effect === "undecided");
  const until = undecided?.start ?? TODAY;
  const since = firstFreeDay(tracker);
  const runs: Run[] = [];
  let [from, anchor] = [since, tracker.anchor];
  for (const { start, end } of sorted.filter((lapse) => !undecided || lapse.start < until)) {
    runs.push({ anchor, from, days: Math.max(0, daysBetween(from, start)), ended_on: start });
    from = moved(end, 1);
    anchor = tracker.anchor_kind === "first_day" ? from : end;
  }
  runs.push({ anchor, from, days: Math.max(0, daysBetween(from, until)), ended_on: null });
  const longest = runs.reduce((best, run) => (run.days > best.days ? run : best));
  return {
    on: TODAY,
    since,
    anchor,
    days: Math.max(0, daysBetween(anchor, until)),
    elapsed: elapsed(anchor, until),
    starts_in: Math.max(0, daysBetween(TODAY, anchor)),
    current_run: runs.at(-1)?.days ?? 0,
    longest_run: longest.days,
    longest_until: longest.ended_on ? moved(longest.ended_on, -1) : null,
    free_days: runs.reduce((sum, { days }) => sum + days, 0),
    total_days: Math.max(0, daysBetween(since, until)),
    earlier_days: 0,
    runs,
    undecided: undecided?.id ?? null,
    until,
  };
}

const APART = { days: 0, weeks: 0, months: 1, years: 12, years_each_from: 12 } as const;

function dateOf(anchor: string, { unit, n }: MilestoneDef): string {
  if (APART[unit] > 0) return addMonths(anchor, n * APART[unit]);
  return moved(anchor, unit === "weeks" ? n * 7 : n);
}

/** The milestones of a tracker from `anchor`, a series of years up to the first after today. */
function dated(world: World, tracker: Tracker, anchor: string): [MilestoneDef, string][] {
  const { milestone_set: set } = tracker;
  const items =
    set.kind === "preset"
      ? PRESETS.find(({ name }) => name === set.name)?.items
      : world.sets.find(({ id }) => id === set.id)?.items;
  return (items ?? []).flatMap((item): [MilestoneDef, string][] => {
    if (item.unit !== "years_each_from") return [[item, dateOf(anchor, item)]];
    const years: [MilestoneDef, string][] = [];
    for (let n = item.n; n < item.n + 100; n += 1) {
      const year: MilestoneDef = { unit: "years", n, label: "" };
      years.push([year, dateOf(anchor, year)]);
      if (dateOf(anchor, year) > TODAY) break;
    }
    return years;
  });
}

const isFree = ({ goal }: Tracker) => goal.kind === "abstain";

export function reachedOf(world: World, tracker: Tracker): MilestoneRow[] {
  if (!isFree(tracker)) return [];
  const { runs, until } = countOf(tracker, lapsesOf(world, tracker.id));
  return runs
    .flatMap((run, index) =>
      dated(world, tracker, run.anchor)
        .filter(([, date]) => date <= (run.ended_on ?? until))
        .map(([milestone, date]): MilestoneRow => {
          const ack = world.acks.find(
            (one) => one.tracker_id === tracker.id && one.date === date && !one.deleted_at,
          );
          return {
            tracker_id: tracker.id,
            milestone,
            date,
            run: index + 1,
            ack: ack ?? null,
            is_new: !ack && !run.ended_on && date >= tracker.created_at.slice(0, 10),
            was_counted_otherwise: false,
          };
        }),
    )
    .sort((a, b) => b.date.localeCompare(a.date));
}

export function aheadOf(world: World, tracker: Tracker): AheadRow[] {
  if (!isFree(tracker)) return [];
  const { anchor, undecided } = countOf(tracker, lapsesOf(world, tracker.id));
  if (undecided) return [];
  return dated(world, tracker, anchor)
    .filter(([, date]) => date > TODAY)
    .map(([milestone, date]) => ({
      tracker_id: tracker.id,
      milestone,
      date,
      in_days: daysBetween(TODAY, date),
    }))
    .sort((a, b) => a.date.localeCompare(b.date));
}

export function weekOf(world: World, tracker: Tracker, monday: string): DayLogWeek {
  const goal = tracker.goal;
  const days = Array.from({ length: 7 }, (_, index) => {
    const date = moved(monday, index);
    const log = world.dayLogs.find(
      (one) => one.tracker_id === tracker.id && one.date === date && !one.deleted_at,
    );
    const known = log && log.state !== "unknown" ? log.state : undefined;
    const blank: WeekDayState =
      date < firstFreeDay(tracker) ? "before" : date < TODAY ? "not_logged" : "open";
    return {
      date,
      state: known ?? blank,
      amount_hundredths: log?.amount_hundredths ?? null,
      log_id: log?.id ?? null,
      revision: log?.revision ?? 0,
    };
  });
  const of = (state: WeekDayState) => days.filter((day) => day.state === state).length;
  const target = "target" in goal ? goal.target : null;
  return {
    from: monday,
    to: moved(monday, 6),
    days,
    yes: of("yes"),
    no: of("no"),
    not_logged: of("not_logged"),
    open: of("open"),
    paused: of("paused"),
    target,
    amount_hundredths: days.reduce((sum, day) => sum + (day.amount_hundredths ?? 0), 0),
    limit_hundredths: goal.kind === "limit_per_week" ? goal.limit_hundredths : null,
    met: target !== null && of("yes") >= target ? true : null,
  };
}
