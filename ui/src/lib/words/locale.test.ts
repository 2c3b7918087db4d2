import { afterEach, expect, test, vi } from "vitest";

afterEach(() => vi.unstubAllGlobals());

test.each(["C", "POSIX", "", "de-DE"])(
  "a system whose language is %j still gets dates and times",
  async (language) => {
    vi.resetModules();
    vi.stubGlobal("navigator", { language });
    const { formatDate, formatTime } = await import("./format");
    expect(formatDate("2026-11-21", "day")).toBe("Saturday 21 November");
    expect(formatTime("2026-11-21T20:02:00Z", "UTC")).toBe("20:02");
  },
);
