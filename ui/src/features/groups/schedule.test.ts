import { beforeEach, describe, expect, test } from "vitest";
import { useLocale } from "$lib/words";
import { RHYTHMS, rhythmOf, ruleOf, saySchedule } from "./schedule";

beforeEach(() => useLocale({ locale: "en-GB", hour12: false }));

const schedule = (first: string, rule: string) => ({
  first,
  rule,
  zone: "Europe/Berlin",
  minutes: 90,
});

describe("when a group meets", () => {
  test("each rhythm is the rule of its first day, and is known again by it", () => {
    const date = "2026-11-10";
    expect(RHYTHMS.map((rhythm) => ruleOf(rhythm, date, "FREQ=YEARLY"))).toEqual([
      "FREQ=WEEKLY;BYDAY=TU",
      "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
      "FREQ=MONTHLY;BYDAY=2TU",
      "FREQ=DAILY",
      "FREQ=YEARLY",
    ]);
    for (const rhythm of RHYTHMS) {
      const rule = ruleOf(rhythm, date, "FREQ=YEARLY");
      expect(rhythmOf(schedule(`${date}T19:00:00`, rule))).toBe(rhythm);
    }
  });

  test("a rule on other days than the first is kept as it is", () => {
    const rule = "FREQ=WEEKLY;BYDAY=MO,TH";
    expect(rhythmOf(schedule("2026-11-10T19:00:00", rule))).toBe("own");
    expect(ruleOf("own", "2026-11-10", rule)).toBe(rule);
  });

  test("is said on the clock of the group", () => {
    expect(saySchedule(schedule("2026-11-10T19:00:00", "FREQ=WEEKLY;BYDAY=TU"))).toMatch(
      /Tuesday.* .*19:00/,
    );
    // The first time may lie in another week of its month.
    expect(saySchedule(schedule("2026-11-15T15:00:00", "FREQ=MONTHLY;BYDAY=1SU"))).toMatch(
      /first.* .*Sunday.* of the month .*15:00/,
    );
  });
});
