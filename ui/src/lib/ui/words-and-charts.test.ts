import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { useLocale } from "$lib/words";
import CalendarStrip from "./CalendarStrip.svelte";
import { startOfWeek } from "./days";
import { text } from "./harness";
import Kbd from "./Kbd.svelte";
import Note from "./Note.svelte";
import Page from "./Page.svelte";
import SavedState from "./SavedState.svelte";
import { adoptDrawing } from "./svg";

test("SavedState is a status that tells each state in words", async () => {
  const view = render(SavedState, { state: { kind: "saving" } });
  expect(screen.getByRole("status")).toHaveTextContent("Saving");
  await view.rerender({ state: { kind: "saved", time: "21:14" } });
  expect(screen.getByRole("status")).toHaveTextContent("Saved 21:14");
  await view.rerender({ state: { kind: "trouble" } });
  expect(screen.getByRole("status")).toHaveTextContent("Not saved, trying again");
});

test("Kbd writes the names of keys", () => {
  render(Kbd, { keys: "Ctrl Enter" });
  expect(screen.getByText("Ctrl Enter")).toBeVisible();
});

test("Note holds its sentences", () => {
  render(Note, { tone: "caution", children: text("This file will not be encrypted.") });
  expect(screen.getByText("This file will not be encrypted.")).toBeVisible();
});

test("Page has one heading of the first level", () => {
  render(Page, { title: "Trends", children: text("body") });
  expect(screen.getByRole("heading", { level: 1, name: "Trends" })).toBeVisible();
});

describe("CalendarStrip", () => {
  const setup = (given: object = {}) => {
    useLocale({ locale: "en-GB", hour12: false });
    const [onchoose, onmove] = [vi.fn(), vi.fn()];
    const marked = new Set(["2026-11-18"]);
    render(CalendarStrip, { value: null, today: "2026-11-21", marked, onchoose, onmove, ...given });
    return { onchoose, onmove };
  };
  const days = () => screen.getAllByRole("gridcell").map((cell) => cell.textContent.trim());

  test("shows the week of the day and the one before", () => {
    setup();
    expect(days()).toEqual(Array.from({ length: 14 }, (_, index) => String(9 + index)));
    expect(
      screen.getByRole("button", { name: "Saturday 21 November 2026, today" }),
    ).toHaveAttribute("aria-current", "date");
    expect(
      screen.getByRole("button", { name: "Wednesday 18 November 2026, with an entry" }),
    ).toBeVisible();
  });

  test("weeks begin where the person wants", () => {
    expect(startOfWeek("2026-11-21", 1)).toBe("2026-11-16");
    expect(startOfWeek("2026-11-21", 7)).toBe("2026-11-15");
    expect(startOfWeek("2026-11-22", 7)).toBe("2026-11-22");
    setup({ weekStart: 7 });
    expect(days()[0]).toBe("8");
  });

  test("has one Tab stop; arrows walk; Page Up turns two weeks; Enter chooses", async () => {
    const { onchoose, onmove } = setup();
    screen.getByRole("button", { name: /21 November/ }).focus();
    await userEvent.keyboard("{ArrowLeft}");
    await vi.waitFor(() =>
      expect(screen.getByRole("button", { name: /20 November/ })).toHaveFocus(),
    );
    await userEvent.keyboard("{PageUp}");
    expect(onmove).toHaveBeenCalledWith("2026-10-26", "2026-11-08");
    await vi.waitFor(() =>
      expect(screen.getByRole("button", { name: /6 November/ })).toHaveFocus(),
    );
    await userEvent.keyboard("{Enter}");
    expect(onchoose).toHaveBeenCalledWith("2026-11-06");
    expect(screen.getAllByRole("button").filter((button) => button.tabIndex === 0).length).toBe(3);
  });
});

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><g class="points"><circle cx="1" cy="1" r="1"/><circle cx="5" cy="5" r="1"/></g></svg>';

describe("a drawing from elsewhere", () => {
  test("is taken when it is nothing but a drawing", () => {
    expect(adoptDrawing(DRAWING)?.querySelectorAll("circle").length).toBe(2);
  });

  test.each([
    ["a script", "<script>1</script>"],
    ["an event", '<path d="M0 0" onload="x()"/>'],
    ["a style element", "<style>*{}</style>"],
    ["a style attribute", '<path d="M0 0" style="fill:red"/>'],
    ["a link", '<a href="https://example.org"><path d="M0 0"/></a>'],
    ["a use", '<use href="#x"/>'],
    ["an image", '<image href="x.png"/>'],
    ["a foreign object", "<foreignObject><p>x</p></foreignObject>"],
    ["an address in a fill", '<path d="M0 0" fill="url(https://example.org/a)"/>'],
    ["an animation", '<animate attributeName="x"/>'],
    ["markup that does not close", "<g>"],
  ])("is refused whole with %s in it", (_, inside) => {
    expect(adoptDrawing(`<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`)).toBeNull();
  });

  test("is refused when it is something else", () => {
    expect(adoptDrawing("<p>hello</p>")).toBeNull();
    expect(adoptDrawing("")).toBeNull();
  });
});
