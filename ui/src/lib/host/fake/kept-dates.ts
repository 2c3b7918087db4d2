/** Sets of milestones, pauses, dates of grief, milestones of others, letters. */
import type { AnniversaryYear } from "$lib/contract/AnniversaryYear";
import { folded, found, refuse, type Answers } from "./answers";
import { shownTrackers } from "./counted";
import { aheadOf, daysBetween, reachedOf } from "./counting";
import { row as entryRow } from "./records";
import { PRESETS } from "./texts";
import { NOW, TODAY, type World } from "./world";

type Names =
  | "list_milestone_sets"
  | "save_milestone_set"
  | "list_pauses"
  | "save_pause"
  | "list_dates"
  | "save_significant_date"
  | "save_others_milestone"
  | "list_letters"
  | "seal_letter"
  | "open_letter"
  | "get_anniversary";

/** A yearly date as it comes next; null when it is over. */
function next(date: string, yearly: boolean): string | null {
  if (!yearly) return date >= TODAY ? date : null;
  const year = Number(TODAY.slice(0, 4));
  const coming = [year, year + 1].map((one) => `${one}${date.slice(4)}`);
  return coming.find((one) => one >= TODAY) ?? null;
}

const until = (date: string | null) => (date === null ? null : daysBetween(TODAY, date));

export function keptDateAnswers(world: World): Answers<Names> {
  const living = <T extends { deleted_at: string | null }>(all: T[]) =>
    all.filter(({ deleted_at }) => !deleted_at);
  const reached = () => shownTrackers(world).flatMap((one) => reachedOf(world, one));
  const letterRow = (id: string) => {
    const letter = found(living(world.letters).find((one) => one.id === id));
    const tracker = world.trackers.find((one) => one.id === letter.tracker_id);
    const same = ({ milestone: { unit, n } }: { milestone: typeof letter.milestone }) =>
      unit === letter.milestone.unit && n === letter.milestone.n;
    const isReady = !tracker || reachedOf(world, tracker).some(same);
    const ahead = tracker && aheadOf(world, tracker).find(same);
    return {
      id,
      tracker_id: letter.tracker_id,
      milestone: letter.milestone,
      written_on: letter.written_on,
      state: letter.opened_at
        ? ("opened" as const)
        : isReady
          ? ("ready" as const)
          : ("sealed" as const),
      opens_on: letter.opened_at || isReady ? null : (ahead?.date ?? null),
    };
  };

  return {
    list_milestone_sets: () => ({ presets: [...PRESETS], own: living(world.sets) }),
    save_milestone_set: ({ id, ...given }) => {
      if (
        living(world.sets).some((one) => one.id !== id && folded(one.name) === folded(given.name))
      ) {
        refuse({ code: "not_unique", field: "name" });
      }
      const old = world.sets.find((one) => one.id === id);
      const saved = { ...(old ?? world.kept()), ...given, revision: given.revision + 1 };
      world.sets = [...world.sets.filter((one) => one !== old), saved];
      return saved;
    },
    list_pauses: () => ({ pauses: living(world.pauses) }),
    save_pause: ({ id, ...given }) => {
      const old = world.pauses.find((one) => one.id === id);
      const saved = { ...(old ?? world.kept()), ...given, revision: given.revision + 1 };
      world.pauses = [...world.pauses.filter((one) => one !== old), saved];
      return saved;
    },
    list_dates: () => ({
      significant: living(world.significant).map((date) => {
        const coming = next(date.date, date.yearly);
        return { date, next: coming, in_days: until(coming) };
      }),
      others: living(world.others).map((milestone) => {
        const coming = next(milestone.date, milestone.yearly);
        return { milestone, next: coming, in_days: until(coming) };
      }),
    }),
    save_significant_date: ({ id, ...given }) => {
      const old = world.significant.find((one) => one.id === id);
      const saved = { ...(old ?? world.kept()), ...given, revision: given.revision + 1 };
      world.significant = [...world.significant.filter((one) => one !== old), saved];
      return saved;
    },
    save_others_milestone: ({ id, ...given }) => {
      const old = world.others.find((one) => one.id === id);
      const saved = { ...(old ?? world.kept()), ...given, revision: given.revision + 1 };
      world.others = [...world.others.filter((one) => one !== old), saved];
      return saved;
    },
    list_letters: () => ({ letters: living(world.letters).map(({ id }) => letterRow(id)) }),
    seal_letter: (given) => {
      const letter = { ...world.kept(), ...given, written_on: TODAY, opened_at: null };
      world.letters = [...world.letters, letter];
      return letterRow(letter.id);
    },
    open_letter: ({ id, early }) => {
      if (letterRow(id).state === "sealed" && !early) refuse({ code: "sealed" });
      const letter = found(living(world.letters).find((one) => one.id === id));
      letter.opened_at ??= NOW;
      return letter;
    },
    get_anniversary: ({ date, hard }) => {
      const on = date ?? TODAY;
      const same = living(world.entries).filter(
        (one) => one.date.slice(5) === on.slice(5) && one.date < on,
      );
      const years = new Map<number, AnniversaryYear>();
      const of = (day: string): AnniversaryYear => {
        const year = Number(day.slice(0, 4));
        const years_ago = Number(on.slice(0, 4)) - year;
        const there = years.get(year) ?? { year, years_ago, entries: [], milestones: [] };
        years.set(year, there);
        return there;
      };
      for (const one of same) if (hard || !one.hard) of(one.date).entries.push(entryRow(one));
      for (const one of reached()) {
        if (one.date.slice(5) === on.slice(5) && one.date < on) of(one.date).milestones.push(one);
      }
      return {
        date: on,
        years: [...years.values()].sort((a, b) => b.year - a.year),
        n_hard_left_out: hard ? 0 : same.filter((one) => one.hard).length,
      };
    },
  };
}
