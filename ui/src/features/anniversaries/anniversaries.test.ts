import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor, type FakeDoor } from "$lib/host/fake";
import { useLocale } from "$lib/words";
import AnniversaryYears from "./AnniversaryYears.svelte";

let door: FakeDoor;

beforeEach(() => {
  useLocale({ locale: "en-GB", hour12: false });
  useDoor((door = fakeDoor({ window: "main" })));
  const [first, second] = door.world.entries;
  if (!first || !second) throw new Error("there are entries");
  door.world.entries.push(
    { ...first, id: "a", date: "2025-05-31", title: "A year before" },
    { ...second, id: "b", date: "2024-05-31", title: "Two years before", hard: true },
  );
});
afterEach(() => useDoor(undefined));

test("a date collects what was written in earlier years, and leaves hard days out", async () => {
  const onentry = vi.fn();
  render(AnniversaryYears, { date: "2027-05-31", nameOf: () => "Gambling", onentry });
  expect(await screen.findByRole("heading", { name: /2025/ })).toBeVisible();
  expect(screen.getByText("A year before")).toBeVisible();
  expect(screen.getByText("1 year, Gambling")).toBeVisible();
  expect(screen.queryByText("Two years before")).toBeNull();
  expect(screen.getByText("One entry from a hard day is left out.")).toBeVisible();
  await userEvent.click(screen.getByRole("switch"));
  expect(await screen.findByRole("heading", { name: /2024/ })).toBeVisible();
  await userEvent.click(screen.getAllByRole("button", { name: "Open it" })[0]!);
  expect(onentry).toHaveBeenCalledWith("a");
});

test("on a day of grief only what was written is read", async () => {
  render(AnniversaryYears, { date: "2027-05-31", onentry: vi.fn() });
  expect(await screen.findByText("A year before")).toBeVisible();
  expect(screen.queryByText(/1 year/)).toBeNull();
});
