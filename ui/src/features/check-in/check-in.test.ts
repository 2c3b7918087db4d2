import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor, type FakeDoor } from "$lib/host/fake";
import { findHardCodedText, usePseudoLocale } from "$lib/words";
import CheckInDialog from "./CheckInDialog.svelte";

let door: FakeDoor;

beforeEach(() => {
  door = fakeDoor({ window: "main" });
  useDoor(door);
});

afterEach(() => {
  usePseudoLocale(false);
  useDoor(undefined);
});

const saved = () => door.calls.filter(({ name }) => name === "save_check_in");

describe("a check-in", () => {
  test("is made by keyboard alone, and what was not touched is null", async () => {
    const user = userEvent.setup();
    render(CheckInDialog, { open: true });
    await waitFor(() => expect(screen.getByLabelText("Mood")).toHaveFocus());
    await user.keyboard("{ArrowRight}");
    await user.tab();
    await user.tab();
    await user.keyboard("3");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(saved()).toHaveLength(1));
    expect(saved()[0]?.request).toMatchObject({
      valence: 1,
      energy: null,
      urges: [{ tracker_id: door.world.trackers[0]?.id, strength: 3 }],
      anxiety: null,
      sleep_min: null,
      halt: { hungry: null, angry: null, lonely: null, tired: null },
    });
  });

  test("asks for the urge about each tracker that has urges, and keeps them apart", async () => {
    const user = userEvent.setup();
    render(CheckInDialog, { open: true });
    (await screen.findByLabelText("Urge: Gambling")).focus();
    await user.keyboard("0{Control>}{Enter}{/Control}");
    await waitFor(() => expect(saved()).toHaveLength(1));
    const gambling = door.world.trackers.find(({ name }) => name === "Gambling")?.id;
    expect(saved()[0]?.request).toMatchObject({ urges: [{ tracker_id: gambling, strength: 0 }] });
    expect(screen.queryByLabelText("Urge: Days outside")).toBeNull();
  });

  test("without trackers asks for an urge about none in particular", async () => {
    useDoor((door = fakeDoor({ window: "main", empty: true })));
    const user = userEvent.setup();
    render(CheckInDialog, { open: true });
    screen.getByLabelText("Urge").focus();
    await user.keyboard("2{Control>}{Enter}{/Control}");
    await waitFor(() => expect(saved()).toHaveLength(1));
    expect(saved()[0]?.request).toMatchObject({ urges: [{ tracker_id: null, strength: 2 }] });
  });

  test("with nothing filled in saves nothing and closes", async () => {
    const user = userEvent.setup();
    render(CheckInDialog, { open: true });
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(saved()).toHaveLength(0);
  });

  test("with sleep that is no number stays open, keeps it and leads to it", async () => {
    const user = userEvent.setup();
    render(CheckInDialog, { open: true });
    await user.click(await screen.findByRole("button", { name: "More to note" }));
    await user.type(screen.getByLabelText("Hours of sleep"), "7 or 8");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(saved()).toHaveLength(0);
    await waitFor(() => expect(screen.getByLabelText("Hours of sleep")).toHaveFocus());
    await user.clear(screen.getByLabelText("Hours of sleep"));
    await user.keyboard("7");
    await user.type(screen.getByLabelText("Minutes"), "30");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(saved()).toHaveLength(1));
    expect(saved()[0]?.request).toMatchObject({ sleep_min: 450 });
  });

  test("that cannot be saved stays open with everything typed and says what to do", async () => {
    useDoor(
      (door = fakeDoor({
        window: "main",
        answers: { save_check_in: () => Promise.reject({ code: "disk_full" }) },
      })),
    );
    const user = userEvent.setup();
    render(CheckInDialog, { open: true, valence: -1 });
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText(/disk is full/)).toBeVisible();
    expect(screen.getByLabelText("Mood")).toHaveAttribute("aria-valuetext", "−1");
  });

  test("speaks only through the locale files", async () => {
    usePseudoLocale(true);
    useDoor(fakeDoor({ window: "main", empty: true }));
    render(CheckInDialog, { open: true });
    await waitFor(() => expect(screen.getAllByRole("tab").length).toBeGreaterThan(1));
    expect(findHardCodedText(document.body)).toEqual([]);
  });
});
