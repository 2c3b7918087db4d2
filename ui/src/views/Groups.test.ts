import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor, type FakeDoor } from "$lib/host/fake";
import { navigation } from "$lib/shell";
import { findHardCodedText, useLocale, usePseudoLocale } from "$lib/words";
import Groups from "./Groups.svelte";

let door: FakeDoor;

beforeEach(async () => {
  useLocale({ locale: "en-GB", hour12: false });
  useDoor((door = fakeDoor({ window: "main" })));
  await navigation.go("groups");
});
afterEach(async () => {
  await navigation.go("today");
  useDoor(undefined);
});

const sent = (name: string) =>
  door.calls.filter((one) => one.name === name).map(({ request }) => request);
const save = () => userEvent.keyboard("{Control>}{Enter}{/Control}");
const closed = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

async function openHarbour() {
  render(Groups);
  await userEvent.click(await screen.findByRole("option", { name: /Harbour room/ }));
  await screen.findByRole("heading", { name: "Harbour room" });
}

describe("Groups", () => {
  test("are listed by how far they have come, and what is chosen is shown whole", async () => {
    await openHarbour();
    expect(screen.getByText("Going regularly")).toBeVisible();
    expect(screen.getByText("Considering")).toBeVisible();
    expect(screen.getByText(/the river at breakfast/)).toBeVisible();
    expect(screen.getByText(/about someone else/)).toBeVisible();
    expect(screen.getByRole("row", { name: /−1 to 0.*The way home/s })).toBeVisible();
    const fit = screen.getByRole("region", { name: "Does it fit?" });
    expect(within(fit).getByText("4, 5")).toBeVisible();
    const given = screen.getByRole("region", { name: "What it has given" });
    expect(given).toHaveTextContent(/Of the .*5.* tools that work for you, .*3.* came from here/);
  });

  test("a meeting is logged in two taps", async () => {
    await openHarbour();
    await userEvent.click(screen.getByRole("button", { name: /^Log a meeting L/ }));
    await screen.findByRole("dialog", { name: "Log a meeting" });
    await save();
    await closed();
    expect(sent("save_meeting")).toMatchObject([{ id: null, shared: null, note: "" }]);
  });

  test("a takeaway becomes a tool that remembers its meeting", async () => {
    await openHarbour();
    const [more] = screen.getAllByRole("button", { name: /^More for/ });
    await userEvent.click(more!);
    await userEvent.click(await screen.findByRole("menuitem", { name: "Into the toolbox" }));
    await userEvent.type(await screen.findByLabelText("What helps"), "The river");
    await save();
    await closed();
    const [tool] = door.world.strategies.slice(-1);
    expect(tool).toMatchObject({ title: "The river", source: { kind: "meeting" } });
  });

  test("stand side by side, and what was left out stays blank", async () => {
    render(Groups);
    await userEvent.click(await screen.findByRole("button", { name: "Side by side" }));
    const table = await screen.findByRole("table", { name: "Groups side by side" });
    expect(within(table).getByRole("columnheader", { name: "Harbour room" })).toBeVisible();
    expect(
      within(table).getByRole("row", { name: /I could belong here.*not logged/s }),
    ).toBeVisible();
  });

  test("a group needs no more than a name", async () => {
    render(Groups);
    await userEvent.click(await screen.findByRole("button", { name: "Add" }));
    await userEvent.type(await screen.findByLabelText("What you call it"), "Sunday walk");
    await save();
    await closed();
    expect(sent("save_group")).toMatchObject([{ alias: "Sunday walk", schedules: [] }]);
  });

  test("a talk without a group is a meeting, too", async () => {
    render(Groups);
    await userEvent.click(
      await screen.findByRole("button", { name: "Log a talk without a group" }),
    );
    await screen.findByRole("dialog", { name: "Log a meeting" });
    await save();
    await closed();
    expect(sent("save_meeting")).toMatchObject([{ group_id: null }]);
  });

  test("several takeaways are noted one after another", async () => {
    await openHarbour();
    const section = screen.getByRole("region", { name: "What I take with me" });
    await userEvent.click(within(section).getByRole("button", { name: /^Add: / }));
    const text = await screen.findByLabelText("In your own words");
    expect(text).toHaveValue("I heard that ");
    await userEvent.type(text, "one");
    await userEvent.click(screen.getByRole("button", { name: "Save and add another" }));
    await waitFor(() => expect(text).toHaveValue("I heard that "));
    await userEvent.type(text, "two");
    await userEvent.click(screen.getByRole("radio", { name: "hope" }));
    await save();
    await closed();
    expect(sent("save_takeaway")).toMatchObject([
      { text: "I heard that one", kind: "insight", third_party: true },
      { text: "I heard that two", kind: "hope" },
    ]);
  });

  test("how it felt to be there can be noted", async () => {
    await openHarbour();
    await userEvent.click(screen.getByRole("button", { name: /^Log a meeting L/ }));
    await userEvent.click(await screen.findByRole("button", { name: "How it felt" }));
    for (const name of ["Seen", "Heard", "Taken as true", "Understood"]) {
      screen.getByRole("slider", { name }).focus();
      await userEvent.keyboard("7");
    }
    await save();
    await closed();
    expect(sent("save_meeting")).toMatchObject([
      { seen: 7, heard: 7, validated: 7, understood: 7, shared: null },
    ]);
  });

  test("speak only through the locale files", async () => {
    usePseudoLocale(true);
    const { container } = render(Groups);
    await userEvent.click(await screen.findByRole("option", { name: /Harbour room/ }));
    await screen.findByRole("heading", { name: "Harbour room" });
    const life = [...door.world.further()].flatMap(([, , one]) => Object.values(one));
    const own = life
      .filter((value) => typeof value === "string")
      .flatMap((text) => [text, text.slice(0, 40)]);
    const given = ["−1", "0", "L", "18:00", "–", "4, 5", "4, 4", "3, 4", "3, 3", "2, 4"];
    expect(findHardCodedText(container, [...own, ...given])).toEqual([]);
    usePseudoLocale(false);
  });
});
