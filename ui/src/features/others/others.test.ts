import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor, type FakeDoor } from "$lib/host/fake";
import { useLocale } from "$lib/words";
import { Others } from "./others.svelte";
import OthersCard from "./OthersCard.svelte";
import OthersDialog from "./OthersDialog.svelte";

let door: FakeDoor;

beforeEach(() => {
  useLocale({ locale: "en-GB", hour12: false });
  useDoor((door = fakeDoor({ window: "main" })));
});
afterEach(() => useDoor(undefined));

test("somebody's milestone is an alias and a date", async () => {
  const others = new Others();
  await others.read();
  render(OthersCard, { others, onedit: vi.fn() });
  expect(screen.getByText("Bram")).toBeVisible();
  expect(screen.getByText(/1 Dec 2026, in 10 days/)).toBeVisible();
});

test("is changed where it is, and keeps what was typed when it is refused", async () => {
  const others = new Others();
  await others.read();
  const milestone = others.rows[0]?.milestone ?? null;
  render(OthersDialog, { open: true, milestone, others });
  const alias = screen.getByLabelText("What you call them");
  await userEvent.clear(alias);
  await userEvent.type(alias, "B.");
  await userEvent.selectOptions(screen.getByLabelText("A quiet line on Today"), "3");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const saved = door.calls.filter(({ name }) => name === "save_others_milestone");
  expect(saved.map(({ request }) => request)).toMatchObject([
    { id: milestone?.id, alias: "B.", date: "2023-12-01", notice_days: 3 },
  ]);
});
