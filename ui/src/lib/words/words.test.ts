import { FluentResource } from "@fluent/bundle";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  errorWords,
  findHardCodedText,
  formatDate,
  formatDateTime,
  formatSigned,
  formatTime,
  rich,
  t,
  useLocale,
  usePseudoLocale,
} from ".";

const files = import.meta.glob<string>("../../../locales/en/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

beforeEach(() => useLocale({ locale: "en-GB", hour12: false }));
afterEach(() => usePseudoLocale(false));

describe("the locale files", () => {
  test.each(Object.entries(files))("%s has no line that Fluent could not read", (_, source) => {
    const written = [...source.matchAll(/^(-?[a-zA-Z][a-zA-Z0-9_-]*) *=/gm)].map(
      (match) => match[1],
    );
    const read = new FluentResource(source).body.map((entry) => entry.id);
    expect(read).toEqual(written);
  });

  test("no message is written twice", () => {
    const ids = Object.values(files).flatMap((source) =>
      new FluentResource(source).body.map((entry) => entry.id),
    );
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

describe("a message", () => {
  test("takes its arguments", () => {
    expect(t("saved-at", { time: "21:14" })).toBe("Saved 21:14");
  });

  test("that does not exist throws while developing", () => {
    expect(() => t("no-such-message")).toThrow("no-such-message");
  });

  test("without its argument throws while developing", () => {
    expect(() => t("saved-at")).toThrow("saved-at");
  });

  test("keeps text that runs the other way inside itself", () => {
    expect(t("remove-named", { name: "שלום" })).toBe("Remove \u2068שלום\u2069");
  });
});

describe("a rich message", () => {
  test("comes in parts, and an argument cannot make a tag", () => {
    expect(rich("add-named", { name: "<b>x</b>" })).toEqual([
      { tag: undefined, text: 'Add "<b>x</b>"' },
    ]);
  });
});

test("an error code without words speaks as unexpected", () => {
  expect(errorWords({ code: "no_such_code", facts: {} })).toEqual({
    what: t("err-unexpected", { reference: "no_such_code" }),
    next: t("next-unexpected", { reference: "no_such_code" }),
  });
});

test("recovery words say which word, how many, or that it is their order", () => {
  const what = (word: number | null, found: number | null) =>
    errorWords({ code: "recovery_words_invalid", facts: { word, found } }).what;
  expect(what(4, null)).toBe("Word 4 is not on the list of recovery words.");
  expect(what(null, 23)).toBe("These are 23 words, and a recovery sheet has 24.");
  expect(what(null, null)).toBe("These 24 words do not make a recovery sheet in this order.");
});

describe("dates and times", () => {
  test("are written as this computer writes them", () => {
    expect(formatDate("2026-11-21", "full")).toBe("Saturday 21 November 2026");
    expect(formatDate("2026-11-21", "day")).toBe("Saturday 21 November");
    expect(formatTime("2026-11-21T20:02:00Z", "Europe/Berlin")).toBe("21:02");
    useLocale({ locale: "en-US", hour12: true });
    expect(formatDate("2026-11-21", "long")).toBe("November 21, 2026");
    expect(formatTime("2026-11-21T20:02:00Z", "Europe/Berlin")).toMatch(/^9:02\sPM$/);
  });

  test("show the clock where they were written, not where they are read", () => {
    expect(formatDateTime("2026-11-22T04:30:00Z", "America/New_York")).toBe("21 Nov 2026, 23:30");
    expect(formatDateTime("2026-11-21T11:30:00Z", "Pacific/Auckland")).toBe("22 Nov 2026, 00:30");
  });
});

test("signed steps have a real minus sign", () => {
  expect([-2, 0, 1].map(formatSigned)).toEqual(["−2", "0", "+1"]);
});

describe("the pseudo-locale", () => {
  test("marks messages and dates, and hard-coded text stands out", () => {
    usePseudoLocale(true);
    const root = document.createElement("div");
    const add = (text: string) => {
      root.append(Object.assign(document.createElement("p"), { textContent: text }));
    };
    add(t("saved-at", { time: "21:14" }));
    add(formatDate("2026-11-21", "full"));
    add("Heron");
    expect(findHardCodedText(root, ["Heron"])).toEqual([]);

    add("Oops");
    root.setAttribute("aria-label", "Named");
    expect(findHardCodedText(root, ["Heron"])).toEqual(["Named", "Oops"]);
  });
});
