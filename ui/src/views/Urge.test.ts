import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { UrgeEpisodeDraft } from "$lib/contract/UrgeEpisodeDraft";
import { useDoor } from "$lib/host";
import { fakeDoor, type FakeDoor } from "$lib/host/fake";
import { navigation } from "$lib/shell";
import { useLocale } from "$lib/words";
import { UrgeWatch } from "../features/urge/urge-watch.svelte";
import Urge from "./Urge.svelte";

let door: FakeDoor;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  useLocale({ locale: "en-GB", hour12: false });
  useDoor((door = fakeDoor({ window: "main" })));
  navigation.place = "urge";
});
afterEach(() => {
  useDoor(undefined);
  vi.useRealTimers();
});

const saved = () =>
  door.calls
    .filter(({ name }) => name === "save_urge_episode")
    .map(({ request }) => request as UrgeEpisodeDraft);
const strength = async (value: number) =>
  within(await screen.findByRole("toolbar", { name: /how strong is it now/i })).getByRole(
    "button",
    {
      name: String(value),
    },
  );
/** Lets the clock on the page show so many seconds more; `shown` is what it shows then. */
async function later(seconds: number, shown?: string) {
  vi.setSystemTime(Date.now() + seconds * 1000);
  if (shown) await waitFor(() => expect(screen.getByRole("timer")).toHaveTextContent(shown));
}

/** AC-30: 8; 300 s 7; 600 s 5; 900 s 4; stopped at 1,020 s with 2. */
test("AC-30: the clock starts with the first answer and ends when it has passed", async () => {
  render(Urge);
  expect(await screen.findByText("The clock starts with your answer.")).toBeVisible();
  await userEvent.click(await strength(8));
  expect(await screen.findByRole("timer")).toHaveTextContent("0:00");
  expect(screen.getByText("The next question comes at 5:00.")).toBeVisible();
  const answers = [
    { value: 7, before: "4:59", due: "5:00" },
    { value: 5, before: "9:59", due: "10:00" },
    { value: 4, before: "14:59", due: "15:00" },
  ];
  for (const { value, before, due } of answers) {
    await later(299, before);
    expect(screen.queryByText(/It has been a while/)).toBeNull();
    await later(1, due);
    expect(await screen.findByText(/It has been a while/)).toBeVisible();
    await userEvent.click(await strength(value));
  }
  await later(120, "17:00");
  await userEvent.click(await strength(2));
  await userEvent.click(await screen.findByRole("button", { name: /It has passed/ }));
  expect(await screen.findByText(/It took 17 minutes\. From 8 to 2\./)).toBeVisible();
  const last = saved().at(-1);
  expect(last).toMatchObject({ outcome: "passed", planned_min: 20 });
  expect(last?.samples).toEqual([
    { sec: 0, strength: 8 },
    { sec: 300, strength: 7 },
    { sec: 600, strength: 5 },
    { sec: 900, strength: 4 },
    { sec: 1020, strength: 2 },
  ]);
  expect(screen.queryByRole("timer")).toBeNull();
});

test("what was answered is saved at once, and an urge that was left is gone on with", async () => {
  const { unmount } = render(Urge);
  await userEvent.click(await strength(8));
  await screen.findByRole("timer");
  await later(301, "5:01");
  await userEvent.click(await strength(7));
  await waitFor(() => expect(saved()).toHaveLength(2));
  unmount();
  await later(100);
  render(Urge);
  expect(await screen.findByRole("timer")).toHaveTextContent("6:41");
  expect(await strength(7)).toHaveAttribute("aria-pressed", "true");
  const picture = screen.getByRole("img", { name: /8 at the beginning, 7 after 5 minutes/ });
  expect(picture).toBeVisible();
});

test("is watched by keyboard alone, one and nought make ten", async () => {
  render(Urge);
  (await strength(0)).focus();
  await userEvent.keyboard("10");
  await waitFor(() => expect(saved().at(-1)?.samples).toEqual([{ sec: 0, strength: 10 }]));
  await userEvent.keyboard("{ArrowLeft}");
  expect(await strength(9)).toHaveFocus();
  expect(saved().at(-1)?.samples).toEqual([{ sec: 0, strength: 10 }]);
  await userEvent.keyboard("{Enter}");
  // Within half a minute the answer is put right, not added.
  await waitFor(() => expect(saved().at(-1)?.samples).toEqual([{ sec: 0, strength: 9 }]));
});

test("the clock goes on beyond its minutes, and more can be added up to an hour", async () => {
  render(Urge);
  await userEvent.click(await strength(6));
  await screen.findByRole("timer");
  await later(20 * 60, "20:00");
  expect(await screen.findByText(/The clock goes on for as long as you like/)).toBeVisible();
  for (let minutes = 25; minutes <= 60; minutes += 5) {
    await userEvent.click(await screen.findByRole("button", { name: "Add 5 minutes" }));
    await waitFor(() => expect(saved().at(-1)?.planned_min).toBe(minutes));
  }
  expect(screen.queryByRole("button", { name: "Add 5 minutes" })).toBeNull();
});

test("stopping asks how it is, without a word of blame, and can be taken back", async () => {
  render(Urge);
  await userEvent.click(await strength(6));
  await screen.findByRole("timer");
  await later(90, "1:30");
  await userEvent.click(await screen.findByRole("button", { name: "Stop here" }));
  await userEvent.click(await screen.findByRole("button", { name: "I acted on it" }));
  expect(await screen.findByText(/what was before it stays/)).toBeVisible();
  expect(saved().at(-1)).toMatchObject({ outcome: "acted", ended_sec: 90 });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await userEvent.click(screen.getByRole("button", { name: "Go on watching" }));
  expect(await screen.findByRole("timer")).toBeVisible();
  expect(saved().at(-1)).toMatchObject({ outcome: null, ended_sec: null });
});

test("a tool that is begun belongs to the urge and holds its strength", async () => {
  render(Urge);
  await userEvent.click(await strength(8));
  const [start] = await screen.findAllByRole("button", { name: /^Start: / });
  await userEvent.click(start as HTMLElement);
  expect(await screen.findByText("Begun")).toBeVisible();
  const used = door.calls.find(({ name }) => name === "save_strategy_use")?.request;
  expect(used).toMatchObject({ before: 8, after: null, urge_episode_id: door.world.urges[0]?.id });
});

test("how it went can be told later, and what is not wanted goes to the trash", async () => {
  const watch = new UrgeWatch();
  await watch.rate(5);
  await watch.end("stopped_timer");
  render(Urge);
  await userEvent.click(await screen.findByRole("button", { name: /^Edit.*21 Nov/ }));
  await userEvent.selectOptions(
    await screen.findByRole("combobox", { name: "How did it go?" }),
    "It passed",
  );
  await userEvent.click(screen.getByRole("button", { name: /^Save/ }));
  expect(await screen.findByText(/passed$/)).toBeVisible();
  await userEvent.click(await screen.findByRole("button", { name: /^Edit.*21 Nov/ }));
  await userEvent.click(await screen.findByRole("button", { name: "Move to trash" }));
  await waitFor(() => expect(screen.queryByText("Watched before")).toBeNull());
  expect(door.world.urges[0]?.deleted_at).not.toBeNull();
});

test("what is just over follows a change of it, and leaves the page when it is removed", async () => {
  const watch = new UrgeWatch();
  await watch.rate(5);
  await watch.end("still");
  const [ended] = door.world.urges;
  door.world.urges = [{ ...(ended as NonNullable<typeof ended>), outcome: "passed", revision: 7 }];
  await watch.read();
  expect(watch.over).toBe("passed");
  await watch.goOn();
  expect(watch.trouble).toBeNull();
  expect(saved().at(-1)).toMatchObject({ revision: 7, outcome: null });
  door.world.urges = [];
  await watch.read();
  expect(watch.episode).toBeNull();
});

test("nobody leaves the page before the last answer is saved", async () => {
  let answer: (() => void) | undefined;
  const waited = new Promise<void>((resolve) => (answer = resolve));
  useDoor({
    ...door,
    invoke: async (name, request) => {
      if (name === "save_urge_episode") await waited;
      return door.invoke(name, request);
    },
  });
  render(Urge);
  await userEvent.click(await strength(8));
  const leaving = navigation.go("today");
  expect(saved()).toHaveLength(0);
  answer?.();
  expect(await leaving).toBe(true);
  expect(saved()).toHaveLength(1);
});

describe("what is refused", () => {
  test("is said, and the clock and the answers stay", async () => {
    const watch = new UrgeWatch();
    await watch.rate(8);
    useDoor({
      ...door,
      invoke: (name, request) =>
        name === "save_urge_episode"
          ? Promise.reject({ code: "disk_full", since: null })
          : door.invoke(name, request),
    });
    await watch.rate(3);
    expect(watch.trouble?.code).toBe("disk_full");
    expect(watch.last).toEqual({ sec: 0, strength: 8 });
    expect(watch.running).toBe(true);
  });

  test("answers that come at once are saved one after another", async () => {
    const watch = new UrgeWatch();
    await Promise.all([watch.rate(1), watch.rate(10), watch.addMinutes()]);
    expect(saved().map(({ revision }) => revision)).toEqual([0, 1, 2]);
    expect(watch.episode).toMatchObject({ planned_min: 25, samples: [{ sec: 0, strength: 10 }] });
  });
});
