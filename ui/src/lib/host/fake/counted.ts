/** Trackers, their days and lapses, and the way so far. */
import type { AlongItem } from "$lib/contract/AlongItem";
import type { DayLogWeek } from "$lib/contract/DayLogWeek";
import type { LapseDraft } from "$lib/contract/LapseDraft";
import type { Tracker } from "$lib/contract/Tracker";
import type { TrackerCard } from "$lib/contract/TrackerCard";
import { folded, found, refuse, type Answers } from "./answers";
import { aheadOf, countOf, firstFreeDay, lapsesOf, reachedOf, weekOf } from "./counting";
import { moved, NOW, TODAY, type Kept, type World } from "./world";

type Names =
  | "list_trackers"
  | "get_tracker"
  | "save_tracker"
  | "tracker_ties"
  | "explain_anchor"
  | "measure_units"
  | "list_lapses"
  | "get_lapse"
  | "preview_lapse"
  | "save_lapse"
  | "list_weeks"
  | "save_day_log"
  | "get_timeline"
  | "acknowledge_milestone";

/** A record without what only the journal writes. */
function draftOf<T extends Kept>(record: T): Omit<T, "created_at" | "updated_at" | "deleted_at"> {
  const draft: Partial<T> = { ...record };
  delete draft.created_at;
  delete draft.updated_at;
  delete draft.deleted_at;
  return draft as T;
}

/** The Monday of the week of a day. */
const monday = (date: string) => moved(date, -((new Date(date).getUTCDay() + 6) % 7));

export const shownTrackers = (world: World): Tracker[] =>
  world.trackers.filter(({ hidden, archived, deleted_at }) => !hidden && !archived && !deleted_at);

export function cardOf(world: World, tracker: Tracker): TrackerCard {
  const isFree = tracker.goal.kind === "abstain";
  const count = isFree ? countOf(tracker, lapsesOf(world, tracker.id)) : null;
  const { cost } = tracker;
  return {
    tracker,
    count,
    hours: null,
    saved: cost && count ? { minor: cost.minor * count.free_days, currency: cost.currency } : null,
    week: isFree ? null : weekOf(world, tracker, monday(TODAY)),
    next: aheadOf(world, tracker)[0] ?? null,
    paused: world.pauses.some(
      ({ scope, from, to, deleted_at }) =>
        !deleted_at &&
        from <= TODAY &&
        (to === null || to >= TODAY) &&
        (scope.kind === "all" || (scope.kind === "tracker" && scope.id === tracker.id)),
    ),
  };
}

export function countedAnswers(world: World): Answers<Names> {
  const living = () => world.trackers.filter(({ deleted_at }) => !deleted_at);
  const tracker = (id: string) => found(living().find((one) => one.id === id));
  const anchorDates = (date: string, kind: Tracker["anchor_kind"]) =>
    kind === "first_day"
      ? { last_use: moved(date, -1), first_day: date }
      : { last_use: date, first_day: moved(date, 1) };

  /** The draft as a lapse, with the days of those it meets. */
  function lapseOf({ id, revision, end, ended_at: _, ...given }: LapseDraft) {
    const of = tracker(given.tracker_id);
    const old = world.lapses.find((one) => one.id === id);
    const last = end ?? given.start;
    const wrong = (field: string, rule: string) =>
      refuse({ code: "invalid", field, rule, limit: 0, found: 0 });
    if (last < given.start) wrong("end", "order");
    if (given.start < firstFreeDay(of)) wrong("start", "before_first_day");
    if (last > TODAY) wrong("end", "still_to_come");
    const others = lapsesOf(world, of.id).filter((one) => one.id !== id);
    const met = others.filter((one) => one.start <= last && given.start <= one.end);
    const starts = [given.start, ...met.map((one) => one.start)].sort();
    const ends = [last, ...met.map((one) => one.end)].sort();
    const lapse = {
      ...(old ?? world.kept()),
      ...given,
      ended_at: null,
      revision: revision + 1,
      start: starts[0] ?? given.start,
      end: ends.at(-1) ?? last,
    };
    return { of, met, lapse, rest: others.filter((one) => !met.includes(one)) };
  }

  return {
    list_trackers: ({ all }) => ({
      trackers: (all ? living() : shownTrackers(world)).map((one) => cardOf(world, one)),
      counted_on: TODAY,
      clock_doubt: null,
    }),
    get_tracker: ({ id }) => {
      const draft = draftOf(tracker(id));
      return {
        card: cardOf(world, tracker(id)),
        draft: { ...draft, began_at: null },
        anchor: anchorDates(draft.anchor, draft.anchor_kind),
        reached: reachedOf(world, tracker(id)),
        ahead: aheadOf(world, tracker(id)),
        lapses: lapsesOf(world, id),
        summary: null,
      };
    },
    save_tracker: ({ id, began_at: _, ...given }) => {
      if (!given.name.trim()) {
        refuse({ code: "invalid", field: "name", rule: "empty", limit: 0, found: 0 });
      }
      if (living().some((one) => one.id !== id && folded(one.name) === folded(given.name))) {
        refuse({ code: "not_unique", field: "name" });
      }
      const old = world.trackers.find((one) => one.id === id);
      const revision = given.revision + 1;
      const saved = { ...(old ?? world.kept()), ...given, began_at: null, revision };
      const at = old ? world.trackers.indexOf(old) : world.trackers.length;
      world.trackers = world.trackers.toSpliced(at, old ? 1 : 0, saved);
      return saved;
    },
    tracker_ties: ({ id }) => ({
      n_lapses: lapsesOf(world, id).length,
      n_day_logs: world.dayLogs.filter(({ tracker_id }) => tracker_id === id).length,
      n_milestones: world.acks.filter(({ tracker_id }) => tracker_id === id).length,
      n_urges: 0,
      n_letters: world.letters.filter(({ tracker_id }) => tracker_id === id).length,
    }),
    explain_anchor: ({ date, kind }) => anchorDates(date, kind),
    measure_units: ({ volume_ml, abv_tenths }) => ({
      tenths: Math.round((volume_ml * abv_tenths) / 1000),
    }),
    list_lapses: ({ id }) => ({ lapses: lapsesOf(world, id) }),
    get_lapse: ({ id }) => {
      const lapse = found(world.lapses.find((one) => one.id === id && !one.deleted_at));
      return { lapse, draft: { ...draftOf(lapse), ended_at: null } };
    },
    preview_lapse: (draft) => {
      const { of, met, lapse, rest } = lapseOf(draft);
      const by = (effect: LapseDraft["effect"]) => countOf(of, [...rest, { ...lapse, effect }]);
      return {
        start: lapse.start,
        end: lapse.end,
        n_merged: met.length,
        restarts_on: moved(lapse.end, 1),
        before: countOf(of, lapsesOf(world, of.id)),
        restart: by("restart"),
        keep: by("keep"),
        undecided: by("undecided"),
      };
    },
    save_lapse: ({ draft, merge }) => {
      const { of, met, lapse } = lapseOf(draft);
      if (met.length > 0 && !merge) refuse({ code: "overlaps", n: met.length });
      const gone = new Set([lapse.id, ...met.map(({ id }) => id)]);
      world.lapses = [...world.lapses.filter(({ id }) => !gone.has(id)), lapse];
      return { lapse, n_merged: met.length, count: countOf(of, lapsesOf(world, of.id)) };
    },
    list_weeks: ({ tracker_id, from, to }) => {
      const last = monday(to ?? TODAY);
      const weeks: DayLogWeek[] = [];
      for (let first = monday(from ?? moved(last, -21)); first <= last; first = moved(first, 7)) {
        weeks.push(weekOf(world, tracker(tracker_id), first));
      }
      const sum = (of: "yes" | "no" | "not_logged" | "paused") =>
        weeks.reduce((total, week) => total + week[of], 0);
      return {
        weeks,
        summary: {
          yes: sum("yes"),
          no: sum("no"),
          not_logged: sum("not_logged"),
          paused: sum("paused"),
        },
      };
    },
    save_day_log: (given) => {
      if (given.date > TODAY) {
        refuse({ code: "invalid", field: "date", rule: "still_to_come", limit: 0, found: 0 });
      }
      const same = world.dayLogs.find(
        ({ tracker_id, date }) => tracker_id === given.tracker_id && date === given.date,
      );
      const saved = { ...(same ?? world.kept()), ...given, revision: given.revision + 1 };
      world.dayLogs = [...world.dayLogs.filter((one) => one !== same), saved];
      return saved;
    },
    get_timeline: ({ tracker: id }) => {
      const chosen = id ? [tracker(id)] : shownTrackers(world);
      const paths = chosen
        .filter(({ goal }) => goal.kind === "abstain")
        .map((one) => {
          const { runs, until } = countOf(one, lapsesOf(world, one.id));
          return {
            tracker_id: one.id,
            name: one.name,
            discreet_name: one.discreet_name,
            runs,
            until,
            reached: reachedOf(world, one),
            ahead: aheadOf(world, one),
            lapses: lapsesOf(world, one.id),
          };
        });
      const reached = paths.flatMap((path) => path.reached);
      const along: [string, AlongItem][] = [
        ...reached.map((row): [string, AlongItem] => [row.date, { kind: "milestone", row }]),
        ...paths
          .flatMap((path) => path.lapses)
          .map((lapse): [string, AlongItem] => {
            const n_before = reached.filter(({ date }) => date <= lapse.start).length;
            return [lapse.start, { kind: "lapse", lapse, n_before }];
          }),
      ];
      return {
        paths,
        along: along.sort(([a], [b]) => b.localeCompare(a)).map(([, item]) => item),
        ahead: paths.flatMap((path) => path.ahead).sort((a, b) => a.date.localeCompare(b.date)),
        n_reached: reached.length,
        counted_on: TODAY,
        clock_doubt: null,
      };
    },
    acknowledge_milestone: ({ id, tracker_id, unit, n, run, ...given }) => {
      const old = world.acks.find((one) => one.id === id);
      const row = reachedOf(world, tracker(tracker_id)).find(
        (one) => one.milestone.unit === unit && one.milestone.n === n && one.run === run,
      );
      if (!old && !row) refuse({ code: "not_reached" });
      const base = old ?? {
        ...world.kept(),
        tracker_id,
        milestone: row?.milestone ?? { unit, n, label: "" },
        run,
        date: row?.date ?? TODAY,
        seen_at: NOW,
      };
      const saved = { ...base, ...given, revision: given.revision + 1 };
      world.acks = [...world.acks.filter((one) => one !== old), saved];
      return saved;
    },
  };
}
