/** Entries in a list as people think of days: today, this week, earlier this month, by month. */
import type { EntryRow } from "$lib/contract/EntryRow";
import { startOfWeek } from "$lib/ui";
import { formatDate, formatTime, t } from "$lib/words";

export interface Group {
  readonly label: string;
  readonly rows: EntryRow[];
}

/** `rows` newest first; `today` is the logical day; `weekStart` 1 Monday to 7 Sunday. */
export function groupsOf(rows: readonly EntryRow[], today: string, weekStart: number): Group[] {
  const groups: Group[] = [];
  for (const row of rows) {
    const label = labelOf(row.date, today, weekStart);
    const last = groups.at(-1);
    if (last?.label === label) last.rows.push(row);
    else groups.push({ label, rows: [row] });
  }
  return groups;
}

function labelOf(date: string, today: string, weekStart: number): string {
  if (date > today) return t("journal-later");
  if (date === today) return t("journal-today");
  if (date >= startOfWeek(today, weekStart)) return t("journal-this-week");
  return date.slice(0, 7) === today.slice(0, 7)
    ? t("journal-earlier-in", { month: formatDate(date, "month-name") })
    : formatDate(date, "month");
}

/** What stands to the right of an entry's title. */
export function asideOf({ date, at, zone }: EntryRow, today: string): string {
  return date === today ? formatTime(at, zone) : formatDate(date, "weekday-day");
}

/** Letters of a text that stand in for a missing title: as many as the list shows beside a date. */
const BORROWED = 26;

/** Title and second line of a row; nothing of a hard one. */
export function wordsOf({ title, excerpt, hard }: EntryRow): { title: string; meta: string } {
  if (hard) return { title: t("journal-hard-title"), meta: t("journal-hard-closed") };
  if (title) return { title, meta: excerpt };
  if (!excerpt) return { title: t("journal-untitled"), meta: "" };
  if (excerpt.length <= BORROWED) return { title: excerpt, meta: "" };
  const end = excerpt.lastIndexOf(" ", BORROWED);
  const cut = end > 0 ? end : BORROWED;
  return { title: excerpt.slice(0, cut), meta: excerpt.slice(cut).trim() };
}
