import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { call, useDoor } from "$lib/host";
import { fakeDoor, type FakeDoor } from "$lib/host/fake";
import { toasts } from "$lib/ui";
import { useLocale } from "$lib/words";
import { Letters } from "./letters.svelte";
import LettersCard from "./LettersCard.svelte";
import WriteLetterDialog from "./WriteLetterDialog.svelte";

let door: FakeDoor;

beforeEach(() => {
  useLocale({ locale: "en-GB", hour12: false });
  useDoor((door = fakeDoor({ window: "main" })));
});
afterEach(() => useDoor(undefined));

const nameOf = () => "Alcohol";

async function card() {
  const letters = new Letters();
  await letters.read();
  render(LettersCard, { letters, nameOf, onwrite: vi.fn() });
  return letters;
}

test("a letter that was opened can be read; its milestone was reached in an earlier run", async () => {
  const letters = await card();
  expect(screen.getByText(/It can be opened now/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Read it" }));
  await waitFor(() => expect(letters.open?.body).toMatch(/kitchen is probably still too small/));
});

test("a sealed one shows no text, and is opened early only when that was asked twice", async () => {
  const { timeline } = { timeline: await call("get_timeline", { tracker: null }) };
  const ahead = timeline.ahead[0];
  if (!ahead) throw new Error("something is ahead");
  const { tracker_id, milestone } = ahead;
  await call("seal_letter", { tracker_id, milestone, body: "Still here." });
  const letters = await card();
  expect(screen.getByText(/Sealed until 30 Nov 2026/)).toBeVisible();
  expect(screen.queryByText("Still here.")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Open it early" }));
  expect(letters.open, "it was only asked").toBeNull();
  await userEvent.click(await screen.findByRole("button", { name: "Cancel" }));
  expect(letters.open).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Open it early" }));
  const asked = await screen.findByRole("dialog");
  await userEvent.click([...asked.querySelectorAll("button")].at(-1)!);
  await waitFor(() => expect(letters.open?.body).toBe("Still here."));
});

test("is sealed with the milestone it waits for, and an empty one is refused with its text field", async () => {
  const letters = new Letters();
  const { ahead } = await call("get_timeline", { tracker: null });
  render(WriteLetterDialog, { open: true, letters, ahead, nameOf });
  await userEvent.type(screen.getByLabelText("Your letter"), "You did this.");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const sealed = door.calls.filter(({ name }) => name === "seal_letter");
  expect(sealed.map(({ request }) => request)).toMatchObject([
    { milestone: { unit: "months", n: 18 }, body: "You did this." },
  ]);
});

test("goes to the trash and comes back", async () => {
  await card();
  await userEvent.click(screen.getByRole("button", { name: /this letter to the trash/ }));
  expect(await screen.findByText(/None yet/)).toBeVisible();
  await toasts.undo();
  expect(await screen.findByText(/It can be opened now/)).toBeVisible();
});
