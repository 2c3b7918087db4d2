import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { text } from "./harness";
import EmptyState from "./EmptyState.svelte";
import Table from "./Table.svelte";
import TestList from "./TestList.svelte";

describe("ListBox", () => {
  const row = (name: RegExp) => screen.getByRole("option", { name });

  test("has a name, named groups, and one Tab stop", async () => {
    render(TestList, { onopen: vi.fn() });
    expect(screen.getByRole("listbox", { name: "Entries" })).toBeInTheDocument();
    expect(screen.getByRole("group", { name: "This week" })).toBeInTheDocument();
    await userEvent.tab();
    expect(row(/long way/)).toHaveFocus();
    await userEvent.tab();
    expect(screen.getByRole("button", { name: "after" })).toHaveFocus();
    await userEvent.tab({ shift: true });
    expect(row(/long way/)).toHaveFocus();
  });

  test("arrows move across groups, Enter opens", async () => {
    const onopen = vi.fn();
    render(TestList, { onopen });
    await userEvent.tab();
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
    expect(row(/Letter/)).toHaveFocus();
    expect(onopen).not.toHaveBeenCalled();
    await userEvent.keyboard("{Home}{ArrowDown}{Enter}");
    expect(onopen).toHaveBeenCalledWith("b");
    expect(row(/Low, high/)).toHaveAttribute("aria-selected", "true");
  });

  test("is entered at the open row", async () => {
    render(TestList, { onopen: vi.fn(), value: "c" });
    await userEvent.tab();
    expect(row(/Letter/)).toHaveFocus();
  });
});

describe("Table", () => {
  const columns = [
    { label: "When", sortable: true },
    { label: "Before", sortable: true },
    { label: "Helped" },
  ];
  const rows = [
    ["Fri", 6, null],
    ["Sat", null, "yes"],
    ["Tue", 10, "no"],
  ];
  const firstCells = () => screen.getAllByRole("rowheader").map((cell) => cell.textContent.trim());

  test("reads a blank as not logged, never as zero", () => {
    render(Table, { caption: "Last three times", columns, rows });
    const table = screen.getByRole("table", { name: "Last three times" });
    const saturday = within(table).getByRole("row", { name: /Sat/ });
    expect(saturday).toHaveTextContent("not logged");
    expect(saturday).not.toHaveTextContent("0");
  });

  test("sorts by number both ways, with blanks at the end", async () => {
    render(Table, { caption: "Times", columns, rows });
    await userEvent.click(screen.getByRole("button", { name: "Before" }));
    expect(firstCells()).toEqual(["Fri", "Tue", "Sat"]);
    expect(screen.getByRole("columnheader", { name: "Before" })).toHaveAttribute(
      "aria-sort",
      "ascending",
    );
    await userEvent.click(screen.getByRole("button", { name: "Before" }));
    expect(firstCells()).toEqual(["Tue", "Fri", "Sat"]);
    expect(screen.getByRole("columnheader", { name: "Before" })).toHaveAttribute(
      "aria-sort",
      "descending",
    );
  });
});

test("EmptyState has a heading, a sentence and its action", () => {
  render(EmptyState, {
    title: "Nothing here yet",
    text: "One line is enough.",
    action: text("Write"),
  });
  expect(screen.getByRole("heading", { name: "Nothing here yet" })).toBeVisible();
  expect(screen.getByText("Write")).toBeVisible();
});
