import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import Button from "./Button.svelte";
import Checkbox from "./Checkbox.svelte";
import Chip from "./Chip.svelte";
import { text } from "./harness";
import IconButton from "./IconButton.svelte";
import Segmented from "./Segmented.svelte";
import Switch from "./Switch.svelte";

describe("Button", () => {
  test("is pressed by Enter, Space and pointer", async () => {
    const onclick = vi.fn();
    render(Button, { children: text("Save"), onclick });
    const button = screen.getByRole("button", { name: "Save" });
    await userEvent.click(button);
    await userEvent.keyboard("{Enter} ");
    expect(onclick).toHaveBeenCalledTimes(3);
  });

  test("that can do nothing now stays focusable and says why", async () => {
    const onclick = vi.fn();
    render(Button, { children: text("Export"), onclick, disabledReason: "Choose a range first." });
    const button = screen.getByRole("button", { name: "Export" });
    expect(button).toHaveAttribute("aria-disabled", "true");
    expect(button).toHaveAccessibleDescription("Choose a range first.");
    await userEvent.tab();
    expect(button).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    expect(onclick).not.toHaveBeenCalled();
  });

  test("that is busy takes no press", async () => {
    const onclick = vi.fn();
    render(Button, { children: text("Saving"), onclick, busy: true });
    await userEvent.click(screen.getByRole("button"));
    expect(onclick).not.toHaveBeenCalled();
    expect(screen.getByRole("button")).toHaveAttribute("aria-busy", "true");
  });
});

test("IconButton has its name in the DOM and tells whether it is on", async () => {
  const onclick = vi.fn();
  render(IconButton, { icon: "bold", label: "Bold", pressed: true, onclick });
  const button = screen.getByRole("button", { name: "Bold" });
  expect(button).toHaveAttribute("aria-pressed", "true");
  await userEvent.click(button);
  expect(onclick).toHaveBeenCalledOnce();
});

test("Chip is a toggle by Space", async () => {
  const onchange = vi.fn();
  render(Chip, { pressed: false, children: text("lonely"), onchange });
  const chip = screen.getByRole("button", { name: "lonely" });
  await userEvent.tab();
  await userEvent.keyboard(" ");
  expect(chip).toHaveAttribute("aria-pressed", "true");
  expect(onchange).toHaveBeenCalledWith(true);
});

test("Switch has role, name and state", async () => {
  const onchange = vi.fn();
  render(Switch, { label: "Lock when hidden", checked: false, onchange });
  await userEvent.click(screen.getByRole("switch", { name: "Lock when hidden" }));
  expect(screen.getByRole("switch")).toHaveAttribute("aria-checked", "true");
  expect(onchange).toHaveBeenCalledWith(true);
});

test("Checkbox has its name from the label and its hint as description", async () => {
  const onchange = vi.fn();
  render(Checkbox, { label: "Use it", hint: "A weak one.", checked: false, onchange });
  const box = screen.getByRole("checkbox", { name: "Use it" });
  expect(box).toHaveAccessibleDescription("A weak one.");
  await userEvent.click(box);
  expect(onchange).toHaveBeenCalledWith(true);
});

describe("Segmented", () => {
  const options = [
    { value: 0, label: "not" },
    { value: 1, label: "a bit" },
    { value: 2, label: "much" },
  ];

  test("is a named radio group with nothing chosen at first", () => {
    render(Segmented, { label: "Hungry", options, value: null });
    expect(screen.getByRole("radiogroup", { name: "Hungry" })).toBeInTheDocument();
    expect(
      screen.getAllByRole("radio").filter((radio) => (radio as HTMLInputElement).checked),
    ).toEqual([]);
  });

  test("has one Tab stop, arrows move, Delete takes the choice back", async () => {
    const onchange = vi.fn();
    render(Segmented, { label: "Hungry", options, value: 0, clearable: true, onchange });
    await userEvent.tab();
    expect(screen.getByRole("radio", { name: "not" })).toHaveFocus();
    await userEvent.keyboard("{ArrowRight}");
    expect(onchange).toHaveBeenLastCalledWith(1);
    expect(screen.getByRole("radio", { name: "a bit" })).toBeChecked();
    await userEvent.keyboard("{Delete}");
    expect(onchange).toHaveBeenLastCalledWith(null);
    expect(screen.getByRole("radio", { name: "a bit" })).not.toBeChecked();
  });

  test("that is not clearable keeps its choice", async () => {
    const onchange = vi.fn();
    render(Segmented, { label: "Theme", options, value: 0, onchange });
    await userEvent.tab();
    await userEvent.keyboard("{Delete}");
    expect(onchange).not.toHaveBeenCalled();
  });
});
