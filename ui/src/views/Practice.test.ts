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
