import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor, type FakeDoor } from "$lib/host/fake";
import { t, useOwnWords } from "$lib/words";
import { Settings } from "./settings.svelte";
import WordsSection from "./WordsSection.svelte";

let door: FakeDoor;

beforeEach(() => useDoor((door = fakeDoor({ window: "main" }))));
afterEach(() => {
  useDoor(undefined);
  useOwnWords({ time_free: null, lapse: null, milestone: null, urge: null, person: null });
});

async function section() {
  const settings = new Settings();
  await settings.read();
  render(WordsSection, { settings });
}

test("a chosen word is said at once, here and everywhere", async () => {
  await section();
  expect(screen.getByText("7 years free")).toBeVisible();
  await userEvent.selectOptions(screen.getByLabelText("For time free"), "sober");
  expect(await screen.findByText("7 years sober")).toBeVisible();
  await userEvent.selectOptions(screen.getByLabelText("For milestones"), "anniversary");
  expect(await screen.findByText(/Next anniversary: 18 months/)).toBeVisible();
  expect(t("place-milestones")).toBe("Anniversaries");
  expect(door.world.settings.words).toMatchObject({
    time_free: "sober",
    milestone: { one: "anniversary", several: "anniversaries" },
  });
});

test("an own word is typed for one and for several, and the word of the program comes back", async () => {
  await section();
  await userEvent.selectOptions(screen.getByLabelText("For lapses"), "own");
  await userEvent.type(screen.getByLabelText("One"), "day off track");
  await userEvent.tab();
  expect(await screen.findByText("A noted day off track takes nothing away.")).toBeVisible();
  expect(door.world.settings.words.lapse).toEqual({
    one: "day off track",
    several: "day off track",
  });
  await userEvent.selectOptions(screen.getByLabelText(/^For day/), "lapse");
  await waitFor(() => expect(door.world.settings.words.lapse).toBeNull());
  expect(await screen.findByText("A noted lapse takes nothing away.")).toBeVisible();
});
