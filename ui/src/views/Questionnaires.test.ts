import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Instrument } from "$lib/contract/Instrument";
import type { InstrumentResponseDraft } from "$lib/contract/InstrumentResponseDraft";
import { HostError, useDoor } from "$lib/host";
import { fakeDoor, type FakeDoor } from "$lib/host/fake";
import { navigation, program } from "$lib/shell";
import { destinations } from "$lib/shell/places";
import { useLocale } from "$lib/words";
import Questionnaires from "./Questionnaires.svelte";

let door: FakeDoor;

beforeEach(() => {
  useLocale({ locale: "en-GB", hour12: false });
  useDoor((door = fakeDoor({ window: "main" })));
  navigation.place = "questionnaires";
});
afterEach(() => useDoor(undefined));

const switchOn = (...wanted: Instrument[]) => (door.world.settings.questionnaires = wanted);
const saved = () =>
  door.calls
    .filter(({ name }) => name === "save_instrument_response")
    .map(({ request }) => request as InstrumentResponseDraft);
const press = async (name: RegExp) => userEvent.click(await screen.findByRole("button", { name }));
async function choose(item: RegExp, answer: string) {
  const group = await screen.findByRole("radiogroup", { name: item });
  await userEvent.click(within(group).getByRole("radio", { name: answer }));
}
/** Answers the items from `first` to `last` the same. */
async function chooseAll(answer: string, first = 0, last = Infinity) {
  const groups = await screen.findAllByRole("radiogroup");
  for (const group of groups.slice(first, last))
    await userEvent.click(within(group).getByRole("radio", { name: answer }));
}

test("there is no trace of them before one is switched on", async () => {
  program.follow(door.world.settings);
  expect(destinations().map(({ id }) => id)).not.toContain("questionnaires");
  render(Questionnaires);
  expect(await screen.findByText("None is switched on")).toBeVisible();
  switchOn("who5");
  program.follow(door.world.settings);
  expect(destinations().map(({ id }) => id)).toContain("questionnaires");
});

test("every answer is saved at once, and without all of them there is no result", async () => {
  switchOn("who5");
  render(Questionnaires);
  await press(/Answer WHO-5/);
  expect(screen.getByRole("heading", { name: "WHO-5" })).toHaveFocus();
  await choose(/cheerful/, "Most of the time");
  await waitFor(() => expect(saved()).toHaveLength(1));
  expect(saved()[0]).toMatchObject({ id: null, answers: [4, null, null, null, null] });
  await press(/Show the result/);
  expect(await screen.findByText(/4 questions have no answer yet/)).toBeVisible();
  expect(screen.queryByText(/of 100/)).toBeNull();
  await press(/Leave it for today/);
  await press(/Go on with WHO-5/);
  const cheerful = await screen.findByRole("radiogroup", { name: /cheerful/ });
  expect(within(cheerful).getByRole("radio", { name: "Most of the time" })).toBeChecked();
  await chooseAll("Less than half of the time", 1);
  await press(/Show the result/);
  expect(await screen.findByText("48 of 100")).toBeVisible();
  expect(screen.getByText(/range up to 50/)).toBeVisible();
  expect(screen.getByText("The first one")).toBeVisible();
  expect(saved().at(-1)).toMatchObject({ answers: [4, 2, 2, 2, 2], export_ok: false });
  await press(/^Close$/);
  expect(await screen.findByText("Asked again from 5 December 2026 on")).toBeVisible();
  expect(screen.queryByRole("button", { name: /Answer WHO-5/ })).toBeNull();
});

test("AC-45: the support panel opens before the result of a PHQ-9", async () => {
  switchOn("phq9");
  render(Questionnaires);
  await press(/Answer PHQ-9/);
  await chooseAll("Several days", 0, 8);
  expect(screen.queryByRole("dialog")).toBeNull();
  await choose(/better off dead/, "Several days");
  const panel = await screen.findByRole("dialog", { name: "You are not alone with this" });
  expect(panel).toHaveTextContent(/You do not have to carry this alone/);
  expect(within(panel).getByText(/You marked thoughts/)).toHaveFocus();
  expect(panel).toHaveTextContent(/Nothing is sent to anybody/);
  expect((await within(panel).findAllByText("24/7"))[0]).toBeVisible();
  expect(screen.queryByText(/of 27/)).toBeNull();
  await userEvent.click(within(panel).getByRole("button", { name: /I am safe right now/ }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(screen.queryByText(/of 27/)).toBeNull();
  await press(/Show the result/);
  expect(await screen.findByText("9 of 27")).toBeVisible();
  expect(screen.getByText(/called “mild”/i)).toBeVisible();
});

test("AC-45: support comes first, too, when the ninth answer was given before", async () => {
  switchOn("phq9");
  const { unmount } = render(Questionnaires);
  await press(/Answer PHQ-9/);
  await choose(/better off dead/, "Nearly every day");
  await press(/I am safe right now/);
  await waitFor(() => expect(saved()).toHaveLength(1));
  unmount();
  render(Questionnaires);
  await press(/Go on with PHQ-9/);
  await chooseAll("Not at all", 0, 8);
  await press(/Show the result/);
  expect(await screen.findByRole("dialog", { name: /not alone/ })).toBeVisible();
  expect(screen.queryByText(/of 27/)).toBeNull();
  await press(/I am safe right now/);
  expect(await screen.findByText("3 of 27")).toBeVisible();
});

test("no answer to the ninth item opens nothing", async () => {
  switchOn("phq9");
  render(Questionnaires);
  await press(/Answer PHQ-9/);
  await chooseAll("Not at all");
  await press(/Show the result/);
  expect(await screen.findByText("0 of 27")).toBeVisible();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("AC-46: what may leave is ticked one by one, the ninth answer by itself", async () => {
  switchOn("phq9");
  render(Questionnaires);
  await press(/Answer PHQ-9/);
  await chooseAll("Not at all");
  await press(/Show the result/);
  await press(/^Close$/);
  await press(/21 November 2026.*0 of 27/);
  const dialog = await screen.findByRole("dialog", { name: "PHQ-9, 21 November 2026" });
  const ninth = within(dialog).getByRole("checkbox", { name: /ninth answer/ });
  expect(ninth).not.toBeChecked();
  await userEvent.click(within(dialog).getByRole("checkbox", { name: /May leave/ }));
  await userEvent.click(within(dialog).getByRole("button", { name: /^Save/ }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(saved().at(-1)).toMatchObject({ export_ok: true, export_item_nine: false });
});

test("an answer that cannot be saved stays, and nobody leaves without it", async () => {
  switchOn("gad7");
  let full = true;
  const usual = fakeDoor({ window: "main" });
  usual.world.settings.questionnaires = ["gad7"];
  useDoor(
    (door = {
      ...usual,
      invoke: (name, request) =>
        name === "save_instrument_response" && full
          ? Promise.reject(new HostError({ code: "disk_full" }))
          : usual.invoke(name, request),
    }),
  );
  render(Questionnaires);
  await press(/Answer GAD-7/);
  await choose(/nervous/, "Several days");
  expect(await screen.findByText(/disk is full/i)).toBeVisible();
  expect(await navigation.flush()).toBe(false);
  full = false;
  expect(await navigation.flush()).toBe(true);
  expect(usual.world.responses[0]?.answers[0]).toBe(1);
});
