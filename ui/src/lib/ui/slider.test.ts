import { fireEvent, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { pressOnScale, SCALES, type Pending } from "./scale";
import SliderWithWords from "./SliderWithWords.svelte";

/** Presses keys one after the other, a tenth of a second apart. */
function pressed(
  scale: keyof typeof SCALES,
  keys: string[],
  start: number | null = null,
  pause = 100,
) {
  let value = start;
  let pending: Pending | null = null;
  keys.forEach((key, index) => {
    const step = pressOnScale(SCALES[scale], value, key, pending, index * pause);
    pending = step?.pending ?? null;
    if (step) value = step.value;
  });
  return value;
}

describe("keys on a scale", () => {
  test.each([
    ["seven", ["ArrowRight"], 1],
    ["seven", ["ArrowLeft", "ArrowLeft"], -2],
    ["seven", ["Home"], -3],
    ["seven", ["End", "ArrowRight"], 3],
    ["seven", ["2"], 2],
    ["seven", ["2", "-"], -2],
    ["seven", ["-", "2"], -2],
    ["seven", ["0"], 0],
    ["seven", ["7"], null],
    ["seven", ["1", "0"], 0],
    ["eleven", ["3"], 3],
    ["eleven", ["1", "0"], 10],
    ["eleven", ["1"], 1],
    ["eleven", ["1", "5"], 5],
    ["eleven", ["-"], null],
    ["eleven", ["ArrowRight"], 6],
    ["eleven", ["4", "Delete"], null],
    ["eleven", ["4", "Backspace"], null],
  ] as const)("%s stops: %j gives %s", (scale, keys, value) => {
    expect(pressed(scale, [...keys])).toBe(value);
  });

  test("a nought long after a one is a nought", () => {
    expect(pressed("eleven", ["1", "0"], null, 2000)).toBe(0);
  });

  test("never leave the scale", () => {
    const key = fc.constantFrom(
      ..."0123456789-".split(""),
      ...["ArrowLeft", "ArrowRight", "Home", "End", "Delete"],
    );
    fc.assert(
      fc.property(fc.constantFrom("seven", "eleven"), fc.array(key), (scale, keys) => {
        const value = pressed(scale, keys);
        const { min, max } = SCALES[scale];
        return value === null || (Number.isInteger(value) && value >= min && value <= max);
      }),
    );
  });
});

describe("SliderWithWords", () => {
  const props = { label: "Mood", low: "very unpleasant", middle: "neutral", high: "very pleasant" };

  test("is a named slider that starts not set", () => {
    render(SliderWithWords, { ...props, value: null });
    const slider = screen.getByRole("slider", { name: "Mood" });
    expect(slider).toHaveAttribute("aria-valuetext", "not set");
    expect(screen.getByText("very pleasant")).toBeVisible();
  });

  test("is set by keys alone and cleared by Delete", async () => {
    const onchange = vi.fn();
    render(SliderWithWords, { ...props, value: null, onchange });
    const slider = screen.getByRole("slider");
    await userEvent.tab();
    await userEvent.keyboard("{ArrowRight}");
    expect(slider).toHaveAttribute("aria-valuetext", "+1");
    await userEvent.keyboard("-");
    expect(slider).toHaveAttribute("aria-valuetext", "\u22121");
    await userEvent.keyboard("{Delete}");
    expect(slider).toHaveAttribute("aria-valuetext", "not set");
    expect(onchange.mock.calls).toEqual([[1], [-1], [null]]);
  });

  test("a press on the resting thumb sets the middle", async () => {
    const onchange = vi.fn();
    render(SliderWithWords, { ...props, value: null, onchange });
    await fireEvent.click(screen.getByRole("slider"));
    expect(onchange).toHaveBeenCalledWith(0);
  });

  test("can be cleared by pointer", async () => {
    const onchange = vi.fn();
    render(SliderWithWords, { ...props, value: 2, onchange });
    await userEvent.click(screen.getByRole("button", { name: "Clear Mood" }));
    expect(onchange).toHaveBeenCalledWith(null);
  });
});
