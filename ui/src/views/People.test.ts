import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor, type FakeDoor } from "$lib/host/fake";
import { navigation } from "$lib/shell";
import { toasts } from "$lib/ui";
import { useLocale } from "$lib/words";
import People from "./People.svelte";

let door: FakeDoor;

beforeEach(async () => {
  useLocale({ locale: "en-GB", hour12: false });
  useDoor((door = fakeDoor({ window: "main" })));
  await navigation.go("people");
});
afterEach(async () => {
  await navigation.go("today");
  useDoor(undefined);
});

const sent = (name: string) =>
  door.calls.filter((one) => one.name === name).map(({ request }) => request);
const saved = async () => {
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
};

/** Begins a new record in the card with this title. */
async function add(card: string) {
  const region = await screen.findByRole("region", { name: card });
  await userEvent.click(within(region).getByRole("button", { name: /^Add: / }));
  await screen.findByRole("dialog");
}

test("somebody is noted by a name of one's own, with spellings that never leave", async () => {
  render(People);
  expect(await screen.findByText("555 0132")).toBeVisible();
  await add("Everybody");
  await userEvent.type(screen.getByLabelText("What you call them"), "Wren");
  await userEvent.click(screen.getByRole("button", { name: "friend" }));
  await userEvent.type(screen.getByRole("combobox", { name: /^Known spellings/ }), "Renata{Enter}");
  await saved();
  expect(sent("save_person")).toMatchObject([
    { alias: "Wren", roles: ["friend"], names_to_redact: ["Renata"] },
  ]);
  expect(await screen.findByText("Wren")).toBeVisible();
});

test("help is noted in both directions", async () => {
  render(People);
  await add("Help, both ways");
  await userEvent.click(screen.getByRole("radio", { name: "both ways" }));
  await userEvent.selectOptions(screen.getByLabelText("What it was"), "encouragement");
  await userEvent.selectOptions(screen.getByLabelText("With whom"), "Otter");
  await saved();
  expect(sent("save_support")).toMatchObject([{ direction: "both", kind: "encouraged" }]);
  expect(await screen.findByText(/Both ways: .*encouragement.*, with .*Otter/)).toBeVisible();
});

test("a question waits for its answer, and keeps it", async () => {
  render(People);
  await add("Questions");
  await userEvent.type(screen.getByLabelText("The question"), "How long?");
  await userEvent.selectOptions(screen.getByLabelText("Who is asked"), "a doctor");
  await saved();
  expect(sent("save_question")).toMatchObject([{ recipient: "doctor", answered_on: null }]);
});

test("a concern is said in four parts and rests for the night", async () => {
  render(People);
  await add("To be said well");
  for (const part of ["What happened", "What it did to me", "What I need", "What I ask for"]) {
    await userEvent.type(screen.getByLabelText(part), `${part}.`);
  }
  await saved();
  expect(sent("save_concern")).toMatchObject([
    { facts: "What happened.", request: "What I ask for.", released: false },
  ]);
  expect(await screen.findByText("rests until tomorrow")).toBeVisible();
});

test("what goes to the trash comes back by undo", async () => {
  render(People);
  await userEvent.click(await screen.findByRole("button", { name: /^Edit .*Otter/ }));
  await userEvent.click(await screen.findByRole("button", { name: "Move to trash" }));
  await waitFor(() => expect(screen.queryByText("Otter")).toBeNull());
  await toasts.undo();
  expect(await screen.findAllByText("Otter")).not.toEqual([]);
});
