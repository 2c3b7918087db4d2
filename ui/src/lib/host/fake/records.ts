/** Entries, check-ins, tags, trash, search: the fake's plain version of the journal's rules. */
import type { EntryRow } from "$lib/contract/EntryRow";
import type { Hit } from "$lib/contract/Hit";
import type { JournalEntry } from "$lib/contract/JournalEntry";
import type { Kind } from "$lib/contract/Kind";
import { folded, found, refuse, type Answers } from "./answers";
import { cardOf, shownTrackers } from "./counted";
import { aheadOf, reachedOf } from "./counting";
import { FEELINGS, TEMPLATES } from "./texts";
import { dated, NOW, TODAY, ZONE, type Kept, type World } from "./world";

type Names =
  | "get_today"
  | "confirm_clock"
  | "new_entry"
  | "list_entries"
  | "list_days"
  | "get_entry"
  | "save_entry"
  | "list_history"
  | "get_history_version"
  | "restore_history_version"
  | "list_templates"
  | "list_tags"
  | "rename_tag"
  | "delete_record"
  | "undelete_record"
  | "list_trash"
  | "empty_trash"
  | "search"
  | "list_feelings"
  | "save_check_in"
  | "list_check_ins";

const plain = (markdown: string) =>
  markdown
    .replace(/[#*_>`-]/g, "")
    .replace(/\s+/g, " ")
    .trim();

const excerpt = (text: string) =>
  plain(text).length > 160
    ? `${plain(text)
        .slice(0, 160)
        .replace(/\s\S*$/, "")}…`
    : plain(text);

export const row = (entry: JournalEntry): EntryRow => ({
  id: entry.id,
  date: entry.date,
  at: entry.at,
  zone: entry.zone,
  title: entry.title,
  excerpt: entry.hard ? "" : excerpt(entry.body),
  tags: entry.tags,
  starred: entry.starred,
  hard: entry.hard,
});

const living = <T extends Kept>(records: T[]) => records.filter((record) => !record.deleted_at);
const within = (date: string, from: string | null, to: string | null) =>
  (!from || date >= from) && (!to || date <= to);

export function recordAnswers(world: World): Answers<Names> {
  const entries = () => living(world.entries).sort((a, b) => b.at.localeCompare(a.at));
  const all = (): [Kind, string, Kept][] => [
    ...world.entries.map((entry): [Kind, string, Kept] => ["entry", entry.title, entry]),
    ...world.checkIns.map((checkIn): [Kind, string, Kept] => ["check_in", "", checkIn]),
    ...world.strategies.map((one): [Kind, string, Kept] => ["strategy", one.title, one]),
    ...world.uses.map((use): [Kind, string, Kept] => ["strategy_use", "", use]),
    ...world.urges.map((one): [Kind, string, Kept] => ["urge_episode", one.note, one]),
    ...world.responses.map((one): [Kind, string, Kept] => ["instrument_response", "", one]),
    ...world.worries.map((one): [Kind, string, Kept] => ["worry", one.text, one]),
    ...world.tags.map((tag): [Kind, string, Kept] => ["tag", tag.name, tag]),
    ...world.trackers.map((one): [Kind, string, Kept] => ["tracker", one.name, one]),
    ...world.lapses.map((one): [Kind, string, Kept] => ["lapse", "", one]),
    ...world.dayLogs.map((one): [Kind, string, Kept] => ["day_log", "", one]),
    ...world.pauses.map((one): [Kind, string, Kept] => ["pause", "", one]),
    ...world.sets.map((one): [Kind, string, Kept] => ["milestone_set", one.name, one]),
    ...world.significant.map((one): [Kind, string, Kept] => ["significant_date", one.alias, one]),
    ...world.others.map((one): [Kind, string, Kept] => ["others_milestone", one.alias, one]),
    ...world.letters.map((one): [Kind, string, Kept] => ["letter", "", one]),
    ...world.further().map(([kind, title, one]): [Kind, string, Kept] => [kind, title, one]),
  ];
  const record = (id: string) => found(all().find(([, , one]) => one.id === id))[2];
  const entry = (id: string) => found(living(world.entries).find((one) => one.id === id));
  const keep = (old: JournalEntry) =>
    world.history.set(old.id, [old, ...(world.history.get(old.id) ?? [])].slice(0, 20));

  return {
    get_today: ({ tool }) => {
      const today = living(world.checkIns).filter(({ date }) => date === TODAY);
      const tools = living(world.strategies).filter(({ status }) => status !== "not_for_me");
      const one = tools[tool % Math.max(tools.length, 1)];
      const uses = world.uses.filter(({ strategy_id }) => strategy_id === one?.id);
      const shown = shownTrackers(world);
      const ahead = shown
        .flatMap((tracker) => aheadOf(world, tracker))
        .sort((a, b) => a.date.localeCompare(b.date));
      return {
        date: TODAY,
        at: NOW,
        zone: ZONE,
        entries: entries()
          .filter(({ date }) => date === TODAY)
          .map(row),
        check_in: today[0] ?? null,
        n_check_ins: today.length,
        on_this_day: [],
        tool: one
          ? {
              id: one.id,
              title: one.title,
              minutes: one.minutes,
              uses: uses.length,
              helped: uses.reduce(
                (sum, { helped }) => sum + { yes: 1, partly: 0.5, no: 0 }[helped ?? "no"],
                0,
              ),
            }
          : null,
        n_tools: tools.length,
        clock_doubt: null,
        backup_age_days: world.backups[0] ? 3 : null,
        total_entries: entries().length,
        trackers: shown.map((one) => cardOf(world, one)),
        next_milestone: ahead[0] ?? null,
        new_milestones: shown.flatMap((one) => reachedOf(world, one)).filter((row) => row.is_new),
        notices: living(world.significant).map((one) => ({
          kind: "remembrance" as const,
          id: one.id,
          date: "2026-11-25",
          in_days: 4,
        })),
        n_letters_ready: 0,
        n_worries_due: living(world.worries).filter(
          (one) =>
            one.resolved === "open" && one.postponed_to !== null && `${one.postponed_to}Z` <= NOW,
        ).length,
        next_meeting: world.nextMeeting(),
        hope: null,
        watching: living(world.urges).find(({ outcome }) => outcome === null) ?? null,
      };
    },
    confirm_clock: () => ({}),
    new_entry: ({ template_id, date }) => ({
      ...world.kept(),
      revision: 0,
      ...dated(date ?? TODAY, NOW.slice(11, 16)),
      title: "",
      body: "",
      tags: [],
      template_id,
      answers: Array.from(
        { length: TEMPLATES.find(({ id }) => id === template_id)?.n_prompts ?? 0 },
        (_, index) => ({ prompt: `${template_id ?? ""} ${index + 1}`, text: "" }),
      ),
      starred: false,
      hard: false,
      third_party: false,
      drawer: false,
      links: [],
    }),
    list_entries: ({ from, to, tag, starred, offset, limit }) => {
      const rows = entries()
        .filter(({ date }) => within(date, from, to))
        .filter((one) => !starred || one.starred)
        .filter(({ tags }) => !tag || tags.some((name) => folded(name) === folded(tag)))
        .map(row);
      return { rows: rows.slice(offset, offset + (limit ?? 200)), total: rows.length };
    },
    list_days: ({ from, to }) => {
      const days = new Map<string, { n_entries: number; n_check_ins: number }>();
      const add = (date: string, what: "n_entries" | "n_check_ins") => {
        if (!within(date, from, to)) return;
        const day = days.get(date) ?? { n_entries: 0, n_check_ins: 0 };
        days.set(date, { ...day, [what]: day[what] + 1 });
      };
      for (const { date } of entries()) add(date, "n_entries");
      for (const { date } of living(world.checkIns)) add(date, "n_check_ins");
      return {
        days: [...days]
          .map(([date, day]) => ({ date, ...day }))
          .sort((a, b) => a.date.localeCompare(b.date)),
        today: TODAY,
      };
    },
    get_entry: ({ id }) => entry(id),
    save_entry: ({ draft, allow_empty }) => {
      const old = world.entries.find(({ id }) => id === draft.id);
      if ((old?.revision ?? 0) !== draft.revision) {
        refuse({ code: "stale", current_revision: old?.revision ?? 0 });
      }
      if (old?.body && !draft.body && !allow_empty) refuse({ code: "empty_over_full" });
      if (draft.title.length > 120) {
        const found = draft.title.length;
        refuse({ code: "invalid", field: "title", rule: "too_long", limit: 120, found });
      }
      const { date, ...rest } = draft;
      const base = old ?? { ...world.kept(), ...dated(date ?? TODAY, NOW.slice(11, 16)) };
      const saved = { ...base, ...rest, revision: draft.revision + 1 };
      if (old) keep(old);
      world.entries = [...world.entries.filter(({ id }) => id !== saved.id), saved];
      for (const name of saved.tags) {
        if (!world.tags.some((tag) => folded(tag.name) === folded(name))) {
          world.tags.push({ ...world.kept(), name, kind: "free" });
        }
      }
      return saved;
    },
    list_history: ({ id }) => ({
      versions: (world.history.get(id) ?? []).map((old) => ({
        version_id: `${id}-${old.revision}`,
        revision: old.revision,
        written_at: old.updated_at,
        reason: "replaced",
        title: old.title,
        excerpt: excerpt(old.body),
        n_chars: old.body.length,
      })),
    }),
    get_history_version: ({ id, version_id }) =>
      found(world.history.get(id)?.find(({ revision }) => `${id}-${revision}` === version_id)),
    restore_history_version: ({ id, version_id }) => {
      const old = found(
        world.history.get(id)?.find(({ revision }) => `${id}-${revision}` === version_id),
      );
      const present = entry(id);
      keep(present);
      const restored = { ...old, revision: present.revision + 1 };
      world.entries = world.entries.map((one) => (one.id === id ? restored : one));
      return restored;
    },
    list_templates: () => ({ templates: [...TEMPLATES] }),
    list_tags: () => ({
      tags: living(world.tags).map((tag) => ({
        tag,
        n_entries: entries().filter(({ tags }) => tags.includes(tag.name)).length,
        n_check_ins: world.checkIns.filter(({ triggers }) => triggers.includes(tag.name)).length,
        n_strategies: world.strategies.filter(({ tags }) => tags.includes(tag.name)).length,
        n_uses: world.uses.filter(({ situation }) => situation === tag.name).length,
        n_lapses: world.lapses.filter(({ triggers }) => triggers.includes(tag.name)).length,
        n_urges: world.urges.filter(({ triggers }) => triggers.includes(tag.name)).length,
        n_groups: 0,
      })),
    }),
    rename_tag: ({ id, name }) => {
      const tag = found(living(world.tags).find((one) => one.id === id));
      if (world.tags.some((one) => one.id !== id && folded(one.name) === folded(name))) {
        refuse({ code: "not_unique", field: "name" });
      }
      const renamed = (tags: string[]) => tags.map((old) => (old === tag.name ? name : old));
      world.entries = world.entries.map((one) => ({ ...one, tags: renamed(one.tags) }));
      world.strategies = world.strategies.map((one) => ({ ...one, tags: renamed(one.tags) }));
      const kept = { ...tag, name, revision: tag.revision + 1 };
      world.tags = world.tags.map((one) => (one.id === id ? kept : one));
      return kept;
    },
    delete_record: ({ id }) => {
      record(id).deleted_at = NOW;
      const tag = world.tags.find((one) => one.id === id);
      const without = <T extends { tags: string[] }>(one: T) => ({
        ...one,
        tags: one.tags.filter((name) => name !== tag?.name),
      });
      if (tag) {
        world.entries = world.entries.map(without);
        world.strategies = world.strategies.map(without);
      }
      return {};
    },
    undelete_record: ({ id }) => {
      record(id).deleted_at = null;
      return {};
    },
    list_trash: () => ({
      items: all().flatMap(([kind, title, { id, deleted_at }]) =>
        deleted_at ? [{ id, kind, title, deleted_at, goes_at: "2026-12-21T21:16:00Z" }] : [],
      ),
    }),
    empty_trash: () => {
      const count = all().filter(([, , { deleted_at }]) => deleted_at).length;
      world.entries = living(world.entries);
      world.checkIns = living(world.checkIns);
      world.strategies = living(world.strategies);
      world.uses = living(world.uses);
      world.tags = living(world.tags);
      return { count };
    },
    search: ({ query, limit }) => {
      const words = folded(query)
        .replaceAll('"', "")
        .split(/\s+/)
        .filter((word) => word && !word.includes(":"));
      const tag = /tag:(\S+)/.exec(query)?.[1];
      const hits: Hit[] = [
        ...entries().map((one) => ({ ...one, kind: "entry" as const, text: one.body })),
        ...living(world.strategies).map((one) => ({
          ...one,
          kind: "strategy" as const,
          date: null,
          text: one.how,
        })),
      ]
        .filter(({ title, text }) =>
          words.every((word) => folded(`${title} ${text}`).includes(word)),
        )
        .filter(({ tags }) => !tag || tags.some((name) => folded(name) === folded(tag)))
        .map(({ id, kind, date, title, text }) => {
          const snippet = plain(text).slice(0, 120);
          const start = words[0] ? folded(snippet).indexOf(words[0]) : -1;
          const matches = start < 0 ? [] : [{ start, end: start + (words[0]?.length ?? 0) }];
          return { id, kind, date, title, snippet, matches, hard: false };
        });
      return { hits: hits.slice(0, limit), total: hits.length };
    },
    list_feelings: () => ({ families: [...FEELINGS], own: [] }),
    save_check_in: (draft) => {
      const { id, date, revision, ...given } = draft;
      const old = world.checkIns.find((one) => one.id === id);
      const base = old ?? world.checkIn(date ?? TODAY, NOW.slice(11, 16), {});
      const saved = { ...base, ...given, revision: revision + 1 };
      world.checkIns = [saved, ...world.checkIns.filter((one) => one.id !== saved.id)];
      return saved;
    },
    list_check_ins: ({ from, to }) => {
      const check_ins = living(world.checkIns).filter(({ date }) => within(date, from, to));
      return { check_ins, total: check_ins.length };
    },
  };
}
