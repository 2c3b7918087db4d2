import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor, type FakeDoor } from "$lib/host/fake";
import { navigation } from "$lib/shell";
import { toasts } from "$lib/ui";
import { useLocale } from "$lib/words";
import Milestones from "./Milestones.svelte";
import Today from "./Today.svelte";

let door: FakeDoor;

beforeEach(async () => {
  useLocale({ locale: "en-GB", hour12: false });
  useDoor((door = fakeDoor({ window: "main" })));
  await navigation.go("milestones");
});
afterEach(async () => {
  await navigation.go("today");
  useDoor(undefined);
});

const saves = (name: string) =>
  door.calls.filter((one) => one.name === name).map(({ request }) => request);

async function choose(item: RegExp | string) {
  await userEvent.click(await screen.findByRole("button", { name: /^More: add a tracker/ }));
  await userEvent.click(await screen.findByRole("menuitem", { name: item }));
}

describe("Milestones", () => {
  test("shows the path, what lies along it, what is ahead and the cairn", async () => {
    render(Milestones);
    expect(await screen.findByRole("heading", { name: "Milestones", level: 1 })).toBeVisible();
    expect(await screen.findByText(/26 stones. What was reached stays reached/)).toBeVisible();
    expect(screen.getByRole("img", { name: "A cairn of 26 stones." })).toBeVisible();
    const ahead = screen.getByRole("heading", { name: "Ahead" }).closest("section");
    expect(within(ahead!).getByText("18 months")).toBeVisible();
    expect(screen.queryByText("Aunt Ida"), "grief has its own place").toBeNull();
  });

  test("notes a lapse from its menu with every effect, shows it, and takes it back", async () => {
    render(Milestones);
    await screen.findByText(/^26 stones. What/);
    await choose("Lapse or change of date");
    await userEvent.click(await screen.findByRole("radio", { name: "carry on" }));
    await userEvent.click(screen.getByRole("button", { name: "Note more, if it helps" }));
    await userEvent.type(screen.getByLabelText("What helped afterwards"), "A bath.");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await userEvent.click(await screen.findByRole("button", { name: "Nothing now" }));
    expect(await screen.findByText(/A bath./)).toBeVisible();
    expect(saves("save_lapse")).toMatchObject([{ draft: { effect: "keep" }, merge: false }]);
    await toasts.undo();
    await waitFor(() => expect(screen.queryByText(/A bath./)).toBeNull());
  });

  test("opens a stone from the list, and what was written on its date", async () => {
    render(Milestones);
    await userEvent.click(await screen.findByRole("button", { name: "60 days, Alcohol" }));
    const dialog = await screen.findByRole("dialog", { name: "60 days" });
    expect(within(dialog).getByLabelText("Note")).toHaveValue("Pancakes at the lock.");
    await userEvent.click(
      within(dialog).getByRole("button", { name: "What I wrote on this date" }),
    );
    expect(await screen.findByRole("heading", { name: "On 2 October", level: 1 })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Back to milestones" }));
    expect(await screen.findByText(/^26 stones. What/)).toBeVisible();
  });

  test("opens what a search has found", async () => {
    const lapse = door.world.lapses[1];
    await navigation.go("milestones", { lapse: lapse?.id ?? "" });
    render(Milestones);
    const dialog = await screen.findByRole("dialog", { name: "Change what is noted" });
    expect(await within(dialog).findByDisplayValue("Rang Wren the same night.")).toBeVisible();
  });

  test("shows what was before the journal, and what of it is counted", async () => {
    const [alcohol] = door.world.trackers;
    if (!alcohol) throw new Error("it is there");
    alcohol.earlier = [
      {
        from: { date: "2019-01-01", precision: "year" },
        to: { date: "2020-03-01", precision: "month" },
        note: "The first flat.",
      },
    ];
    render(Milestones);
    expect(await screen.findByText("2019 to March 2020, Alcohol")).toBeVisible();
    expect(screen.getByText(/Shown, not counted/)).toBeVisible();
  });

  test("comes back to the sets after one was written", async () => {
    render(Milestones);
    await screen.findByText(/^26 stones. What/);
    await choose("Choose milestones");
    await userEvent.click(await screen.findByRole("button", { name: "Make a set of your own" }));
    await userEvent.type(await screen.findByLabelText("Name of the set"), "Mine");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    const sets = await screen.findByRole("dialog", { name: "Choose milestones" });
    expect(await within(sets).findByRole("button", { name: "Change Mine" })).toBeVisible();
  });

  test("without a tracker says when the first stone comes, and blocks nothing", async () => {
    useDoor((door = fakeDoor({ window: "main", empty: true })));
    render(Milestones);
    expect(await screen.findByText(/The first stone comes after one day/)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Add a tracker" }));
    expect(await screen.findByRole("dialog", { name: "Add a tracker" })).toBeVisible();
  });

  test("without a tracker still keeps milestones of others, and letters that stayed", async () => {
    door.world.trackers.splice(0);
    render(Milestones);
    expect(await screen.findByRole("heading", { name: "Milestones of others" })).toBeVisible();
    expect(await screen.findByRole("heading", { name: "Letters to yourself" })).toBeVisible();
    expect(screen.queryByRole("heading", { name: "The path so far" })).toBeNull();
  });
});

describe("Today", () => {
  test("shows one tracker at a time, with numbers or with its days", async () => {
    await navigation.go("today");
    render(Today);
    const hero = await screen.findByRole("region", { name: "What you count" });
    expect(within(hero).getByText("110")).toBeVisible();
    expect(within(hero).getByText(/Your cairn has 26 stones/)).toBeVisible();
    await userEvent.click(within(hero).getByRole("radio", { name: "Days outside" }));
    expect(await within(hero).findByText(/3 of 4 this week/)).toBeVisible();
    await userEvent.click(within(hero).getByRole("button", { name: "See the path" }));
    await waitFor(() => expect(navigation.place).toBe("milestones"));
  });

  test("ac_50_a_date_of_grief_stands_in_one_neutral_line_of_its_own", async () => {
    await navigation.go("today");
    render(Today);
    const line = await screen.findByText("Wednesday 25 November is a day you keep.");
    expect(screen.queryByText(/Aunt Ida/)).toBeNull();
    const next = screen.getByText("Next milestone").closest("section");
    expect(next?.contains(line)).toBe(false);
    expect(line.closest("section")).not.toHaveTextContent(/milestone|stone|reached/i);
  });

  test("without a tracker shows the day itself", async () => {
    useDoor((door = fakeDoor({ window: "main", empty: true })));
    await navigation.go("today");
    render(Today);
    expect(await screen.findByText("How is it now?")).toBeVisible();
    expect(screen.queryByRole("region", { name: "What you count" })).toBeNull();
    expect(screen.queryByText("Next milestone")).toBeNull();
  });
});
