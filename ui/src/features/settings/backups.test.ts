import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor, type FakeDoor } from "$lib/host/fake";
import { findHardCodedText, usePseudoLocale } from "$lib/words";
import BackupSection from "./BackupSection.svelte";
import IntegritySection from "./IntegritySection.svelte";
import StrangerSection from "./StrangerSection.svelte";

let door: FakeDoor;

beforeEach(() => useDoor((door = fakeDoor({ window: "main" }))));
afterEach(() => {
  usePseudoLocale(false);
  useDoor(undefined);
});

const asked = (name: string) => door.calls.filter((call) => call.name === name).length;

describe("backups in the settings", () => {
  test("say their age, their size and when they were last read wholly", async () => {
    render(BackupSection);
    expect(await screen.findByText(/412 KB/)).toBeVisible();
    expect(screen.getByText(/Last read wholly/)).toBeVisible();
  });

  test("are compared, and only what is ticked comes back", async () => {
    const user = userEvent.setup();
    render(BackupSection);
    await user.click(await screen.findByRole("button", { name: /^Compare/ }));
    const dialog = await screen.findByRole("dialog", { name: "Compare with this backup" });
    const lost = await within(dialog).findByRole("checkbox", { name: /A lost page/ });
    expect(asked("take_from_backup")).toBe(0);
    await user.click(within(dialog).getByRole("button", { name: /^Show both: A lost page/ }));
    expect(await within(dialog).findByText("As it was in the backup.")).toBeVisible();
    await user.click(lost);
    await user.click(within(dialog).getByRole("button", { name: "Bring one back" }));
    expect(await within(dialog).findByText("One record came back.")).toBeVisible();
    await waitFor(() =>
      expect(within(dialog).queryByRole("checkbox", { name: /A lost page/ })).toBeNull(),
    );
  });

  test("from before something was erased are counted and removed when asked", async () => {
    door.world.beforeErasing = 2;
    const user = userEvent.setup();
    render(BackupSection);
    expect(await screen.findByText(/2 backups beside the journal/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Remove them" }));
    expect(await screen.findByText("2 backups were removed.")).toBeVisible();
    expect(door.world.beforeErasing).toBe(0);
  });

  test("are made in a second folder once one is chosen", async () => {
    const user = userEvent.setup();
    render(BackupSection);
    const field = await screen.findByRole("textbox", { name: "A second folder for backups" });
    await user.type(field, "/media/stick");
    await user.click(screen.getByRole("button", { name: "Use this folder" }));
    await waitFor(() => expect(door.world.preferences.backup_folder).toBe("/media/stick"));
    await user.click(await screen.findByRole("button", { name: "Stop using it" }));
    await waitFor(() => expect(door.world.preferences.backup_folder).toBeNull());
  });
});

describe("the journal's own files", () => {
  test("are only looked at until a folder for the repair is named", async () => {
    const user = userEvent.setup();
    render(IntegritySection);
    await user.click(screen.getByRole("button", { name: "See what can be saved" }));
    expect(await screen.findByText(/Nothing is known to be missing/)).toBeVisible();
    const last = door.calls.findLast(({ name }) => name === "repair_journal");
    expect(last?.request).toEqual({ to: null, switch: false });
  });

  test("show what a stranger sees, and what not", async () => {
    render(StrangerSection);
    expect(await screen.findByText(/380 sealed pieces/)).toBeVisible();
    expect(screen.getByText("They cannot see")).toBeVisible();
  });
});

test("all of it speaks only through the locale files", async () => {
  usePseudoLocale(true);
  for (const section of [BackupSection, IntegritySection, StrangerSection]) {
    const { unmount } = render(section);
    if (section !== IntegritySection) await screen.findAllByRole("listitem");
    expect(findHardCodedText(document.body, [])).toEqual([]);
    unmount();
  }
});
