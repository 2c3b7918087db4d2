import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import Field from "./Field.svelte";
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
