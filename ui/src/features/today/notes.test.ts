import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AppState } from "$lib/contract/AppState";
import type { Finding } from "$lib/contract/Finding";
import { call, useDoor } from "$lib/host";
import { fakeDoor } from "$lib/host/fake";
import { navigation } from "$lib/shell";
import { useLocale } from "$lib/words";
import TodayNotes from "./TodayNotes.svelte";

beforeEach(() => {
  useLocale({ locale: "en-GB", hour12: false });
  useDoor(fakeDoor({ window: "main" }));
  navigation.place = "today";
});
afterEach(() => useDoor(undefined));

async function show(findings: Finding[]) {
  const view = await call("get_today", { tool: 0 });
  const state: AppState = { ...(await call("app_state", {})), findings };
  render(TodayNotes, { view, state, denied: false, onclock: () => undefined });
}

describe("what was found at opening", () => {
  test("is said before the day, without a button where nothing is missing", async () => {
    await show([{ kind: "ledger_completed", changes: 3 }]);
    expect(screen.getByText(/ended too early/)).toBeVisible();
    expect(screen.queryByRole("button")).toBeNull();
  });

  test("leads to the backups where something may be missing", async () => {
    await show([{ kind: "rolled_back", seen: 39, found: 13 }]);
    expect(screen.getByText(/may be missing/)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Backup" }));
    expect(navigation.parametersOf("settings")).toEqual({ section: "backup" });
  });

  test("leads to the repair of a journal that can only be read", async () => {
    await show([
      { kind: "read_only_rescue", records: 36, from_store: 1, from_ledger: 2, from_backup: 3 },
      { kind: "rolled_back", seen: 39, found: 13 },
    ]);
    await userEvent.click(screen.getByRole("button", { name: "Check and repair" }));
    expect(navigation.parametersOf("settings")).toEqual({ section: "integrity" });
  });
});
