import { render, screen } from "@testing-library/svelte";
import { beforeEach, expect, test } from "vitest";
import { hasMessage, useLocale } from "$lib/words";
import CardList from "./CardList.svelte";
import { FINDING, LEARNING } from "./cards";

beforeEach(() => useLocale({ locale: "en-GB", hour12: false }));

test("every card has its words, and says where they were read and when", () => {
  for (const { id, checkedOn } of [...FINDING, ...LEARNING]) {
    expect(hasMessage(`card-${id}`), id).toBe(true);
    expect(hasMessage(`card-${id}-text`), id).toBe(true);
    expect(checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
  render(CardList, { cards: FINDING });
  expect(screen.getAllByText(/21 November 2026/)).toHaveLength(FINDING.length);
});

test("no card is a way out of the window", () => {
  const { container } = render(CardList, { cards: [...FINDING, ...LEARNING] });
  expect(container.querySelectorAll("a, button, iframe, img")).toHaveLength(0);
});

test("a number in a card has a source beside it", () => {
  const { container } = render(CardList, { cards: LEARNING });
  for (const section of container.querySelectorAll("section")) {
    const [text, source] = [...section.querySelectorAll("p")].map((one) => one.textContent ?? "");
    if (/\d/.test(text ?? "")) expect(source).toMatch(/Read at/);
  }
});
