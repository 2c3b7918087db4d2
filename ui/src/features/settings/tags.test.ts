import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor, type FakeDoor } from "$lib/host/fake";
import { toasts } from "$lib/ui";
import { findHardCodedText, usePseudoLocale } from "$lib/words";
import TagSection from "./TagSection.svelte";

let door: FakeDoor;

beforeEach(() => useDoor((door = fakeDoor({ window: "main" }))));
afterEach(() => {
  usePseudoLocale(false);
  toasts.hide();
  useDoor(undefined);
});

const held = (name: string) => door.world.entries.filter(({ tags }) => tags.includes(name)).length;

/** A tag that entries hold. */
function used(): string {
  const name = door.world.entries.flatMap(({ tags }) => tags)[0];
  if (name === undefined) throw new Error("the invented journal has tags");
  return name;
}

describe("tags in the settings", () => {
  test("are renamed in everything that holds them, and back again", async () => {
    const user = userEvent.setup();
    const name = used();
    const entries = held(name);
    render(TagSection);
    await user.click(await screen.findByRole("button", { name: `Rename: ${name}` }));
    const field = screen.getByRole("textbox", { name: "Name" });
    await user.clear(field);
    await user.type(field, " dusk {Enter}");
    expect(await screen.findByText("dusk")).toBeVisible();
    expect([held(name), held("dusk")]).toEqual([0, entries]);
    await toasts.undo();
    expect(await screen.findByText(name)).toBeVisible();
    expect([held(name), held("dusk")]).toEqual([entries, 0]);
  });

  test("with the name of another one are refused, and what was typed stays", async () => {
    const user = userEvent.setup();
    const [first, second] = door.world.tags.map(({ name }) => name);
    render(TagSection);
    await user.click(await screen.findByRole("button", { name: `Rename: ${first ?? ""}` }));
    const field = screen.getByRole("textbox", { name: "Name" });
    await user.clear(field);
    await user.type(field, `${second ?? ""}{Enter}`);
    await waitFor(() => expect(field).toHaveAttribute("aria-invalid", "true"));
    expect(field).toHaveValue(second);
    expect(field).toHaveFocus();
  });

  test("are removed everywhere only after a question", async () => {
    const user = userEvent.setup();
    const name = used();
    const entries = door.world.entries.length;
    render(TagSection);
    await user.click(await screen.findByRole("button", { name: `Remove: ${name}` }));
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(held(name)).toBeGreaterThan(0);
    await user.click(screen.getByRole("button", { name: `Remove: ${name}` }));
    await user.click(screen.getByRole("button", { name: "Remove" }));
    await waitFor(() => expect(screen.queryByText(name)).toBeNull());
    expect(held(name)).toBe(0);
    expect(door.world.entries).toHaveLength(entries);
  });

  test("speak only through the locale files", async () => {
    usePseudoLocale(true);
    render(TagSection);
    await screen.findAllByRole("listitem");
    const names = door.world.tags.map(({ name }) => name);
    expect(findHardCodedText(document.body, names)).toEqual([]);
  });
});
