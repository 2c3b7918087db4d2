/** Trackers, lapses, milestones, dates and letters of the fake. */
import type { AlongItem } from "$lib/contract/AlongItem";
import type { Lapse } from "$lib/contract/Lapse";
import type { LapseDraft } from "$lib/contract/LapseDraft";
import type { MilestoneDef } from "$lib/contract/MilestoneDef";
import type { OthersMilestone } from "$lib/contract/OthersMilestone";
import type { SignificantDate } from "$lib/contract/SignificantDate";
import type { Tracker } from "$lib/contract/Tracker";
import type { TrackerCard } from "$lib/contract/TrackerCard";
import type { TrackerDraft } from "$lib/contract/TrackerDraft";
import { found, refuse, type Answers } from "./answers";
import { ahead, count, daysBetween, mondayOf, plusDays, reached, week } from "./counting";
import { NOW, TODAY, type Kept, type World } from "./world";

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
  | "list_pauses"
  | "save_pause"
  | "get_timeline"
  | "acknowledge_milestone"
  | "list_milestone_sets"
  | "save_milestone_set"
  | "get_anniversary"
  | "list_dates"
  | "save_significant_date"
  | "save_others_milestone"
  | "list_letters"
  | "seal_letter"
  | "open_letter";

const living = <T extends Kept>(records: T[]) => records.filter((record) => !record.deleted_at);
const of = (unit: MilestoneDef["unit"], ...ns: number[]): MilestoneDef[] =>
  ns.map((n) => ({ unit, n, label: "" }));

const PRESETS = [
  {
    name: "tokens-monthly",
    items: [
      ...of("days", 1, 30, 60, 90),
      ...of("months", 4, 5, 6, 7, 8, 9, 10, 11),
      ...of("years", 1),
    ],
  },
  {
    name: "keytags",
    items: [...of("days", 0, 30, 60, 90), ...of("months", 6, 9, 18), ...of("years", 1, 2)],
  },
  { name: "plain", items: [...of("days", 1, 7, 30, 100, 365, 500, 1000), ...of("years", 1, 2)] },
  { name: "none", items: [] },
];

/** The cards that Today and the list of trackers show. */
export function trackerCards(world: World, all = false): TrackerCard[] {
  return living(world.trackers)
    .filter((tracker) => all || !(tracker.hidden || tracker.archived))
    .map((tracker) => card(world, tracker, TODAY));
}

const lapsesOf = (world: World, id: string) =>
  living(world.lapses)
    .filter((lapse) => lapse.tracker_id === id)
    .sort((a, b) => a.start.localeCompare(b.start));

function setOf(world: World, { milestone_set: chosen }: Tracker): MilestoneDef[] {
  if (chosen.kind === "preset")
    return PRESETS.find(({ name }) => name === chosen.name)?.items ?? [];
  return world.milestoneSets.find(({ id }) => id === chosen.id)?.items ?? [];
}

function card(world: World, tracker: Tracker, on: string): TrackerCard {
  const counted =
    tracker.goal.kind === "abstain" ? count(tracker, lapsesOf(world, tracker.id), on) : null;
  return {
    tracker,
    count: counted,
    hours: null,
    saved:
      counted && tracker.cost
        ? { minor: counted.free_days * tracker.cost.minor, currency: tracker.cost.currency }
        : null,
    week: counted ? null : week(tracker, living(world.dayLogs), mondayOf(on), on),
    next: (counted && ahead(counted, tracker, setOf(world, tracker))[0]) ?? null,
    paused: false,
  };
}

function draftOf({
  created_at: _c,
  updated_at: _u,
  deleted_at: _d,
  ...kept
}: Tracker): TrackerDraft {
  return { ...kept, began_at: null };
}

function lapseDraftOf({
  created_at: _c,
  updated_at: _u,
  deleted_at: _d,
  ...kept
}: Lapse): LapseDraft {
  return { ...kept, ended_at: null };
}

export function countedAnswers(world: World): Answers<Names> {
  const tracker = (id: string) => found(living(world.trackers).find((one) => one.id === id));
  const saved = <T extends Kept>(
    records: T[],
    { id, revision }: { id: string | null; revision: number },
    fields: Omit<T, keyof Kept>,
  ): T => {
    const old = records.find((one) => one.id === id);
    if (old && old.revision !== revision) {
      refuse({ code: "stale", current_revision: old.revision });
    }
    const made = { ...(old ?? world.kept()), ...fields, revision: revision + 1 } as T;
    if (old) records.splice(records.indexOf(old), 1, made);
    else records.push(made);
    return made;
  };
  const rows = (one: Tracker) => {
    const counted = count(one, lapsesOf(world, one.id), TODAY);
    const set = setOf(world, one);
    return {
      counted,
      reached: reached(counted, one, set, living(world.acks)),
      ahead: ahead(counted, one, set),
    };
  };
  const met = (draft: LapseDraft) => {
    const end = draft.end ?? draft.start;
    return lapsesOf(world, draft.tracker_id).filter(
      (one) => one.id !== draft.id && one.start <= end && draft.start <= one.end,
    );
  };
  /** The lapse that `draft` would become, with all the days of those it meets. */
  const joined = (draft: LapseDraft): Lapse => {
    const days = [{ start: draft.start, end: draft.end ?? draft.start }, ...met(draft)];
    return {
      ...world.kept(),
      ...draft,
      id: draft.id ?? "draft",
      start: days.map(({ start }) => start).sort()[0] ?? draft.start,
      end:
        days
          .map(({ end }) => end)
          .sort()
          .at(-1) ?? draft.start,
      ended_at: null,
    };
  };
  const check = (draft: LapseDraft) => {
    const end = draft.end ?? draft.start;
    const invalid = (field: string, rule: string) =>
      refuse({ code: "invalid", field, rule, limit: 0, found: 0 });
    if (end < draft.start) invalid("end", "order");
    if (draft.start < tracker(draft.tracker_id).anchor) invalid("start", "before_first_day");
    if (end > TODAY) invalid("end", "still_to_come");
  };

  return {
    list_trackers: ({ all }) => ({
      trackers: trackerCards(world, all),
      counted_on: TODAY,
      clock_doubt: null,
    }),
    get_tracker: ({ id, on }) => {
      const one = tracker(id);
      const { reached, ahead } = rows(one);
      return {
        card: card(world, one, on ?? TODAY),
        draft: draftOf(one),
        anchor: { last_use: plusDays(one.anchor, -1), first_day: one.anchor },
        reached,
        ahead,
        lapses: lapsesOf(world, id),
        summary: one.goal.kind === "abstain" ? null : { yes: 9, no: 3, not_logged: 2, paused: 0 },
      };
    },
    save_tracker: (draft) => {
      const { id, revision, began_at: _, ...fields } = draft;
      const same = (one: Tracker) => one.name.toLowerCase() === draft.name.toLowerCase();
      if (living(world.trackers).some((one) => one.id !== id && same(one))) {
        refuse({ code: "not_unique", field: "name" });
      }
      return saved(world.trackers, { id, revision }, { ...fields, began_at: null });
    },
    tracker_ties: ({ id }) => ({
      n_lapses: lapsesOf(world, tracker(id).id).length,
      n_day_logs: world.dayLogs.filter((log) => log.tracker_id === id).length,
      n_milestones: world.acks.filter((ack) => ack.tracker_id === id).length,
      n_urges: 4,
      n_letters: world.letters.filter((letter) => letter.tracker_id === id).length,
    }),
    explain_anchor: ({ date, kind }) =>
      kind === "first_day"
        ? { last_use: plusDays(date, -1), first_day: date }
        : { last_use: date, first_day: plusDays(date, 1) },
    measure_units: ({ volume_ml, abv_tenths }) => ({
      tenths: Math.floor((volume_ml * abv_tenths + 500) / 1000),
    }),
    list_lapses: ({ id }) => ({ lapses: lapsesOf(world, tracker(id).id) }),
    get_lapse: ({ id }) => {
      const lapse = found(living(world.lapses).find((one) => one.id === id));
      return { lapse, draft: lapseDraftOf(lapse) };
    },
    preview_lapse: (draft) => {
      check(draft);
      const one = tracker(draft.tracker_id);
      const [lapse, merged] = [joined(draft), met(draft)];
      const others = lapsesOf(world, one.id).filter(
        (other) => other.id !== lapse.id && !merged.includes(other),
      );
      const under = (effect: Lapse["effect"]) =>
        count(one, [...others, { ...lapse, effect }], TODAY);
      return {
        start: lapse.start,
        end: lapse.end,
        n_merged: merged.length,
        restarts_on: plusDays(lapse.end, 1),
        before: count(one, lapsesOf(world, one.id), TODAY),
        restart: under("restart"),
        keep: under("keep"),
        undecided: under("undecided"),
      };
    },
    save_lapse: ({ draft, merge }) => {
      check(draft);
      const merged = met(draft);
      if (merged.length > 0 && !merge) refuse({ code: "overlaps", n: merged.length });
      const { id: _, ...fields } = joined(draft);
      for (const other of merged) other.deleted_at = NOW;
      const lapse = saved(world.lapses, draft, fields);
      const one = tracker(draft.tracker_id);
      return {
        lapse,
        n_merged: merged.length,
        count: count(one, lapsesOf(world, one.id), TODAY),
      };
    },
    list_weeks: ({ tracker_id, from, to }) => {
      const one = tracker(tracker_id);
      const last = mondayOf(to ?? TODAY);
      let monday = mondayOf(from ?? plusDays(last, -21));
      const weeks = [];
      for (; monday <= last; monday = plusDays(monday, 7)) {
        weeks.push(week(one, living(world.dayLogs), monday, TODAY));
      }
      return { weeks, summary: { yes: 9, no: 3, not_logged: 2, paused: 0 } };
    },
    save_day_log: ({ revision, ...fields }) => {
      const old = living(world.dayLogs).find(
        (log) => log.tracker_id === fields.tracker_id && log.date === fields.date,
      );
      return saved(world.dayLogs, { id: old?.id ?? null, revision }, fields);
    },
    list_pauses: () => ({ pauses: living(world.pauses) }),
    save_pause: ({ id, revision, ...fields }) => saved(world.pauses, { id, revision }, fields),
    get_timeline: ({ tracker: only }) => {
      const paths = living(world.trackers)
        .filter((one) => one.goal.kind === "abstain")
        .filter((one) => (only ? one.id === only : !(one.hidden || one.archived)))
        .map((one) => {
          const { counted, reached, ahead } = rows(one);
          return {
            tracker_id: one.id,
            name: one.name,
            discreet_name: one.discreet_name,
            runs: counted.runs,
            until: counted.until,
            reached,
            ahead,
            lapses: lapsesOf(world, one.id),
          };
        });
      const milestones = paths.flatMap((path) => path.reached);
      const along: { date: string; item: AlongItem }[] = [
        ...milestones.map((row) => ({ date: row.date, item: { kind: "milestone", row } as const })),
        ...paths
          .flatMap((path) => path.lapses)
          .map((lapse) => {
            const n_before = milestones.filter(({ date }) => date <= lapse.start).length;
            return { date: lapse.start, item: { kind: "lapse", lapse, n_before } as const };
          }),
      ];
      return {
        paths,
        along: along.sort((a, b) => b.date.localeCompare(a.date)).map(({ item }) => item),
        ahead: paths.flatMap((path) => path.ahead).sort((a, b) => a.date.localeCompare(b.date)),
        n_reached: milestones.length,
        counted_on: TODAY,
        clock_doubt: null,
      };
    },
    acknowledge_milestone: ({ id, revision, unit, n, ...fields }) => {
      const row = rows(tracker(fields.tracker_id)).reached.find(
        ({ milestone, run }) => milestone.unit === unit && milestone.n === n && run === fields.run,
      );
      if (!row) return refuse({ code: "not_reached" });
      const { milestone, date, ack } = row;
      const base = { id: id ?? ack?.id ?? null, revision: ack?.revision ?? revision };
      return saved(world.acks, base, { ...fields, milestone, date, seen_at: NOW });
    },
    list_milestone_sets: () => ({ presets: PRESETS, own: living(world.milestoneSets) }),
    save_milestone_set: ({ id, revision, ...fields }) =>
      saved(world.milestoneSets, { id, revision }, fields),
    get_anniversary: ({ date }) => ({ date: date ?? TODAY, years: [], n_hard_left_out: 0 }),
    list_dates: () => {
      const next = ({ date, yearly }: SignificantDate | OthersMilestone) => {
        const thisYear = yearly ? `${TODAY.slice(0, 4)}${date.slice(4)}` : date;
        const comes =
          thisYear < TODAY ? `${Number(TODAY.slice(0, 4)) + 1}${date.slice(4)}` : thisYear;
        return !yearly && comes < TODAY
          ? { next: null, in_days: null }
          : { next: comes, in_days: daysBetween(TODAY, comes) };
      };
      return {
        significant: living(world.significantDates).map((date) => ({ date, ...next(date) })),
        others: living(world.others).map((milestone) => ({ milestone, ...next(milestone) })),
      };
    },
    save_significant_date: ({ id, revision, ...fields }) =>
      saved(world.significantDates, { id, revision }, fields),
    save_others_milestone: ({ id, revision, ...fields }) =>
      saved(world.others, { id, revision }, fields),
    list_letters: () => ({ letters: living(world.letters).map(({ body: _, ...row }) => row) }),
    seal_letter: ({ tracker_id, milestone, body }) => {
      const row = {
        ...world.kept(),
        tracker_id: tracker(tracker_id).id,
        milestone,
        written_on: TODAY,
        state: "sealed" as const,
        opens_on: null,
      };
      world.letters.push({ ...row, body });
      return row;
    },
    open_letter: ({ id, early }) => {
      const letter = found(living(world.letters).find((one) => one.id === id));
      if (letter.state === "sealed" && !early) refuse({ code: "sealed" });
      letter.state = "opened";
      return { ...letter, opened_at: NOW };
    },
  };
}
