import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor, type FakeDoor } from "$lib/host/fake";
import { toasts } from "$lib/ui";
import { useLocale } from "$lib/words";
import DayDialog from "./DayDialog.svelte";
import DayList from "./DayList.svelte";
import { Remembrance } from "./remembrance.svelte";

let door: FakeDoor;

beforeEach(() => {
  useLocale({ locale: "en-GB", hour12: false });
  useDoor((door = fakeDoor({ window: "main" })));
});
afterEach(() => useDoor(undefined));

test("a day of grief stands with its name, the next time it comes, and what is done on it", async () => {
  const remembrance = new Remembrance();
  await remembrance.read();
  const onread = vi.fn();
  const acts = { onedit: vi.fn(), onremove: vi.fn(), onread };
  render(DayList, { rows: remembrance.rows ?? [], ...acts });
  expect(screen.getByRole("heading", { name: "Aunt Ida" })).toBeVisible();
  expect(screen.getByText(/Wednesday 25 November 2026, each year/)).toBeVisible();
  expect(screen.getByText("The bench by the water, with tea.")).toBeVisible();
  expect(screen.queryByText(/in 4 days|years/), "nothing is counted").toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "What I wrote on this date" }));
  expect(onread).toHaveBeenCalledWith("2026-11-25");
});

test("a new one asks for a date, and gives no line on Today unless it was asked for", async () => {
  const remembrance = new Remembrance();
  await remembrance.read();
  render(DayDialog, { open: true, day: null, remembrance });
  await userEvent.type(screen.getByLabelText("Who or what it is about"), "The old house");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  expect(await screen.findByText("A date is needed.")).toBeVisible();
  expect(screen.getByLabelText("Who or what it is about")).toHaveValue("The old house");
  expect(door.calls.filter(({ name }) => name === "save_significant_date")).toEqual([]);
  for (const [part, digits] of [
    ["day", "3"],
    ["month", "4"],
    ["year", "2020"],
  ] as const) {
    screen.getByRole("spinbutton", { name: new RegExp(part) }).focus();
    await userEvent.keyboard(digits);
  }
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const saved = door.calls.filter(({ name }) => name === "save_significant_date");
  expect(saved.map(({ request }) => request)).toMatchObject([
    { alias: "The old house", date: "2020-04-03", yearly: true, kind: "grief", notice_days: null },
  ]);
});

test("one that was moved to the trash comes back", async () => {
  const remembrance = new Remembrance();
  await remembrance.read();
  await remembrance.remove(door.world.significant[0]?.id ?? "");
  expect(remembrance.rows).toEqual([]);
  await toasts.undo();
  expect(remembrance.rows).toHaveLength(1);
});
