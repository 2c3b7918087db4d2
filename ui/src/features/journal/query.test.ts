import { describe, expect, test } from "vitest";
import { filtersOf, piecesOf, withFilter } from "./query";

describe("the filters of a query", () => {
  test("are those that have a value", () => {
    expect(filtersOf('walk tag:"by the river" from: Mood:-3..-1 http:x')).toEqual([
      { name: "tag", value: "by the river" },
      { name: "mood", value: "-3..-1" },
    ]);
  });

  test.each([
    ["walk", "tag", "by the river", 'walk tag:"by the river"'],
    ['walk tag:"by the river" home', "tag", "", "walk home"],
    ["from:2026-01-01 walk", "from", "2026-02-01", "walk from:2026-02-01"],
    ["", "kind", "entry", "kind:entry"],
    ['"kind words" kind:entry', "kind", "", '"kind words"'],
  ] as const)("%s with %s set to %s", (query, name, value, expected) => {
    expect(withFilter(query, name, value)).toBe(expected);
  });
});

describe("a snippet", () => {
  test("is cut at its matches, counted as the window counts", () => {
    expect(piecesOf("👩‍🌾 café", [{ start: 6, end: 10 }])).toEqual([
      { text: "👩‍🌾 ", found: false },
      { text: "café", found: true },
    ]);
  });

  test("loses nothing to matches that do not fit", () => {
    const pieces = piecesOf("abc", [
      { start: 1, end: 2 },
      { start: 0, end: 1 },
      { start: 2, end: 9 },
    ]);
    expect(pieces.map(({ text }) => text).join("")).toBe("abc");
  });
});
