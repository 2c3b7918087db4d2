import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor, type FakeDoor } from "$lib/host/fake";
import { useLocale } from "$lib/words";
import Support from "./Support.svelte";

let door: FakeDoor;

function shown(window: "main" | "unlock") {
  useDoor((door = fakeDoor({ window })));
  render(Support);
}

beforeEach(() => useLocale({ locale: "en-GB", hour12: false }));
afterEach(() => useDoor(undefined));

test("one's own plan and people stand before the numbers", async () => {
  shown("main");
  const own = await screen.findByText("Spring by the weir.");
  const numbers = await screen.findByRole("heading", { name: "Emergency" });
  expect(own.compareDocumentPosition(numbers)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

test("while locked nothing of the plan is there unless it was asked for", async () => {
  shown("unlock");
  await screen.findByRole("heading", { name: "Emergency" });
  expect(door.calls.map(({ name }) => name)).toEqual(["plan_while_locked", "support_lines"]);
  expect(screen.queryByText("Spring by the weir.")).toBeNull();
});

test("the plan is shown while locked after a question, and not any more when it is switched off", async () => {
  shown("main");
  const choice = await screen.findByRole("switch", { name: "Show it while the journal is locked" });
  await userEvent.click(choice);
  expect(choice).not.toBeChecked();
  await userEvent.click(await screen.findByRole("button", { name: "Show it" }));
  await waitFor(() => expect(choice).toBeChecked());
  await userEvent.click(choice);
  await waitFor(() => expect(choice).not.toBeChecked());
  const asked = door.calls.filter(({ name }) => name === "show_plan_while_locked");
  expect(asked.map(({ request }) => request)).toEqual([{ on: true }, { on: false }]);
});

test("is changed a line at a time, as a new version", async () => {
  shown("main");
  await userEvent.click(await screen.findByRole("button", { name: "Edit" }));
  await userEvent.click(
    await screen.findByRole("button", { name: /^Add a line: .*Making it safer/ }),
  );
  await userEvent.type(
    screen.getByRole("textbox", { name: /Making it safer.*, line .*1/ }),
    "No bottles.",
  );
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(await screen.findByText("No bottles.")).toBeVisible();
  expect(await screen.findByText(/1.* earlier version/)).toBeVisible();
});

test("the card for a wallet is printed with the emergency number first", async () => {
  shown("main");
  await userEvent.click(await screen.findByRole("button", { name: "Wallet card" }));
  await waitFor(() => expect(door.calls.map(({ name }) => name)).toContain("print_page"));
  const paper = document.querySelector(".print-sheet");
  expect(paper).toHaveTextContent(/^If you are in danger now, call .*People I can tell.*Heron/s);
  expect(paper).not.toHaveTextContent("Spring by the weir.");
});
