import type { Finding } from "$lib/contract/Finding";
import { beforeEach, describe, expect, test } from "vitest";
import { sayFindings, useLocale } from ".";

beforeEach(() => useLocale({ locale: "en-GB", hour12: false }));

describe("what was found", () => {
  // One of each kind: another kind asks for a line here.
  const each: { [Kind in Finding["kind"]]: Omit<Extract<Finding, { kind: Kind }>, "kind"> } = {
    second_header_used: {},
    second_header_renewed: {},
    store_rebuilt: { records: 36, set_aside: true },
    frames_replayed: { count: 1 },
    ledger_tail_cut: { bytes: 100 },
    ledger_tail_ignored: { bytes: 100 },
    ledger_end_lost: { bytes: 100 },
    ledger_completed: { changes: 3 },
    ledger_rewritten: { records: 36 },
    islands_applied: { frames: 4, gap: false },
    read_only_rescue: { records: 36, from_store: 1, from_ledger: 2, from_backup: 3 },
    rolled_back: { seen: 39, found: 13 },
    leftover_removed: { count: 1 },
    reserve_missing: {},
    header_differs: {},
    store_differs: {},
    ledger_differs: {},
  };
  const all = Object.entries(each).map(([kind, facts]) => ({ kind, ...facts }) as Finding);

  test("is a sentence each, and none of them twice", () => {
    const said = sayFindings(all, 2);
    expect(said).toHaveLength(all.length + 1);
    expect(new Set(said).size).toBe(said.length);
    for (const sentence of said) expect(sentence).toMatch(/^[A-Z0-9][^{}$]+\.$/);
  });

  test("says that something may be missing where that is so, and only there", () => {
    const missing = (finding: Finding) => sayFindings([finding])[0]?.includes("may be missing");
    expect(missing({ kind: "islands_applied", frames: 4, gap: true })).toBe(true);
    expect(missing({ kind: "islands_applied", frames: 4, gap: false })).toBe(false);
    expect(missing({ kind: "rolled_back", seen: 39, found: 13 })).toBe(true);
    expect(missing({ kind: "ledger_end_lost", bytes: 100 })).toBe(true);
    expect(missing({ kind: "ledger_completed", changes: 3 })).toBe(false);
  });
});
