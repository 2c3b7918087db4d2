import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { useLocale } from "$lib/words";
import DateField from "./DateField.svelte";
import Field from "./Field.svelte";
import NumberField from "./NumberField.svelte";
import { wholeNumber } from "./numbers";
import PassphraseField from "./PassphraseField.svelte";
import SelectField from "./SelectField.svelte";
import StrengthMeter from "./StrengthMeter.svelte";
import TextArea from "./TextArea.svelte";
import TokenField from "./TokenField.svelte";

describe("Field", () => {
  test("is bound to its label, hint and error", async () => {
    const view = render(Field, { label: "Title", hint: "Optional.", value: "" });
    const input = screen.getByRole("textbox", { name: "Title" });
    expect(input).toHaveAccessibleDescription("Optional.");
    expect(input).not.toHaveAttribute("aria-invalid");
    await view.rerender({ error: "Too long by 3 signs." });
    expect(input).toHaveAccessibleDescription("Optional. Too long by 3 signs.");
    expect(input).toHaveAttribute("aria-invalid", "true");
  });

  test("takes text, and tells of it", async () => {
    const oninput = vi.fn();
    render(Field, { label: "Title", value: "", oninput });
    await userEvent.type(screen.getByRole("textbox"), "river");
    expect(screen.getByRole("textbox")).toHaveValue("river");
    expect(oninput).toHaveBeenCalledTimes(5);
  });
});

test("TextArea takes several lines under its label", async () => {
  render(TextArea, { label: "One line", value: "" });
  await userEvent.type(screen.getByRole("textbox", { name: "One line" }), "a{Enter}b");
  expect(screen.getByRole("textbox")).toHaveValue("a\nb");
});

test("a whole number is read, or refused; nothing is no number", () => {
  expect(["", " 7 ", "0", "24"].map((typed) => wholeNumber(typed, 24))).toEqual([null, 7, 0, 24]);
  for (const typed of ["25", "-1", "7.5", "seven", "1e1"]) {
    expect(wholeNumber(typed, 24), typed).toBeUndefined();
  }
});

test("NumberField keeps what it refuses and says what it takes", async () => {
  render(NumberField, { label: "Hours", value: "", max: 24, unit: "h" });
  const input = screen.getByRole("textbox", { name: "Hours" });
  await userEvent.type(input, "7½");
  expect(input).toHaveValue("7½");
  expect(input).toHaveAccessibleDescription("Use a whole number from 0 to 24.");
  await userEvent.clear(input);
  expect(input).not.toHaveAttribute("aria-invalid");
});

describe("DateField", () => {
  beforeEach(() => useLocale({ locale: "en-GB" }));
  const part = (name: string) => screen.getByRole("spinbutton", { name: new RegExp(name) });

  test("is typed part by part, and tells of a day once there is one", async () => {
    const onchange = vi.fn();
    render(DateField, { label: "Try it by", value: "", onchange });
    expect(screen.getByRole("group", { name: "Try it by" })).toBeInTheDocument();
    await userEvent.click(part("day Try it by"));
    await userEvent.keyboard("29112026");
    expect(onchange.mock.calls).toEqual([["2026-11-29"]]);
    part("month").focus();
    await userEvent.keyboard("{Backspace}{Backspace}");
    expect(onchange).toHaveBeenLastCalledWith("");
  });

  test("shows the day it is given, and none for what is no day", async () => {
    const view = render(DateField, { label: "From", value: "2026-02-03" });
    expect(part("year")).toHaveTextContent("2026");
    expect(part("month")).toHaveAttribute("aria-valuenow", "2");
    await view.rerender({ value: "2026-0" });
    expect(part("month")).toHaveAttribute("aria-valuetext", "Empty");
  });
});

test("PassphraseField hides what is typed until asked, and hides it again", async () => {
  render(PassphraseField, { label: "Passphrase", value: "" });
  const input = screen.getByLabelText("Passphrase");
  await userEvent.type(input, "kettle harbour");
  expect(input).toHaveAttribute("type", "password");
  await userEvent.click(screen.getByRole("button", { name: "Show passphrase" }));
  expect(input).toHaveAttribute("type", "text");
  expect(input).toHaveValue("kettle harbour");
  await userEvent.click(screen.getByRole("button", { name: "Hide passphrase" }));
  expect(input).toHaveAttribute("type", "password");
});

test("SelectField gives the chosen value", async () => {
  const onchange = vi.fn();
  const options = [
    { value: "low", label: "Low" },
    { value: "high", label: "High" },
  ];
  render(SelectField, { label: "Effort", options, value: "low", onchange });
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Effort" }), "High");
  expect(onchange).toHaveBeenCalledWith("high");
});

test("StrengthMeter says in words what its segments show", async () => {
  const view = render(StrengthMeter, { score: null });
  const meter = screen.getByRole("meter", { name: "Strength of the passphrase" });
  expect(meter).toHaveAttribute("aria-valuetext", "not rated yet");
  await view.rerender({ score: 3, reason: "A date is easy to guess." });
  expect(meter).toHaveAttribute("aria-valuetext", "strong");
  expect(meter).toHaveAttribute("aria-valuenow", "3");
  expect(screen.getByText("A date is easy to guess.")).toBeVisible();
});

describe("TokenField", () => {
  const options = [
    { value: "tired", label: "tired" },
    { value: "muede", label: "müde" },
    { value: "glad", label: "glad" },
  ];
  const setup = (given: object = {}) => {
    const onchange = vi.fn();
    render(TokenField, { label: "Feelings", tokens: ["tired"], options, onchange, ...given });
    return { onchange, input: screen.getByRole("combobox", { name: "Feelings" }) };
  };

  test("Down opens, Enter adds what is marked", async () => {
    const { onchange, input } = setup();
    await userEvent.click(input);
    expect(input).toHaveAttribute("aria-expanded", "false");
    await userEvent.keyboard("{ArrowDown}");
    expect(input).toHaveAttribute("aria-expanded", "true");
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(onchange).toHaveBeenLastCalledWith(["tired", "glad"]);
    expect(input).toHaveValue("");
  });

  test("searches as you type, without accents; chosen words are not offered", async () => {
    const { onchange, input } = setup();
    await userEvent.type(input, "mud");
    expect(screen.getAllByRole("option").map((option) => option.textContent.trim())).toEqual([
      "müde",
    ]);
    await userEvent.keyboard("{Enter}");
    expect(onchange).toHaveBeenLastCalledWith(["tired", "muede"]);
    await userEvent.type(input, "tired");
    expect(screen.queryAllByRole("option")).toEqual([]);
  });

  test("Backspace in the empty text removes the last, a press removes any", async () => {
    const { onchange, input } = setup({ tokens: ["tired", "glad"] });
    await userEvent.click(input);
    await userEvent.keyboard("{Backspace}");
    expect(onchange).toHaveBeenLastCalledWith(["tired"]);
    await userEvent.click(screen.getByRole("button", { name: "Remove tired" }));
    expect(onchange).toHaveBeenLastCalledWith([]);
    expect(input).toHaveFocus();
  });

  test("takes an own word only where that is allowed", async () => {
    const { onchange, input } = setup();
    await userEvent.type(input, "windswept{Enter}");
    expect(onchange).not.toHaveBeenCalled();
    document.body.replaceChildren();
    const own = setup({ allowNew: true });
    await userEvent.type(own.input, " windswept {Enter}");
    expect(own.onchange).toHaveBeenLastCalledWith(["tired", "windswept"]);
  });
});
