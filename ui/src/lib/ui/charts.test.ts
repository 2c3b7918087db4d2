import { fireEvent, render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Chart } from "$lib/contract/Chart";
import type { Mark } from "$lib/contract/Mark";
import type { MessageArg } from "$lib/contract/MessageArg";
import { useLocale } from "$lib/words";
import ChartFrame from "./ChartFrame.svelte";

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50" viewBox="0 0 100 50"><g><circle cx="10" cy="10" r="1"/></g></svg>';

const value = (value: number): MessageArg => ({ type: "signed", value, decimals: 1 });

function mark(x: number, y: number, row: number, date: string | null, size = 0): Mark {
  const args: [string, MessageArg][] = [
    ["date", { type: "day", value: date ?? "2026-11-20" }],
    ["value", value(1)],
    ["n", { type: "count", value: 1 }],
  ];
  const text = { id: "chart-mood-point", args };
  return { x_px: x, y_px: y, width_px: size, height_px: size, row, date, text };
}

const CHART: Chart = {
  title: { id: "chart-mood-title", args: [] },
  sentences: [
    {
      id: "chart-days-logged",
      args: [
        ["logged", { type: "count", value: 2 }],
        ["days", { type: "count", value: 3 }],
      ],
    },
    { id: "mood-days-resemble", args: [] },
  ],
  picture: {
    svg: DRAWING,
    width_px: 100,
    height_px: 50,
    legend: [{ id: "chart-mood-legend-point", args: [] }],
    marks: [mark(10, 10, 0, "2026-11-20"), mark(50, 10, 0, "2026-11-22")],
  },
  table: {
    columns: [
      { label: { id: "chart-date", args: [] }, numbers: false },
      { label: { id: "measure-mood", args: [] }, numbers: true },
    ],
    rows: [
      [{ type: "date", value: "2026-11-20" }, value(1)],
      [{ type: "words", value: { id: "chart-weekday-1", args: [] } }, null],
    ],
  },
};

const withMarks = (marks: Mark[]): Chart => ({
  ...CHART,
  picture: { svg: DRAWING, width_px: 100, height_px: 50, legend: [], marks },
});

/** What an arrow does to a slider; the test's DOM does not do it by itself. */
const step = (walker: HTMLElement, to: number) =>
  fireEvent.input(walker, { target: { value: `${to}` } });

beforeEach(() => useLocale({ locale: "en-GB", hour12: false }));

describe("ChartFrame", () => {
  test("says its sentences, draws, and has a legend", () => {
    render(ChartFrame, { chart: CHART });
    const legend = screen.getByRole("list", { name: "Legend of Mood" });
    expect(within(legend).getByText("one day")).toBeInTheDocument();
    const frame = screen.getByRole("region", { name: "Mood" });
    expect(frame).toHaveTextContent("2 of 3 days logged.");
    expect(frame).toHaveTextContent("proves nothing");
    expect(screen.getByRole("img", { name: /2 of 3 days logged/ }).tagName).toBe("svg");
  });

  test("shows the picked sentences, and reads all of them for the picture", () => {
    const pick = ({ id }: { id: string }) => id === "chart-days-logged";
    render(ChartFrame, { chart: CHART, pick });
    expect(screen.getByRole("region", { name: "Mood" })).not.toHaveTextContent("proves nothing");
    expect(screen.getByRole("img", { name: /proves nothing/ })).toBeInTheDocument();
  });

  test("T turns it into its table and back", async () => {
    render(ChartFrame, { chart: CHART });
    screen.getByRole("slider").focus();
    await userEvent.keyboard("t");
    expect(screen.getByRole("table", { name: "Mood" })).toBeInTheDocument();
    await vi.waitFor(() => expect(screen.getByRole("radio", { name: "Table" })).toHaveFocus());
    await userEvent.keyboard("t");
    expect(screen.queryByRole("table")).toBeNull();
    await vi.waitFor(() => expect(screen.getByRole("slider")).toHaveFocus());
  });

  test("the table says names, numbers with their sign, and what is not there", async () => {
    render(ChartFrame, { chart: CHART, view: "table" });
    const cells = screen
      .getAllByRole("row")
      .map((row) => row.textContent.replace(/\s+/g, " ").trim());
    expect(cells[1]).toMatch(/20 November 2026\s?\+1/);
    expect(cells[2]).toMatch(/Monday\s?–\s?not logged/);
  });

  test("arrows read every mark in full, with a ring around it", async () => {
    render(ChartFrame, { chart: CHART });
    const walker = screen.getByRole("slider", { name: /Values of Mood/ });
    expect(document.querySelector(".ring")).toBeNull();
    walker.focus();
    await vi.waitFor(() =>
      expect(walker).toHaveAttribute(
        "aria-valuetext",
        "Friday 20 November 2026, mood +1, one check-in",
      ),
    );
    await step(walker, 1);
    expect(walker).toHaveAttribute("aria-valuetext", expect.stringContaining("22 November 2026"));
    expect(document.querySelector(".ring")?.getAttribute("cx")).toBe("50");
  });

  test("up and down go from row to row, to the nearest cell, and stop at the edge", async () => {
    const rows = [
      mark(10, 10, 0, "2026-01-01", 8),
      mark(50, 10, 0, "2026-01-02", 8),
      mark(40, 20, 2, "2026-03-01", 8),
      mark(90, 20, 2, "2026-03-02", 8),
    ];
    render(ChartFrame, { chart: withMarks(rows) });
    const walker = screen.getByRole("slider");
    walker.focus();
    await step(walker, 1);
    await userEvent.keyboard("{ArrowDown}");
    expect(walker).toHaveAttribute("aria-valuetext", expect.stringContaining("1 March 2026"));
    expect(document.querySelector("rect.ring")?.getAttribute("x")).toBe("36");
    await userEvent.keyboard("{ArrowDown}");
    expect(walker).toHaveAttribute("aria-valuetext", expect.stringContaining("1 March 2026"));
    await userEvent.keyboard("{ArrowUp}");
    expect(walker).toHaveAttribute("aria-valuetext", expect.stringContaining("2 January 2026"));
  });

  test("the pointer reads the mark it is on or near, and a press opens its day", async () => {
    const onopen = vi.fn();
    const marks = [mark(10, 10, 0, "2026-11-20"), mark(60, 20, 0, null, 20)];
    const { container } = render(ChartFrame, { chart: withMarks(marks), onopen });
    const svg = screen.getByRole("img");
    svg.getBoundingClientRect = () => new DOMRect(0, 0, 200, 100);
    const drawing = svg.parentElement as HTMLElement;
    const read = () => container.querySelector("p.num")?.textContent;
    await fireEvent.pointerMove(drawing, { clientX: 24, clientY: 22 });
    expect(read()).toContain("20 November 2026");
    await fireEvent.click(drawing);
    expect(onopen).toHaveBeenCalledWith("2026-11-20");
    await fireEvent.pointerMove(drawing, { clientX: 130, clientY: 50 });
    expect(container.querySelector("rect.ring")).not.toBeNull();
    await fireEvent.click(drawing);
    expect(onopen).toHaveBeenCalledTimes(1);
    await fireEvent.pointerLeave(drawing);
    expect(read()).toBe("");
  });

  test("Enter opens the day that is read", async () => {
    const onopen = vi.fn();
    render(ChartFrame, { chart: CHART, onopen });
    const walker = screen.getByRole("slider", { name: /Enter opens the day/ });
    walker.focus();
    await step(walker, 1);
    await userEvent.keyboard("{Enter}");
    expect(onopen).toHaveBeenCalledWith("2026-11-22");
  });

  test("that cannot be drawn shows its table", () => {
    const chart = { ...CHART, picture: { ...CHART.picture!, svg: "<svg" } };
    render(ChartFrame, { chart });
    expect(screen.getByRole("table", { name: "Mood" })).toBeInTheDocument();
  });

  test("on paper everything is of the chart made for paper", async () => {
    const paper: Chart = {
      ...CHART,
      sentences: [{ id: "chart-no-days", args: [] }],
      table: { ...CHART.table, rows: CHART.table.rows.slice(0, 1) },
    };
    const { container } = render(ChartFrame, { chart: CHART, paper });
    const shown = (where: string) =>
      [...container.querySelectorAll(`.${where}`)].map((one) => one.textContent).join(" ");
    expect(shown("on-screen")).toContain("2 of 3 days logged.");
    expect(shown("on-paper")).toContain("it ends before it begins");
    expect(shown("on-paper")).not.toContain("2 of 3 days logged.");
    expect(container.querySelectorAll(".on-paper svg").length).toBe(1);
    screen.getByRole("slider").focus();
    await userEvent.keyboard("t");
    expect(container.querySelectorAll(".on-screen tbody tr").length).toBe(2);
    expect(container.querySelectorAll(".on-paper tbody tr").length).toBe(1);
    expect(container.querySelector(".on-paper svg")).toBeNull();
  });

  test("without anything to draw there is a sentence, and nothing to turn", () => {
    render(ChartFrame, { chart: { ...CHART, picture: null, table: { columns: [], rows: [] } } });
    expect(screen.getByRole("region", { name: "Mood" })).toHaveTextContent("2 of 3 days logged.");
    expect(screen.queryByRole("img")).toBeNull();
    expect(screen.queryByRole("radio")).toBeNull();
    expect(screen.queryByRole("slider")).toBeNull();
  });
});
