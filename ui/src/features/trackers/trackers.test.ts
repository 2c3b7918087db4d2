import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { TrackerCard } from "$lib/contract/TrackerCard";
import { call, useDoor } from "$lib/host";
import { fakeDoor, TODAY, type FakeDoor } from "$lib/host/fake";
import { toasts } from "$lib/ui";
import { findHardCodedText, t, useLocale, usePseudoLocale } from "$lib/words";
import DayStrip from "./DayStrip.svelte";
import { moneyInWords } from "./money";
import PauseDialog from "./PauseDialog.svelte";
import { TrackerForm } from "./tracker-form.svelte";
import TrackerDialog from "./TrackerDialog.svelte";
import TrackerNumbers from "./TrackerNumbers.svelte";
import TrackersDialog from "./TrackersDialog.svelte";

let door: FakeDoor;

beforeEach(() => {
  useLocale({ locale: "en-GB", hour12: false });
  useDoor((door = fakeDoor({ window: "main" })));
});
afterEach(() => {
  usePseudoLocale(false);
  useDoor(undefined);
});

const requests = (name: string) =>
  door.calls.filter((one) => one.name === name).map(({ request }) => request);
const cardOf = async (name: string): Promise<TrackerCard> => {
  const { trackers } = await call("list_trackers", { all: true });
  const card = trackers.find(({ tracker }) => tracker.name === name);
  if (!card) throw new Error(`no tracker ${name}`);
  return card;
};

describe("a new tracker", () => {
  test("needs a name and a date, and says both dates that it may mean in words", async () => {
    const onsaved = vi.fn();
    render(TrackerDialog, { open: true, id: null, today: TODAY, onsaved });
    await screen.findByText(/Last use Friday 20 November 2026, first full day Saturday 21/);
    await userEvent.click(screen.getByRole("radio", { name: "day of last use" }));
    await screen.findByText(/Last use Saturday 21 November 2026, first full day Sunday 22/);
    await userEvent.type(screen.getByLabelText("What you count"), "Sugar");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(onsaved).toHaveBeenCalledOnce());
    expect(requests("save_tracker")).toMatchObject([
      {
        id: null,
        name: "Sugar",
        goal: { kind: "abstain" },
        anchor: TODAY,
        anchor_kind: "last_use",
        began_at: null,
        cost: null,
        milestone_set: { kind: "preset", name: "plain" },
      },
    ]);
  });

  test("of a name that exists is refused beside the name, and nothing typed goes", async () => {
    render(TrackerDialog, { open: true, id: null, today: TODAY, onsaved: vi.fn() });
    await userEvent.type(screen.getByLabelText("What you count"), "alcohol");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    const field = screen.getByLabelText("What you count");
    await waitFor(() => expect(field).toHaveAccessibleDescription(/one with this name already/));
    expect(field).toHaveValue("alcohol");
    await waitFor(() => expect(field).toHaveFocus());
  });

  test("sends a time on the evening of last use, and money in the smallest unit", async () => {
    const form = new TrackerForm(null, TODAY);
    form.name = "Tobacco";
    await form.explain();
    form.hour = "21";
    form.minute = "5";
    form.cost = "7,5";
    form.currency = "gbp";
    expect(await form.save()).not.toBeNull();
    expect(requests("save_tracker")).toMatchObject([
      { began_at: "2026-11-20T21:05:00", cost: { minor: 750, currency: "GBP" } },
    ]);
  });

  test("keeps what is no number, and sends nothing", async () => {
    const form = new TrackerForm(null, TODAY);
    form.goal = "limit_per_week";
    form.limit = "a few";
    expect(await form.save()).toBeNull();
    expect(form.refused).toBe("number");
    form.limit = "13.5";
    expect(await form.save()).toBeNull();
    expect(form.trouble?.code, "it has no name yet").toBe("invalid");
    expect(requests("save_tracker")).toMatchObject([
      { goal: { kind: "limit_per_week", limit_hundredths: 1350 } },
    ]);
  });

  test("speaks only through the locale files", async () => {
    usePseudoLocale(true);
    useDoor(fakeDoor({ window: "main", empty: true }));
    render(TrackerDialog, { open: true, id: null, today: TODAY, onsaved: vi.fn() });
    await userEvent.click(screen.getByText(t("tracker-more")));
    await waitFor(() => expect(screen.getAllByRole("radiogroup").length).toBeGreaterThan(2));
    expect(findHardCodedText(screen.getByRole("dialog"))).toEqual([]);
  });
});

describe("the three numbers", () => {
  const numbers = () => screen.getAllByRole("definition").map((one) => one.textContent);

  test("stand together, of one size, with what they count", async () => {
    const card = await cardOf("Alcohol");
    if (!card.count) throw new Error("it counts");
    render(TrackerNumbers, { card, count: card.count, ondecide: vi.fn() });
    expect(screen.getAllByRole("term").map((one) => one.textContent)).toEqual([
      "Current run",
      "Longest run",
      "Free days in all",
    ]);
    expect(numbers()).toEqual([
      ...["110", "days free", "since 3 August 2026"],
      ...["323", "days free", "until 1 August 2026"],
      ...["534", "of 538 days", "since 1 June 2025"],
    ]);
    expect(screen.getByText("3 months, 18 days free")).toBeVisible();
    const sizes = screen.getAllByText(/^\d+$/).map((one) => one.className);
    expect(new Set(sizes).size).toBe(1);
  });

  test("are labelled while a decision is open, and lead to it", async () => {
    const lapse = door.world.lapses[1];
    if (!lapse) throw new Error("there are two");
    lapse.effect = "undecided";
    const card = await cardOf("Alcohol");
    const ondecide = vi.fn();
    if (!card.count) throw new Error("it counts");
    render(TrackerNumbers, { card, count: card.count, ondecide });
    expect(screen.getByText(/Paused for your decision/)).toBeVisible();
    expect(numbers().filter((one) => /^\d+$/.test(one ?? ""))).toEqual(["323", "323", "424"]);
    await userEvent.click(screen.getByRole("button", { name: "Decide now" }));
    expect(ondecide).toHaveBeenCalledWith(lapse.id);
  });

  test("say when they begin, count from Day 1 if that is wished, and show hours at first", async () => {
    const card = await cardOf("Gambling");
    const { count } = card;
    if (!count) throw new Error("it counts");
    const view = render(TrackerNumbers, {
      card: { ...card, tracker: { ...card.tracker, display: "ordinal" } },
      count,
      ondecide: vi.fn(),
    });
    expect(screen.getByText("Day 540")).toBeVisible();
    await view.rerender({ card: { ...card, hours: 37 }, count });
    expect(screen.getByText("37 hours free")).toBeVisible();
    await view.rerender({ card, count: { ...count, starts_in: 4 } });
    expect(screen.getByText("Starts in 4 days")).toBeVisible();
  });

  test("show money only when a cost was entered", async () => {
    const card = await cardOf("Gambling");
    if (!card.count) throw new Error("it counts");
    const view = render(TrackerNumbers, { card, count: card.count, ondecide: vi.fn() });
    expect(screen.queryByText(/not spent/)).toBeNull();
    const saved = { minor: 161_700, currency: "GBP" };
    await view.rerender({ card: { ...card, saved }, count: card.count });
    expect(screen.getByText(/£1,617 not spent/)).toBeVisible();
    expect(moneyInWords(750, "JPY")).toBe("JP¥750");
  });
});

describe("days that are logged", () => {
  test("are answered yes, no or not at all, and an answer can be taken back", async () => {
    const { tracker } = await cardOf("Days outside");
    render(DayStrip, { tracker, today: TODAY });
    expect(await screen.findByText(/3 done · 1 not · 1 not logged · 2 days open/)).toBeVisible();
    await userEvent.click(screen.getByRole("radio", { name: "done" }));
    expect(await screen.findByText(/4 done · 1 not · 1 not logged · one day open/)).toBeVisible();
    await toasts.undo();
    expect(await screen.findByText(/3 done · 1 not · 1 not logged · 2 days open/)).toBeVisible();
    expect(requests("save_day_log")).toMatchObject([
      { date: TODAY, state: "yes", revision: 0 },
      { date: TODAY, state: "unknown", revision: 1 },
    ]);
  });

  test("are walked by arrows with one Tab stop, and say how each was", async () => {
    const { tracker } = await cardOf("Days outside");
    render(DayStrip, { tracker, today: TODAY });
    const today = await screen.findByRole("button", { name: "Saturday 21 November: open" });
    today.focus();
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
    const thursday = screen.getByRole("button", { name: "Thursday 19 November: not logged" });
    expect(thursday).toHaveFocus();
    expect(thursday).toHaveAttribute("aria-pressed", "true");
    const stops = within(screen.getByRole("toolbar")).getAllByRole("button");
    expect(stops.filter((one) => one.tabIndex === 0)).toHaveLength(1);
    await userEvent.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}");
    expect(screen.queryByRole("radiogroup"), "a day to come cannot be logged").toBeNull();
  });
});

describe("all trackers", () => {
  test("say what goes and what stays before one is moved to the trash, and it comes back", async () => {
    const onchanged = vi.fn();
    render(TrackersDialog, { open: true, onadd: vi.fn(), onedit: vi.fn(), onchanged });
    await userEvent.click(await screen.findByRole("button", { name: "More about Alcohol" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Move to trash" }));
    expect(await screen.findByText(/one milestone you had seen, 2 noted lapses/)).toBeVisible();
    expect(screen.getByText(/one letter, which can then be opened/)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Move to trash" }));
    await waitFor(() => expect(screen.queryByText("Alcohol")).toBeNull());
    await toasts.undo();
    expect(await screen.findByText("Alcohol")).toBeVisible();
    expect(onchanged).toHaveBeenCalledTimes(2);
  });

  test("can be hidden instead, which keeps everything", async () => {
    render(TrackersDialog, { open: true, onadd: vi.fn(), onedit: vi.fn(), onchanged: vi.fn() });
    await userEvent.click(await screen.findByRole("button", { name: "More about Gambling" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Hide" }));
    expect(await screen.findByText("hidden")).toBeVisible();
    expect(requests("save_tracker")).toMatchObject([{ name: "Gambling", hidden: true }]);
  });
});

test("a pause begins today if no day is given, and can be ended", async () => {
  const onchanged = vi.fn();
  render(PauseDialog, { open: true, trackers: door.world.trackers, today: TODAY, onchanged });
  await userEvent.click(screen.getByRole("button", { name: "Pause" }));
  expect(await screen.findByText(/Everything: since 21 November 2026/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: /End the pause/ }));
  await waitFor(() => expect(screen.queryByText(/since 21 November/)).toBeNull());
  expect(onchanged).toHaveBeenCalledTimes(2);
});
