import { describe, expect, test } from "vitest";
import { layCairn, type Stone, type StoneKind } from "./cairn";

const stone = (kind: StoneKind, day: number): Stone => ({
  kind,
  date: `2026-11-${String(day).padStart(2, "0")}`,
  id: "a",
});

const MANY: Stone[] = (["day", "hundred", "month", "year"] as const).flatMap((kind, at) =>
  Array.from({ length: 6 }, (_, index) => stone(kind, at * 6 + index + 1)),
);

describe("a cairn", () => {
  test("of the same stones is the same drawing, in whatever order they come", () => {
    expect(layCairn(MANY.toReversed())).toEqual(layCairn(MANY));
  });

  test("has every stone in it once, the heavy ones lowest", () => {
    const laid = layCairn(MANY);
    expect(laid).toHaveLength(MANY.length);
    expect(laid[0]?.width).toBe(104);
    const lowest = laid.filter(({ width }) => width === 104).map(({ y }) => y);
    const small = laid.filter(({ width }) => width === 30).map(({ y }) => y);
    expect(Math.min(...lowest)).toBeGreaterThan(Math.max(...small));
  });

  test("stands on the ground, and each stone on others", () => {
    for (const { y, height } of layCairn(MANY)) expect(y + height / 2).toBeLessThan(4);
    expect(Math.min(...layCairn(MANY).map(({ y }) => y))).toBeLessThan(-60);
  });

  test("of no stones is none", () => {
    expect(layCairn([])).toEqual([]);
  });
});
