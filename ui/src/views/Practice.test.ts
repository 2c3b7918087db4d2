import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor, type FakeDoor } from "$lib/host/fake";
import { navigation } from "$lib/shell";
import { useLocale } from "$lib/words";
import Practice from "./Practice.svelte";

let door: FakeDoor;

beforeEach(async () => {
  useLocale({ locale: "en-GB", hour12: false });
  useDoor((door = fakeDoor({ window: "main" })));
  await navigation.go("practice");
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

test("a line is kept on the hope shelf", async () => {
  render(Practice);
  expect(await screen.findByText("It passes.")).toBeVisible();
  await add("Hope shelf");
  await userEvent.selectOptions(screen.getByLabelText("What it is"), "laughs");
  await userEvent.type(screen.getByLabelText("What is kept"), "The duck.");
  await saved();
  expect(sent("save_hope_item")).toMatchObject([{ kind: "laugh", text: "The duck." }]);
});

test("a worry is put off, and what became of it is noted later", async () => {
  render(Practice);
  await add("Worries");
  await userEvent.type(screen.getByLabelText("What I am worried about"), "The appointment.");
  await userEvent.type(screen.getByLabelText("How likely it feels"), "70");
  expect(screen.queryByLabelText("What became of it")).toBeNull();
  screen.getByRole("spinbutton", { name: "day Put it off until" }).focus();
  await userEvent.keyboard("24112026");
  expect(screen.getByLabelText("Time")).toHaveValue("18:00");
  await saved();
  expect(sent("save_worry")).toMatchObject([
    { text: "The appointment.", likelihood: 70, postponed_to: "2026-11-24T18:00:00" },
  ]);
  const card = screen.getByRole("region", { name: "Worries" });
  expect(within(card).getByText(/Felt .*70.* % likely\. Put off until/)).toHaveTextContent("18:00");
  expect(within(card).getByText(/0.* answered, .*1.* open\./)).toBeVisible();

  await userEvent.click(within(card).getByRole("button", { name: /The appointment/ }));
  await userEvent.selectOptions(await screen.findByLabelText("What became of it"), "did_not");
  await userEvent.type(screen.getByLabelText("What happened"), "It took ten minutes.");
  await saved();
  expect(sent("save_worry")).toMatchObject([
    {},
    { revision: 1, resolved: "did_not", likelihood: 70, afterwards: "It took ten minutes." },
  ]);
  expect(within(card).getByText(/It did not happen\./)).toHaveTextContent("21 Nov 2026");
  expect(within(card).getByText(/1.* answered, .*0.* open\./)).toBeVisible();
});

test("of ten answered worries, shares are told, and three stand there until all are wanted", async () => {
  const base = { revision: 1, updated_at: "", deleted_at: null, can_do: "", afterwards: "" };
  door.world.worries = Array.from({ length: 10 }, (_, i) => ({
    ...{
      ...base,
      id: `w${String(i)}`,
      created_at: "",
      date: "2026-11-01",
      text: `Worry ${String(i)}`,
    },
    ...{ likelihood: null, postponed_to: null, resolved_on: "2026-11-02" },
    resolved: i < 2 ? ("happened" as const) : ("did_not" as const),
  }));
  render(Practice);
  const card = await screen.findByRole("region", { name: "Worries" });
  expect(await within(card).findByText(/happened \(.*20.* %\)/)).toHaveTextContent(/80.* %/);
  expect(within(card).getAllByRole("listitem")).toHaveLength(3);
  await userEvent.click(within(card).getByRole("button", { name: /Show all .*10/ }));
  expect(within(card).getAllByRole("listitem")).toHaveLength(10);
});

test("a step is done, and what was feared stands beside how it was", async () => {
  render(Practice);
  await add("Openness ladder");
  await userEvent.type(screen.getByLabelText("The step"), "Say my name");
  screen.getByRole("slider", { name: "How much I fear it" }).focus();
  await userEvent.keyboard("8");
  await saved();
  expect(sent("save_openness_step")).toMatchObject([
    { order: 1, text: "Say my name", feared: 8, actual: null },
  ]);
  expect(await screen.findByText(/Not done yet\./)).toHaveTextContent(/feared .*8/);
});

test("only what may be told becomes a share", async () => {
  render(Practice);
  await userEvent.click(await screen.findByRole("checkbox", { name: "Tell this" }));
  await userEvent.click(screen.getByRole("button", { name: "Make a share of it" }));
  await waitFor(() => expect(navigation.place).toBe("share"));
  expect(sent("save_share")).toMatchObject([{ was: "The evenings simply happened to me." }]);
});

test("what listening did is noted in three answers, and nobody's story", async () => {
  render(Practice);
  await add("Listening");
  await userEvent.type(screen.getByLabelText("What I heard"), "Relief.");
  await userEvent.type(screen.getByLabelText("What it touched in me"), "My own.");
  await saved();
  expect(sent("save_listening")).toMatchObject([
    { heard: "Relief.", touched: "My own.", unsaid: "" },
  ]);
});

test("a plan for a meeting shares the time equally and lists nobody", async () => {
  render(Practice);
  await add("Service and leading");
  await userEvent.type(screen.getByLabelText("Minutes for sharing"), "45");
  await userEvent.type(screen.getByLabelText("How many share them"), "12");
  await saved();
  expect(sent("save_service")).toMatchObject([{ role: "chair", minutes: 45, people: 12 }]);
  expect(await screen.findByText(/3.* min .*45.* s for each person/)).toBeVisible();
});
