import { createRawSnippet } from "svelte";
import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor, TODAY, type FakeDoor } from "$lib/host/fake";
import { toasts } from "$lib/ui";
import { errorWords, findHardCodedText, t, useLocale, usePseudoLocale } from "$lib/words";
import LapseDialog from "./LapseDialog.svelte";
import { LapseForm } from "./lapse-form.svelte";

let door: FakeDoor;

beforeEach(() => {
  useLocale({ locale: "en-GB", hour12: false });
  useDoor((door = fakeDoor({ window: "main" })));
});
afterEach(() => {
  usePseudoLocale(false);
  useDoor(undefined);
});

const before = createRawSnippet(() => ({ render: () => "<span></span>" }));
const trackers = () => door.world.trackers.filter(({ goal }) => goal.kind === "abstain");
const alcohol = () => trackers()[0]?.id ?? "";
const saves = () =>
  door.calls.filter(({ name }) => name === "save_lapse").map(({ request }) => request);

function dialog(given: { id?: string | null } = {}) {
  const onchanged = vi.fn();
  const ontoolbox = vi.fn();
  const onpeople = vi.fn();
  const onsupport = vi.fn();
  const on = { onchanged, ontoolbox, onpeople, onsupport };
  const all = { open: true, trackers: trackers(), today: TODAY, before, ...on };
  render(LapseDialog, { ...all, id: given.id ?? null });
  return on;
}

describe("a lapse", () => {
  test("has no preselected answer for the count, and asks for one", async () => {
    dialog();
    const answers = await screen.findAllByRole("radio");
    expect(answers.map((one) => (one as HTMLInputElement).checked)).toEqual([false, false, false]);
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    const group = screen.getByRole("radiogroup", { name: "The count" });
    await waitFor(() => expect(group).toHaveFocus());
    expect(group).toHaveAccessibleDescription(/choose one of the three/);
    expect(saves()).toEqual([]);
  });

  test("shows what each answer does to the three numbers before it is saved", async () => {
    dialog();
    await screen.findByText(/start again on 22 November 2026, carry on, or wait/);
    await userEvent.click(screen.getByRole("radio", { name: "start again" }));
    await screen.findByText(/current run 0, longest run 323, 534 of 538 days free/);
    await userEvent.click(screen.getByRole("radio", { name: "carry on" }));
    await screen.findByText(/current run 110, longest run 323, 534 of 538 days free/);
    await userEvent.click(screen.getByRole("radio", { name: "wait" }));
    await screen.findByText(/Until you decide, the numbers stay at current run 110/);
  });

  test("is thanked for quietly, offers what could help, and can be taken back", async () => {
    const { onchanged, ontoolbox } = dialog();
    await userEvent.click(screen.getByRole("radio", { name: "start again" }));
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText("Thank you for being honest here.")).toBeVisible();
    expect(screen.getByText("534 of 538 days since 1 June 2025 are yours.")).toBeVisible();
    expect(screen.getByText("What would help next?")).toBeVisible();
    expect(screen.getByRole("button", { name: "People" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Support now" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Nothing now" })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Toolbox" }));
    expect(ontoolbox).toHaveBeenCalledOnce();
    expect(door.world.lapses.filter(({ deleted_at }) => !deleted_at)).toHaveLength(3);
    await toasts.undo();
    expect(door.world.lapses.filter(({ deleted_at }) => !deleted_at)).toHaveLength(2);
    expect(onchanged).toHaveBeenCalledTimes(2);
  });

  test("that meets another says so and makes one of them only with the saving", async () => {
    const form = new LapseForm(null, alcohol(), TODAY);
    form.start = "2025-09-12";
    form.several = true;
    form.end = "2025-09-14";
    form.effect = "restart";
    await form.look();
    expect(form.preview).toMatchObject({ n_merged: 1, start: "2025-09-10", end: "2025-09-14" });
    expect(await form.save()).not.toBeNull();
    expect(saves()).toMatchObject([{ merge: true }]);
    expect(form.undo, "what was merged is not taken apart").toBeNull();
  });

  test.each([
    ["2025-01-01", "", /before the first day/],
    ["2027-01-01", "", /still to come/],
    ["2026-08-05", "2026-08-01", /end lies before/],
  ])("on days that cannot be (%s, %s) is refused beside the field", async (start, end, words) => {
    dialog();
    const form = new LapseForm(null, alcohol(), TODAY);
    form.start = start;
    form.several = end !== "";
    form.end = end;
    await form.look();
    expect(form.preview).toBeNull();
    expect(form.wrongDate).not.toBeNull();
    form.effect = "keep";
    expect(await form.save()).toBeNull();
    expect(form.start, "what was typed stays").toBe(start);
    if (form.trouble) expect(errorWords(form.trouble).what).toMatch(words);
  });

  test("is changed with everything that was noted, and moved to the trash and back", async () => {
    const id = door.world.lapses[1]?.id ?? "";
    dialog({ id });
    expect(await screen.findByDisplayValue("Rang Wren the same night.")).toBeVisible();
    expect(screen.getByRole("radio", { name: "start again" })).toBeChecked();
    await userEvent.click(screen.getByRole("button", { name: "Move to trash" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(door.world.lapses[1]?.deleted_at).not.toBeNull();
    await toasts.undo();
    expect(door.world.lapses[1]?.deleted_at).toBeNull();
  });

  test("speaks only through the locale files", async () => {
    usePseudoLocale(true);
    door.world.trackers = door.world.trackers.slice(0, 1);
    dialog();
    await screen.findAllByRole("radio");
    await userEvent.click(screen.getByText(t("lapse-more")));
    expect(findHardCodedText(screen.getByRole("dialog"))).toEqual([]);
  });
});

test("no colour, motion or sound marks a lapse: tokens of ordinary text only", () => {
  const sources = import.meta.glob<string>(["./*.svelte", "../milestones/LapseNote.svelte"], {
    query: "?raw",
    import: "default",
    eager: true,
  });
  expect(Object.keys(sources).length).toBeGreaterThan(5);
  for (const [file, source] of Object.entries(sources)) {
    const style = /<style>([\s\S]*)<\/style>/.exec(source)?.[1] ?? "";
    const colours = [...style.matchAll(/var\(--([a-z0-9-]+)\)/g)]
      .map(([, token]) => token ?? "")
      .filter((token) => !/^(s|t|lh|w|r|font|border|measure)(-|$)/.test(token));
    const ordinary = ["ink", "ink-2", "ink-3", "rule", "surface", "surface-sunken", "accent-ink"];
    expect(
      colours.filter((token) => !ordinary.includes(token)),
      file,
    ).toEqual([]);
    expect(source, file).not.toMatch(/animation|transition|#[0-9a-f]{3,8}\b|<audio|new Audio/i);
  }
});
