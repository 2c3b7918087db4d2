import { beforeEach, expect, test } from "vitest";
import type { EntryRow } from "$lib/contract/EntryRow";
import { useLocale } from "$lib/words";
import { asideOf, groupsOf, wordsOf } from "./groups";

const row = (date: string, rest: Partial<EntryRow> = {}): EntryRow => ({
  id: date,
  date,
  at: `${date}T21:02:00Z`,
  zone: "Europe/Paris",
  title: "A title",
  excerpt: "Its text.",
  tags: [],
  starred: false,
  hard: false,
  ...rest,
});

beforeEach(() => useLocale({ locale: "en-GB", hour12: false }));

test("days fall into groups as people name them", () => {
  const dates = [
    "2026-11-22",
    "2026-11-21",
    "2026-11-16",
    "2026-11-15",
    "2026-10-31",
    "2025-11-21",
  ];
  const labels = groupsOf(
    dates.map((date) => row(date)),
    "2026-11-21",
    1,
  ).map(({ label }) => label);
  expect(labels).toEqual([
    "Later",
    "Today",
    "This week",
    "Earlier in November",
    "October 2026",
    "November 2025",
  ]);
});

test("a week that begins on Sunday holds the Sunday before", () => {
  const [group] = groupsOf([row("2026-11-15")], "2026-11-21", 7);
  expect(group?.label).toBe("This week");
});

test("today shows the time where it was written, other days their name", () => {
  expect(asideOf(row("2026-11-21"), "2026-11-21")).toBe("22:02");
  expect(asideOf(row("2026-11-20"), "2026-11-21")).toBe("Fri 20");
});

test("a hard entry shows nothing of itself", () => {
  const words = wordsOf(row("2026-11-20", { hard: true, title: "secret", excerpt: "secret" }));
  expect(JSON.stringify(words)).not.toContain("secret");
});

test("the first words stand in for a missing title, and are not said twice", () => {
  expect(wordsOf(row("2026-11-20", { title: "", excerpt: "Short." }))).toEqual({
    title: "Short.",
    meta: "",
  });
  const long = "A text that goes on for longer than a title would, until it ends.";
  const { title, meta } = wordsOf(row("2026-11-20", { title: "", excerpt: long }));
  expect(`${title} ${meta}`).toBe(long);
});
