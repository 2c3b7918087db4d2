import type { OwnWords } from "$lib/contract/OwnWords";
import { afterEach, describe, expect, test } from "vitest";
import { sayLength, sayMilestone, t, useOwnWords, usePseudoLocale } from ".";

const NONE: OwnWords = { time_free: null, lapse: null, milestone: null, urge: null, person: null };

afterEach(() => {
  useOwnWords(NONE);
  usePseudoLocale(false);
});

const sevenYears = () =>
  t("time-free-for", { length: sayLength({ years: 7, months: 0, days: 0 }) });

describe("the person's own words", () => {
  test("ac_44: are said in every sentence, and only where they were chosen", () => {
    expect(sevenYears()).toBe("7 years free");
    useOwnWords({
      ...NONE,
      time_free: "sober",
      milestone: { one: "anniversary", several: "anniversaries" },
    });
    expect(sevenYears()).toBe("7 years sober");
    expect(t("export-milestones")).toBe("Reached anniversaries");
    expect(t("export-lapses")).toBe("Noted lapses");
    expect(t("place-milestones")).toBe("Anniversaries");
    useOwnWords(NONE);
    expect(sevenYears()).toBe("7 years free");
  });

  test("are taken literally", () => {
    useOwnWords({ ...NONE, time_free: '{ -lapse } "x" \\ <b>\nlapse = {$length}' });
    expect(sevenYears()).toBe('7 years { -lapse } "x" \\ <b> lapse = {$length}');
  });
});

test("a length of time leaves out what is zero", () => {
  expect(sayLength({ years: 1, months: 1, days: 1 })).toBe("1 year, 1 month, 1 day");
  expect(sayLength({ years: 0, months: 3, days: 18 })).toBe("3 months, 18 days");
  expect(sayLength({ years: 0, months: 0, days: 0 })).toBe("0 days");
});

test("a milestone is called by its own name, or by its length", () => {
  expect(sayMilestone({ unit: "days", n: 0, label: "" })).toBe("welcome");
  expect(sayMilestone({ unit: "months", n: 18, label: "" })).toBe("18 months");
  expect(sayMilestone({ unit: "days", n: 5, label: "hands" })).toBe("hands");
});
