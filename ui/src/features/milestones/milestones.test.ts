import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { MilestoneRow } from "$lib/contract/MilestoneRow";
import { call, useDoor } from "$lib/host";
import { fakeDoor, TODAY, type FakeDoor } from "$lib/host/fake";
import { useLocale } from "$lib/words";
import AlongTheWay from "./AlongTheWay.svelte";
import FileDialog from "./FileDialog.svelte";
import { Milestones } from "./milestones.svelte";
import { NewStones } from "./new-stones.svelte";
import NewStonesNote from "./NewStonesNote.svelte";
import { drawPath } from "./path";
import PathDrawing from "./PathDrawing.svelte";
import SetDialog from "./SetDialog.svelte";
import SetsDialog from "./SetsDialog.svelte";
import StoneDialog from "./StoneDialog.svelte";

let door: FakeDoor;

beforeEach(() => {
  useLocale({ locale: "en-GB", hour12: false });
  useDoor((door = fakeDoor({ window: "main" })));
});
afterEach(() => useDoor(undefined));

const requests = (name: string) =>
  door.calls.filter((one) => one.name === name).map(({ request }) => request);

async function read() {
  const milestones = new Milestones();
  await milestones.read("light");
  if (!milestones.timeline) throw new Error("it was read");
  return { milestones, timeline: milestones.timeline };
}

const counting = () => door.world.trackers.filter(({ goal }) => goal.kind === "abstain");

describe("the path", () => {
  test("has every stone that was reached, in every run, and the next one of each tracker", async () => {
    const { milestones, timeline } = await read();
    const picture = drawPath(timeline.paths, milestones.stones, TODAY, 880, 1);
    const stones = picture.lanes.flatMap((lane) => lane.stones);
    expect(stones.filter(({ stone }) => stone.reached)).toHaveLength(timeline.n_reached);
    expect(stones.filter(({ stone }) => !stone.reached)).toHaveLength(timeline.paths.length);
    expect(timeline.n_reached).toBe(26);
  });

  test("stays in its frame, goes from left to right, and breaks a bar where a run ended", async () => {
    const { milestones, timeline } = await read();
    const { lanes, ticks, todayX, width } = drawPath(
      timeline.paths,
      milestones.stones,
      TODAY,
      880,
      1,
    );
    const [alcohol, gambling] = lanes;
    expect([alcohol?.runs.length, gambling?.runs.length]).toEqual([3, 1]);
    expect(alcohol?.lapses.map(({ label }) => label?.replace("Sept", "Sep"))).toEqual([
      "10 to 12 Sep",
      "2 Aug",
    ]);
    for (const { runs, stones } of lanes) {
      for (const { x, width: long } of runs) expect(x + long).toBeLessThanOrEqual(todayX + 1);
      for (const { x } of stones) expect(x > 0 && x < width).toBe(true);
      const reached = stones.filter(({ stone }) => stone.reached).map(({ x }) => x);
      expect(Math.max(...reached)).toBeLessThanOrEqual(todayX + 1);
    }
    expect(ticks.map(({ x }) => x)).toEqual(ticks.map(({ x }) => x).toSorted((a, b) => a - b));
    expect(ticks.some(({ strong, label }) => strong && label === "Jan 2026")).toBe(true);
  });

  test("writes names only where they have room", async () => {
    const { milestones, timeline } = await read();
    for (const scale of [1, 2]) {
      const { lanes, ticks } = drawPath(timeline.paths, milestones.stones, TODAY, 700, scale);
      for (const { stones } of lanes) {
        const named = stones
          .flatMap(({ nameX, name, stone }) => (nameX === null ? [] : [{ nameX, name, stone }]))
          .toSorted((a, b) => a.nameX - b.nameX);
        expect(named.some(({ stone }) => !stone.reached)).toBe(true);
        named.forEach(({ nameX, name }, index) => {
          const half = name.length * 3 * scale;
          expect(nameX - half).toBeGreaterThan(0);
          expect(nameX + half).toBeLessThan(700);
          expect(nameX - (named[index - 1]?.nameX ?? -half)).toBeGreaterThan(half);
        });
      }
      for (const { x, label, before } of ticks) {
        const width = label.length * 6 * scale;
        expect(before ? x - width : x + width).toSatisfy((end: number) => end > 0 && end < 700);
      }
    }
  });

  test("has room for one day and for thirty years", async () => {
    const { timeline } = await read();
    const path = timeline.paths[1];
    if (!path) throw new Error("there are two");
    const since = (from: string) => [
      { ...path, runs: [{ anchor: from, from, days: 1, ended_on: null }], ahead: [], lapses: [] },
    ];
    for (const from of [TODAY, "2026-11-20", "1996-02-29"]) {
      const { ticks, todayX, lanes } = drawPath(since(from), [], TODAY, 600, 1);
      expect(Number.isFinite(todayX)).toBe(true);
      expect(lanes[0]?.runs[0]?.width).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThan(14);
    }
  });

  test("is walked from stone to stone in the order of dates, and Enter opens one", async () => {
    const { milestones, timeline } = await read();
    const picture = drawPath(timeline.paths, milestones.stones, TODAY, 880, 1);
    const onopen = vi.fn();
    render(PathDrawing, { picture, label: "The path", scale: 1, onopen });
    const stones = screen.getAllByRole("button");
    expect(stones.filter((one) => one.getAttribute("tabindex") === "0")).toHaveLength(1);
    stones.find((one) => one.getAttribute("tabindex") === "0")?.focus();
    await userEvent.keyboard("{End}");
    expect(document.activeElement).toHaveAccessibleName("90 days, Alcohol, 1 November 2026");
    await userEvent.keyboard("{ArrowLeft}{Enter}");
    expect(onopen.mock.calls[0]?.[0]).toMatchObject({ date: "2026-10-02" });
  });
});

describe("along the way", () => {
  test("stones keep their notes, and a lapse takes nothing away", async () => {
    const { milestones, timeline } = await read();
    const onlapse = vi.fn();
    render(AlongTheWay, { milestones, timeline, onopen: vi.fn(), onlapse });
    expect(screen.getByText(/with a note: “Pancakes at the lock.”/)).toBeVisible();
    const lapse = screen.getByText("Lapse, and a way back.").closest("li");
    expect(lapse).toHaveTextContent("Rang Wren the same night.");
    expect(lapse).toHaveTextContent("The 22 stones before it stay where they are.");
    await userEvent.click(within(lapse!).getByRole("button"));
    expect(onlapse).toHaveBeenCalledWith(door.world.lapses[1]?.id);
  });

  test("shows a few and then all", async () => {
    const { milestones, timeline } = await read();
    render(AlongTheWay, { milestones, timeline, onopen: vi.fn(), onlapse: vi.fn() });
    expect(screen.getAllByRole("listitem")).toHaveLength(7);
    await userEvent.click(screen.getByRole("button", { name: "Show all 28" }));
    expect(screen.getAllByRole("listitem")).toHaveLength(28);
  });
});

describe("a stone", () => {
  const row = async (): Promise<MilestoneRow> => {
    const { timeline } = await read();
    const found = timeline.paths[0]?.reached[0];
    if (!found) throw new Error("there is one");
    return found;
  };

  test("that is new is noted as seen at once, and offers to keep a note", async () => {
    const stones = new NewStones();
    const onkeep = vi.fn();
    const fresh = { ...(await row()), is_new: true };
    render(NewStonesNote, { stones, nameOf: () => "Alcohol", onkeep });
    stones.meet([fresh]);
    stones.meet([fresh]);
    expect(await screen.findByText(/90 days, Alcohol. A stone has been added/)).toBeVisible();
    await waitFor(() => expect(requests("acknowledge_milestone")).toHaveLength(1));
    await userEvent.click(screen.getByRole("button", { name: "Keep a note" }));
    expect(onkeep).toHaveBeenCalledWith(fresh);
    expect(screen.queryByText(/A stone has been added/)).toBeNull();
  });

  test("keeps a note and with whom it was celebrated", async () => {
    const onsaved = vi.fn();
    const onanniversary = vi.fn();
    const all = { open: true, tracker: "Alcohol", onsaved, onanniversary };
    render(StoneDialog, { ...all, row: await row() });
    await userEvent.type(screen.getByLabelText("Note"), "Soup with everybody.");
    await userEvent.type(screen.getByRole("combobox", { name: "Celebrated with" }), "Bram{Enter}");
    await userEvent.click(screen.getByRole("button", { name: /^Save/ }));
    await waitFor(() => expect(onsaved).toHaveBeenCalledOnce());
    expect(requests("acknowledge_milestone")).toMatchObject([
      { unit: "days", n: 90, run: 3, note: "Soup with everybody.", celebrated_with: ["Bram"] },
    ]);
  });
});

describe("sets of milestones", () => {
  test("are given to a tracker; none at all is a set, too", async () => {
    const onchanged = vi.fn();
    render(SetsDialog, { open: true, trackers: counting(), onset: vi.fn(), onchanged });
    const choice = await screen.findByLabelText("Gambling");
    await screen.findAllByRole("option", { name: "No milestones" }).catch(() => undefined);
    await waitFor(() => expect(choice.querySelectorAll("option").length).toBe(4));
    await userEvent.selectOptions(choice, "preset:none");
    await waitFor(() => expect(onchanged).toHaveBeenCalled());
    expect(requests("save_tracker")).toMatchObject([
      { name: "Gambling", milestone_set: { kind: "preset", name: "none" } },
    ]);
  });

  test("of one's own hold numbers, units and names, and refuse what is no number", async () => {
    const onsaved = vi.fn();
    render(SetDialog, { open: true, set: null, presets: [], onsaved });
    await userEvent.type(screen.getByLabelText("Name of the set"), "Mine");
    await userEvent.click(screen.getByRole("button", { name: "Add a date" }));
    await userEvent.type(screen.getByLabelText("Number"), "soon");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(requests("save_milestone_set")).toEqual([]);
    expect(screen.getByLabelText("Number")).toHaveValue("soon");
    await userEvent.clear(screen.getByLabelText("Number"));
    await userEvent.type(screen.getByLabelText("Number"), "3");
    await userEvent.selectOptions(screen.getByLabelText("Unit"), "weeks");
    await userEvent.type(screen.getByLabelText("Your own name for it"), "three weeks of mornings");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(onsaved).toHaveBeenCalledOnce());
    expect(requests("save_milestone_set")).toMatchObject([
      { name: "Mine", items: [{ unit: "weeks", n: 3, label: "three weeks of mornings" }] },
    ]);
  });
});

describe("files", () => {
  test("for a calendar carry only the title that the person gives", async () => {
    render(FileDialog, { open: true, what: "calendar", trackers: counting() });
    await userEvent.type(screen.getByLabelText("Title of each date"), "Plants");
    await userEvent.type(screen.getByLabelText(/folder or file/), "/home/wren");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText(/dates were written to/)).toBeVisible();
    expect(requests("export_ics")).toEqual([
      { path: "/home/wren", overwrite: false, title: "Plants", tracker: null },
    ]);
  });

  test("that are there already stay, and the dialog says what to do", async () => {
    render(FileDialog, { open: true, what: "picture", trackers: counting() });
    await userEvent.type(screen.getByLabelText(/folder or file/), "/home/there-already");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText(/a file of this name already/)).toBeVisible();
    expect(screen.getByLabelText(/folder or file/)).toHaveValue("/home/there-already");
  });
});

test("the way is read for one tracker or for all, and the newest question wins", async () => {
  const milestones = new Milestones();
  await milestones.read("light");
  expect(milestones.timeline?.paths).toHaveLength(2);
  milestones.tracker = counting()[1]?.id ?? null;
  const first = milestones.read("dark");
  milestones.tracker = counting()[0]?.id ?? null;
  await Promise.all([first, milestones.read("dark")]);
  expect(milestones.timeline?.paths.map(({ name }) => name)).toEqual(["Alcohol"]);
  expect((await call("get_cairn", { palette: "light" })).cairn.stones).toBe(26);
});
