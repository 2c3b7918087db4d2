import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor, type FakeDoor } from "$lib/host/fake";
import { findHardCodedText, usePseudoLocale } from "$lib/words";
import { navigation, program } from ".";
import { applyAppearance } from "./appearance";
import { tripleEscape } from "./triple-escape";
import TestFrame from "./TestFrame.svelte";

let door: FakeDoor;

beforeEach(() => {
  door = fakeDoor();
  useDoor(door);
});

afterEach(async () => {
  usePseudoLocale(false);
  navigation.closeCheckIn();
  await navigation.go("today");
  useDoor(undefined);
});

function frame() {
  const onletter = vi.fn();
  return { onletter, ...render(TestFrame, { onletter }) };
}
const called = () => door.calls.map(({ name }) => name);
const item = (name: string) => screen.getByRole("button", { name });

describe("the sidebar", () => {
  test("names every place and act of this release, in order", () => {
    frame();
    const names = within(screen.getByRole("navigation", { name: "Places" }))
      .getAllByRole("button")
      .map((button) => button.querySelector(".words")?.textContent);
    expect(names).toEqual([
      "Check in",
      "Today",
      "Journal",
      "Toolbox",
      "Milestones",
      "Trends",
      "Groups",
      "Share",
      "Support now",
      "Settings",
      "Lock",
      "Hide at once",
    ]);
  });

  test("marks the place one is in", async () => {
    frame();
    expect(item("Today")).toHaveAttribute("aria-current", "page");
    await userEvent.click(item("Journal"));
    expect(item("Journal")).toHaveAttribute("aria-current", "page");
    expect(item("Today")).not.toHaveAttribute("aria-current");
  });

  test("calls itself Notes when one wants to be discreet", () => {
    program.take({ ...door.world.preferences, discreet: true });
    frame();
    expect(screen.getByText("Notes")).toBeInTheDocument();
    expect(screen.queryByText("Cairn")).toBeNull();
    program.take({ ...door.world.preferences });
  });

  test("has no text of its own", async () => {
    usePseudoLocale(true);
    const { container } = frame();
    await userEvent.keyboard("?");
    await screen.findByRole("dialog");
    // Keys carry the letters printed on them.
    const keys = [...document.querySelectorAll("kbd, .keys")].map((key) => key.textContent);
    const given = ["Tools", "Walk", "Search", "Use it now", ...keys, ..."JUNKLFZ".split("")];
    expect(findHardCodedText(container, given)).toEqual([]);
    expect(findHardCodedText(document.body, given)).toEqual([]);
  });
});

describe("keys", () => {
  test.each([
    ["{Control>}2{/Control}", "journal"],
    ["{Control>}3{/Control}", "toolbox"],
    ["{Control>}4{/Control}", "trends"],
    ["{Control>},{/Control}", "settings"],
    ["{F1}", "support"],
  ])("%s goes to %s", async (keys, place) => {
    frame();
    await userEvent.keyboard(keys);
    await waitFor(() => expect(navigation.place).toBe(place));
    expect(screen.getByRole("main")).toHaveFocus();
  });

  test("Ctrl J checks in, Ctrl N begins an entry, Ctrl L locks", async () => {
    frame();
    await userEvent.keyboard("{Control>}j{/Control}");
    expect(navigation.checkInOpen).toBe(true);
    await userEvent.keyboard("{Control>}n{/Control}");
    await waitFor(() => expect(navigation.parametersOf("journal")).toEqual({ create: true }));
    await userEvent.keyboard("{Control>}l{/Control}");
    await waitFor(() => expect(called()).toContain("lock"));
  });

  test("Ctrl F goes to the search of the place", async () => {
    frame();
    await userEvent.keyboard("{Control>}f{/Control}");
    expect(screen.getByRole("searchbox")).toHaveFocus();
  });

  test("F6 and Shift F6 go round the panes", async () => {
    frame();
    await userEvent.click(screen.getByRole("searchbox"));
    await userEvent.keyboard("{F6}");
    expect(item("Check in")).toHaveFocus();
    await userEvent.keyboard("{Shift>}{F6}{/Shift}");
    expect(screen.getByRole("searchbox")).toHaveFocus();
  });

  test("a letter acts in a list only, and only while letters are on", async () => {
    const { onletter } = frame();
    await userEvent.click(screen.getByRole("searchbox"));
    await userEvent.keyboard("u");
    expect(onletter).not.toHaveBeenCalled();
    screen.getByRole("option").focus();
    program.singleKeys = false;
    await userEvent.keyboard("u");
    expect(onletter).not.toHaveBeenCalled();
    program.singleKeys = true;
    await userEvent.keyboard("u");
    expect(onletter).toHaveBeenCalledOnce();
  });

  test("? lists the keys of this place and of everywhere, but is text while typing", async () => {
    frame();
    await userEvent.click(screen.getByRole("searchbox"));
    await userEvent.keyboard("?");
    expect(screen.queryByRole("dialog")).toBeNull();
    screen.getByRole("option").focus();
    await userEvent.keyboard("?");
    const dialog = await screen.findByRole("dialog", { name: "Keys" });
    expect(within(dialog).getByText("Use it now")).toBeVisible();
    expect(within(dialog).getByText("Go to anything")).toBeVisible();
  });

  test("Ctrl K goes to what is typed", async () => {
    frame();
    await userEvent.keyboard("{Control>}k{/Control}");
    const field = await screen.findByRole("combobox", { name: "Place or action" });
    await waitFor(() => expect(field).toHaveFocus());
    await userEvent.keyboard("tren{Enter}");
    await waitFor(() => expect(navigation.place).toBe("trends"));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });
});

describe("hide at once", () => {
  test("ac_42_three_times_esc_hides_whatever_is_open", async () => {
    frame();
    await userEvent.keyboard("{Control>}k{/Control}");
    await screen.findByRole("dialog");
    await userEvent.keyboard("{Escape}{Escape}");
    expect(called()).not.toContain("hide_at_once");
    await userEvent.keyboard("{Escape}");
    expect(called()).toContain("hide_at_once");
  });

  test("takes three presses within a second and a half, not a held key", () => {
    const press = (isThird: ReturnType<typeof tripleEscape>, at: number, repeat = false) =>
      isThird({ key: "Escape", repeat, timeStamp: at } as KeyboardEvent);
    const quick = tripleEscape();
    expect([0, 700, 1400].map((at) => press(quick, at))).toEqual([false, false, true]);
    const slow = tripleEscape();
    expect([0, 800, 1600].map((at) => press(slow, at))).toEqual([false, false, false]);
    const held = tripleEscape();
    expect([0, 100, 200].map((at) => press(held, at, at > 0))).toEqual([false, false, false]);
  });
});

describe("leaving", () => {
  test("saves first, and stays when the guard says so", async () => {
    frame();
    const guard = vi.fn().mockResolvedValue(false);
    const release = navigation.guard(guard);
    expect(await navigation.go("trends")).toBe(false);
    expect(navigation.place).toBe("today");
    guard.mockResolvedValue(true);
    expect(await navigation.go("trends")).toBe(true);
    release();
    await navigation.go("today");
    expect(guard).toHaveBeenCalledTimes(2);
  });

  test("ac_41_what_is_unsaved_is_saved_before_the_shell_locks", async () => {
    frame();
    const order: string[] = [];
    const release = navigation.guard(() => {
      order.push("saved", ...called().filter((name) => name === "flushed"));
      return Promise.resolve(true);
    });
    door.emit("flush-before-lock");
    await waitFor(() => expect(called()).toContain("flushed"));
    expect(order).toEqual(["saved"]);
    release();
  });

  test("the shell hears an answer even if saving broke", async () => {
    frame();
    const release = navigation.guard(() => Promise.reject(new Error("disk")));
    door.emit("flush-before-lock");
    await waitFor(() => expect(called()).toContain("flushed"));
    release();
  });
});

test("signs of life are told, but not each one", async () => {
  frame();
  await userEvent.keyboard("abc");
  await userEvent.click(screen.getByRole("searchbox"));
  expect(called().filter((name) => name === "note_activity").length).toBe(1);
});

test("the appearance is on the root before anything is drawn on it", () => {
  const preferences = door.world.preferences;
  applyAppearance({
    ...preferences,
    theme: "dark",
    contrast: "more",
    text_size: 150,
    reduced_motion: true,
  });
  const root = document.documentElement;
  expect({ ...root.dataset }).toMatchObject({ theme: "dark", contrast: "more", motion: "reduce" });
  expect(root.style.getPropertyValue("--text-scale")).toBe("1.5");
  applyAppearance({ ...preferences, theme: "light" });
  expect({ ...root.dataset }).toMatchObject({ theme: "light", contrast: "normal", motion: "full" });
});
