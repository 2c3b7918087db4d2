import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor, type FakeDoor, type FakeOptions } from "$lib/host/fake";
import { navigation } from "$lib/shell";
import { toasts } from "$lib/ui";
import { findHardCodedText, useLocale, usePseudoLocale } from "$lib/words";
import Trends from "./Trends.svelte";

interface Drawn {
  chart: { name: string; year?: number; measure?: string; next_day?: boolean };
  from: string | null;
  to: string | null;
  palette: string;
}

let door: FakeDoor;
const user = userEvent.setup({ pointerEventsCheck: 0 });

function show(options: FakeOptions = {}) {
  door = fakeDoor({ window: "main", ...options });
  useDoor(door);
  return render(Trends);
}

const drawn = () =>
  door.calls.filter(({ name }) => name === "draw_chart").map(({ request }) => request as Drawn);
const newest = (name: string) => drawn().findLast(({ chart }) => chart.name === name);
const card = (name: string) => screen.findByRole("region", { name });

beforeEach(() => {
  useLocale({ locale: "en-GB", hour12: false });
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(900);
});
afterEach(() => {
  usePseudoLocale(false);
  useDoor(undefined);
  toasts.hide();
  vi.restoreAllMocks();
});

/** How many charts were drawn, when one after another all of them are. */
async function allDrawn(): Promise<number> {
  let before;
  do {
    before = drawn().length;
    await new Promise((done) => setTimeout(done, 400));
  } while (drawn().length !== before);
  return before;
}

describe("the page of trends", () => {
  test("before there is enough it says what will be here", async () => {
    show({ empty: true });
    expect(await screen.findByText(/After 7 more check-ins/)).toBeVisible();
    expect(drawn()).toHaveLength(0);
  });

  test("says its words first, then draws every chart for the chosen days", async () => {
    show();
    await card("Mood");
    expect(
      await screen.findByText(/There is no clear direction/, { selector: ".words" }),
    ).toBeVisible();
    const names = () => [...new Set(drawn().map(({ chart }) => chart.name))];
    await waitFor(() =>
      expect(names()).toEqual(
        expect.arrayContaining([
          "mood",
          "year",
          "urges",
          "weekday",
          "series",
          "pair",
          "meetings",
          "strategies",
        ]),
      ),
    );
    expect(newest("mood")).toMatchObject({ from: "2026-08-24", to: "2026-11-21" });
    await user.click(screen.getByRole("radio", { name: "30 days" }));
    await waitFor(() => expect(newest("mood")).toMatchObject({ from: "2026-10-23" }));
    await user.click(screen.getByRole("radio", { name: "This year" }));
    await waitFor(() => expect(newest("mood")).toMatchObject({ from: "2026-01-01" }));
    await user.keyboard("]");
    await waitFor(() => expect(newest("mood")).toMatchObject({ from: null, to: null }));
    // Two opening brackets are one key here.
    await user.keyboard("[[[[");
    await waitFor(() => expect(newest("mood")).toMatchObject({ from: "2026-08-24" }));
  });

  test("a chart is drawn again for what is chosen beside it, and no other is", async () => {
    show();
    const weekday = await card("Mood by day of the week");
    const others = await allDrawn();
    await user.selectOptions(within(weekday).getByRole("combobox"), "sleep");
    await waitFor(() => expect(newest("weekday")?.chart.measure).toBe("sleep"));
    expect(drawn().length).toBe(others + 1);
    const pair = await card("Sleep in hours and mood");
    await user.click(within(pair).getByRole("radio", { name: "the next day" }));
    await waitFor(() => expect(newest("pair")?.chart.next_day).toBe(true));
  });

  test("Enter on a value opens its day in the journal", async () => {
    const go = vi.spyOn(navigation, "go").mockResolvedValue(true);
    show();
    const mood = await card("Mood");
    within(mood).getByRole("slider").focus();
    await user.keyboard("{Enter}");
    expect(go).toHaveBeenCalledWith("journal", { date: expect.stringMatching(/^2026-/) as string });
  });

  test("a picture is saved where the person says", async () => {
    show();
    const mood = await card("Mood");
    await user.click(within(mood).getByRole("button", { name: "More" }));
    await user.click(await screen.findByRole("menuitem", { name: /SVG/ }));
    await waitFor(() => {
      const saved = door.calls.find(({ name }) => name === "save_chart")?.request;
      expect(saved).toMatchObject({ chart: { name: "mood" }, path: "/home/wren/picture.svg" });
    });
  });

  test("a picture of pixels is made of the drawing for a file", async () => {
    const png = [137, 80, 78, 71, 13, 10, 26, 10];
    HTMLImageElement.prototype.decode = () => Promise.resolve();
    HTMLCanvasElement.prototype.toBlob = (done) => done(new Blob([new Uint8Array(png)]));
    show();
    const mood = await card("Mood");
    await user.click(within(mood).getByRole("button", { name: "More" }));
    await user.click(await screen.findByRole("menuitem", { name: /PNG/ }));
    await waitFor(() => {
      const saved = door.calls.find(({ name }) => name === "save_chart_pixels")?.request;
      expect(saved).toMatchObject({ png, path: "/home/wren/picture.png" });
    });
    expect(drawn().some((one) => (one as { standalone?: boolean }).standalone)).toBe(true);
  });

  test("own dates that end before they begin say so once, and draw nothing", async () => {
    show();
    await card("Mood");
    await user.click(screen.getByRole("radio", { name: "Own dates" }));
    const day = (field: string) => screen.getByRole("spinbutton", { name: `day ${field}` });
    await user.click(day("From"));
    await user.keyboard("20112026");
    await user.click(day("To"));
    await user.keyboard("10112026");
    expect(await screen.findByText(/it ends before it begins/)).toBeVisible();
    expect(screen.queryByRole("region", { name: "Mood" })).toBeNull();
    await user.click(day("To"));
    await user.keyboard("21");
    expect(await card("Mood")).toBeVisible();
    await waitFor(() => expect(newest("mood")).toMatchObject({ from: "2026-11-20" }));
  });

  test("printing draws everything for paper and leaves the page as it is", async () => {
    const { container } = show();
    await card("Mood");
    await user.click(screen.getAllByRole("button", { name: "More" })[0] as HTMLElement);
    await user.click(await screen.findByRole("menuitem", { name: "Print this page" }));
    await waitFor(() => expect(door.calls.some(({ name }) => name === "print_page")).toBe(true));
    const asked = door.calls.findIndex(({ name }) => name === "print_page");
    const paper = door.calls
      .slice(0, asked)
      .filter(({ request }) => (request as Drawn).palette === "print");
    expect(paper.length).toBeGreaterThanOrEqual(7);
    expect(container.querySelectorAll(".on-paper svg").length).toBe(paper.length);
    expect(container.querySelectorAll(".on-screen svg").length).toBe(paper.length);
  });

  test("a refusal is said in the place of its chart alone", async () => {
    show({
      answers: {
        draw_chart: ({ chart }) =>
          Promise.reject({
            code: "invalid",
            field: "to",
            rule: "order",
            limit: 0,
            found: 0,
            chart,
          }),
      },
    });
    expect(
      (await screen.findAllByText(/The end lies before the beginning/)).length,
    ).toBeGreaterThan(0);
  });

  test("no word of it stands in the code", async () => {
    usePseudoLocale(true);
    const { container } = show();
    await waitFor(() =>
      expect(container.querySelectorAll("section svg").length).toBeGreaterThan(6),
    );
    expect(findHardCodedText(container, ["Alcohol", "Gambling", "Days outside"])).toEqual([]);
  });
});
