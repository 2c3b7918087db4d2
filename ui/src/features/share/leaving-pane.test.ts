import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor, TODAY, type FakeDoor } from "$lib/host/fake";
import { useLocale } from "$lib/words";
import { Leaving } from "./leaving.svelte";
import LeavingPane from "./LeavingPane.svelte";
import { blankShare, OpenShare } from "./open-share.svelte";

const PASSPHRASE = "copper meadow lantern tide";
let door: FakeDoor;

beforeEach(() => {
  useLocale({ locale: "en-GB", hour12: false });
  useDoor((door = fakeDoor({ window: "main" })));
});
afterEach(() => useDoor(undefined));

const written = () => door.calls.filter(({ name }) => name === "write_share");
const exporting = () => screen.getByRole("button", { name: "Export" });

/** Presses Export while it waits for something, and expects to be told what for. */
async function waitsFor(reason: string | RegExp) {
  expect(exporting()).toHaveAttribute("aria-disabled", "true");
  expect(exporting()).toHaveAccessibleDescription(reason);
  await userEvent.click(exporting());
  expect(written()).toEqual([]);
}

test("an encrypted copy waits for its passphrase, typed twice, and cannot be printed", async () => {
  const share = new OpenShare(blankShare(TODAY, null));
  share.change({ was: "Ottilie rang." });
  const leaving = new Leaving();
  render(LeavingPane, { leaving, share, onhide: vi.fn(), onprint: vi.fn() });
  expect(screen.queryByLabelText("Passphrase of the copy")).toBeNull();
  await userEvent.selectOptions(screen.getByLabelText("Form"), "Encrypted copy");
  await userEvent.click(screen.getByRole("button", { name: "Look at it" }));
  const preview = await screen.findByRole("document", { name: "What can be read in the copy" });
  expect(preview).toHaveTextContent("[O.] rang.");
  expect(screen.queryByRole("button", { name: "Print" })).toBeNull();

  await userEvent.type(screen.getByLabelText("Save as"), "/out/copy.backup");
  await waitsFor("There is no passphrase yet.");
  await userEvent.type(screen.getByLabelText("Passphrase of the copy"), "short");
  await waitsFor("This passphrase would be guessed too soon.");
  await userEvent.type(screen.getByLabelText("Passphrase of the copy"), " but longer");
  await waitsFor("These two are not the same yet.");
  await userEvent.type(screen.getByLabelText("Type it once more"), "short but longer");
  await waitsFor(/could be guessed with some effort/);
  await userEvent.click(screen.getByRole("checkbox", { name: "I know, and I want this one" }));
  expect(exporting()).not.toHaveAttribute("aria-disabled", "true");

  for (const label of ["Passphrase of the copy", "Type it once more"]) {
    await userEvent.clear(screen.getByLabelText(label));
    await userEvent.type(screen.getByLabelText(label), PASSPHRASE);
  }
  await userEvent.click(exporting());
  await waitFor(() => expect(written()).toHaveLength(1));
  expect(written()[0]?.request).toMatchObject({
    request: { format: "sealed", redact: true },
    digest: leaving.preview?.digest,
    passphrase: PASSPHRASE,
    accept_weak: false,
  });
  expect(await screen.findByText(/opens with its own passphrase only/)).toBeVisible();
  expect(screen.getByLabelText("Passphrase of the copy")).toHaveValue("");
  // What was written stays what it is, whatever is chosen next.
  await userEvent.selectOptions(screen.getByLabelText("Form"), "Plain text");
  expect(screen.getByText(/opens with its own passphrase only/)).toBeVisible();
});

test("another form is not asked for a passphrase and sends none", async () => {
  const share = new OpenShare(blankShare(TODAY, null));
  share.change({ was: "A walk." });
  const leaving = new Leaving();
  leaving.passphrase.text = PASSPHRASE;
  render(LeavingPane, { leaving, share, onhide: vi.fn(), onprint: vi.fn() });
  await userEvent.click(screen.getByRole("button", { name: "Look at it" }));
  await userEvent.type(await screen.findByLabelText("Save as"), "/out/said.txt");
  await userEvent.click(exporting());
  await waitFor(() => expect(written()).toHaveLength(1));
  expect(written()[0]?.request).toMatchObject({ passphrase: null });
});
