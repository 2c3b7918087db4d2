import { render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor } from "$lib/host/fake";
import { navigation } from "$lib/shell";
import { useLocale } from "$lib/words";
import Settings from "./Settings.svelte";

beforeEach(() => {
  useLocale({ locale: "en-GB", hour12: false });
  useDoor(fakeDoor({ window: "main" }));
});
afterEach(() => {
  useDoor(undefined);
  vi.restoreAllMocks();
});

test("a part that was asked for is shown and has the focus", async () => {
  const scrolled = vi.fn();
  Element.prototype.scrollIntoView = scrolled;
  await navigation.go("settings", { section: "integrity" });
  render(Settings);
  const title = screen.getByRole("heading", { name: "Check and repair" });
  await waitFor(() => expect(title).toHaveFocus());
  expect(scrolled.mock.contexts).toEqual([title.closest("section")]);
  expect(screen.getByRole("button", { name: "Check and repair" })).toHaveAttribute(
    "aria-current",
    "true",
  );
});
