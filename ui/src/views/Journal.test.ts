import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import type { Editor } from "@tiptap/core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor, type FakeDoor, type FakeOptions } from "$lib/host/fake";
import { navigation } from "$lib/shell";
import { toasts } from "$lib/ui";
import { findHardCodedText, useLocale, usePseudoLocale } from "$lib/words";
import Journal from "./Journal.svelte";

let door: FakeDoor;
const user = userEvent.setup({ pointerEventsCheck: 0 });

async function show(options: FakeOptions = {}) {
  door = fakeDoor({ window: "main", ...options });
  useDoor(door);
  navigation.place = "journal";
  navigation.parameters = {};
  const view = render(Journal);
  await waitFor(() => expect(door.calls.some(({ name }) => name === "list_check_ins")).toBe(true));
  return view;
}
const text = () => screen.findByRole("textbox", { name: "Text" });
const editor = async () => ((await text()) as HTMLElement & { editor: Editor }).editor;
const rows = () => screen.findAllByRole("option");
const saves = () => door.calls.filter(({ name }) => name === "save_entry");
const titles = () => screen.getAllByRole("option").map((row) => row.textContent.trim());

async function menu(item: string) {
  await waitFor(() => expect(screen.queryByRole("menu")).not.toBeInTheDocument());
  await user.click(await screen.findByRole("button", { name: "More about this entry" }));
  await user.click(await screen.findByRole("menuitem", { name: item }));
}

beforeEach(() => useLocale({ locale: "en-GB", hour12: false }));
afterEach(() => {
  usePseudoLocale(false);
  useDoor(undefined);
  toasts.hide();
});

describe("the list", () => {
  test("opens the newest entry of today and names the days", async () => {
    await show();
    expect(await screen.findByRole("textbox", { name: "Title" })).toHaveValue("The towpath again");
    expect(screen.getByRole("group", { name: "Today" })).toBeInTheDocument();
    expect(screen.getByRole("group", { name: "This week" })).toBeInTheDocument();
    expect(screen.getByRole("group", { name: "Earlier in November" })).toBeInTheDocument();
    expect(screen.getByText(/Saturday 21 November 2026, 21:02\. Mood/)).toBeInTheDocument();
  });

  test("an empty journal says what would be enough, and offers a page", async () => {
    await show({ empty: true });
    expect(await screen.findByText("Nothing written yet.")).toBeInTheDocument();
    expect(await text()).toHaveTextContent("");
    expect(saves()).toHaveLength(0);
  });

  test("keeps an entry from a hard day closed until somebody opens it", async () => {
    await show();
    const hard = door.world.entries.find((entry) => entry.hard);
    await user.click(await screen.findByRole("option", { name: /An entry from a hard day/ }));
    const open = await screen.findByRole("button", { name: "Open it" });
    expect(document.body).not.toHaveTextContent((hard?.body ?? "").slice(0, 20));
    await user.click(open);
    expect(await text()).toHaveTextContent((hard?.body ?? "").slice(0, 20));
  });

  test("shows one day alone, offers to write for an empty one, and all days again", async () => {
    await show();
    await rows();
    await user.click(screen.getByRole("button", { name: "Thursday 19 November 2026" }));
    expect(await screen.findByText("Nothing written on Thursday 19 November.")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Write for this day" }));
    expect(await screen.findByText(/Thursday 19 November 2026, /)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: /Show all days/ }));
    expect((await rows()).length).toBeGreaterThan(3);
  });
});

describe("writing", () => {
  test("an entry that is only opened is never written, whatever it holds", async () => {
    await show();
    await rows();
    const bodies = [
      "a\n===\n\n* b\n+ c",
      "<b>x</b> &copy;",
      "1986\\. A\n\n\n\n\n| a |\n|---|\n",
      "  x\r\ny ",
    ];
    for (const [at, body] of bodies.entries()) {
      const entry = door.world.entries[at];
      if (entry) entry.body = body;
    }
    for (const row of screen.getAllByRole("option")) {
      await user.click(row);
      const open = screen.queryByRole("button", { name: "Open it" });
      if (open) await user.click(open);
      await text();
      await navigation.flush();
    }
    expect(saves()).toHaveLength(0);
  });

  test("saves by itself and says so, and the list follows", async () => {
    await show();
    (await editor()).commands.insertContentAt(0, "<p>Quite new words</p>");
    expect(await screen.findByText(/^Saved \d\d:\d\d$/, {}, { timeout: 3000 })).toBeInTheDocument();
    expect(saves()).toHaveLength(1);
    await waitFor(() => expect(titles()[0]).toContain("Quite new words"));
  });

  test("leaving the place saves what the last second brought", async () => {
    await show();
    (await editor()).commands.insertContent("just now");
    expect(await navigation.flush()).toBe(true);
    expect(door.world.entries.some(({ body }) => body.includes("just now"))).toBe(true);
  });

  test("text typed while another entry is on its way lands in neither by mistake", async () => {
    await show();
    const first = await editor();
    first.commands.insertContent("of the first");
    await user.click((await rows())[1] as HTMLElement);
    const second = await screen.findByDisplayValue("Before anybody stirred");
    expect(second).toBeInTheDocument();
    (await editor()).commands.insertContent("of the second");
    await navigation.flush();
    const bodyOf = (title: string) => door.world.entries.find((one) => one.title === title)?.body;
    expect(bodyOf("The towpath again")).toContain("of the first");
    expect(bodyOf("The towpath again")).not.toContain("of the second");
    expect(bodyOf("Before anybody stirred")).toContain("of the second");
  });

  test("an entry that cannot be saved stays open, with a sentence, and the text with it", async () => {
    await show({ answers: { save_entry: () => Promise.reject({ code: "disk_full" }) } });
    (await editor()).commands.insertContent("kept words");
    await user.click((await rows())[1] as HTMLElement);
    await waitFor(() => expect(toasts.shown?.text).toMatch(/not saved yet, so it stays open/));
    expect(await text()).toHaveTextContent("kept words");
    expect(screen.getByText(/the disk is full/)).toBeInTheDocument();
    expect(screen.getByText("Not saved, trying again")).toBeInTheDocument();
    expect(await navigation.flush()).toBe(false);
  });

  test("five megabytes pasted are refused with a sentence, and the text stays", async () => {
    await show();
    const pasted = new Event("paste", { bubbles: true, cancelable: true });
    const data = {
      getData: (type: string) => (type === "text/plain" ? "x".repeat(5_000_000) : ""),
    };
    Object.defineProperty(pasted, "clipboardData", { value: data });
    (await text()).dispatchEvent(pasted);
    expect(pasted.defaultPrevented).toBe(true);
    expect(await screen.findByRole("alert")).toHaveTextContent(/nothing was added/);
    expect(await text()).toHaveTextContent(/towpath/);
    await navigation.flush();
    expect(saves()).toHaveLength(0);
  });

  test("a title of ten thousand signs is cut, and the field says so", async () => {
    await show();
    const title = await screen.findByRole("textbox", { name: "Title" });
    await user.clear(title);
    await user.click(title);
    await user.paste("x".repeat(10_000));
    expect(title).toHaveValue("x".repeat(120));
    expect(screen.getByRole("alert")).toHaveTextContent(/120 characters/);
  });

  test("two versions stand side by side until somebody chose", async () => {
    await show();
    const entry = door.world.entries.find(({ title }) => title === "The towpath again");
    (await editor()).commands.setContent("<p>mine</p>");
    if (entry) Object.assign(entry, { body: "theirs", revision: entry.revision + 1 });
    await navigation.flush();
    const dialog = await screen.findByRole("dialog");
    const mine = within(dialog).getByRole("region", { name: "Yours" });
    const other = within(dialog).getByRole("region", { name: "The other one" });
    expect(mine).toHaveTextContent("mine");
    expect(other).toHaveTextContent("theirs");
    await user.click(within(dialog).getByRole("button", { name: "Take the other one" }));
    expect(await text()).toHaveTextContent("theirs");
  });

  test("all text removed is asked about", async () => {
    await show();
    (await editor()).commands.clearContent();
    await navigation.flush();
    await user.click(await screen.findByRole("button", { name: "Bring the text back" }));
    expect(await text()).toHaveTextContent(/towpath/);
  });
});

describe("templates, tags and marks", () => {
  test("a template asks its prompts, and is stored with the first answer", async () => {
    await show({ empty: true });
    await text();
    await user.click(screen.getByRole("button", { name: "Templates" }));
    await user.click(await screen.findByRole("menuitem", { name: "Low, high, in between" }));
    const prompts = await screen.findAllByRole("textbox", { name: /low_high_between/ });
    expect(prompts).toHaveLength(3);
    await navigation.flush();
    expect(saves()).toHaveLength(0);
    await user.type(prompts[1] as HTMLElement, "laughing");
    await navigation.flush();
    expect(door.world.entries[0]?.answers.map((answer) => answer.text)).toEqual([
      "",
      "laughing",
      "",
    ]);
  });

  test("tags are added from the known ones or new", async () => {
    await show();
    await user.click(await screen.findByRole("button", { name: "Add tag" }));
    await user.keyboard("by the river{Enter}");
    await navigation.flush();
    const entry = door.world.entries.find(({ title }) => title === "The towpath again");
    expect(entry?.tags).toContain("by the river");
  });

  test("the menu stars an entry and marks the day as hard", async () => {
    await show();
    await text();
    await menu("Take the star away");
    await menu("Mark as from a hard day");
    await navigation.flush();
    const entry = door.world.entries.find(({ title }) => title === "The towpath again");
    expect(entry).toMatchObject({ starred: false, hard: true });
  });
});

describe("search", () => {
  test("marks the words found, holds filters as chips, and opens a hit", async () => {
    await show();
    const box = await screen.findByRole("searchbox", { name: "Search entries" });
    await user.type(box, "cafe");
    const hit = (await screen.findByRole("listbox", { name: "What was found" })).firstElementChild;
    expect(hit).toHaveTextContent("Zoë's café");
    await user.click(screen.getByRole("button", { name: "Filters" }));
    await user.selectOptions(screen.getByRole("combobox", { name: "Where" }), "Entries");
    expect(box).toHaveValue("cafe kind:entry");
    await user.click(screen.getByRole("button", { name: /In Entries/ }));
    expect(box).toHaveValue("cafe");
    await user.click(hit as HTMLElement);
    expect(await screen.findByDisplayValue("Zoë's café")).toBeInTheDocument();
  });

  test("says when nothing was found, and what would help", async () => {
    await show();
    await user.type(await screen.findByRole("searchbox"), "zzzz");
    expect(await screen.findByText('Nothing found for "zzzz".')).toBeInTheDocument();
  });
});

describe("history and trash", () => {
  test("an earlier version is read and made the newest", async () => {
    await show();
    const first = door.world.entries.find(({ title }) => title === "The towpath again")?.body;
    (await editor()).commands.setContent("<p>second thoughts</p>");
    await navigation.flush();
    await menu("Earlier versions");
    const dialog = await screen.findByRole("dialog");
    await user.click(await within(dialog).findByRole("option"));
    await user.click(
      await within(dialog).findByRole("button", { name: "Make this the newest version" }),
    );
    await waitFor(async () => expect(await text()).toHaveTextContent(/towpath/));
    const entry = door.world.entries.find(({ title }) => title === "The towpath again");
    expect(entry?.body).toBe(first);
  });

  test("an entry goes to the trash, and comes back by undo", async () => {
    await show();
    await text();
    await menu("Move to trash");
    await waitFor(() => expect(titles().join()).not.toContain("The towpath again"));
    await toasts.undo();
    expect(await screen.findByDisplayValue("The towpath again")).toBeInTheDocument();
  });

  test("the trash gives things back, and is emptied only after a question", async () => {
    await show();
    await text();
    await menu("Move to trash");
    await user.click(await screen.findByRole("button", { name: "Trash" }));
    const dialog = await screen.findByRole("dialog", { name: "Trash" });
    await user.click(await within(dialog).findByRole("button", { name: "Empty the trash" }));
    const question = await screen.findByRole("dialog", { name: /Remove everything/ });
    expect(door.calls.some(({ name }) => name === "empty_trash")).toBe(false);
    await user.click(within(question).getByRole("button", { name: "Cancel" }));
    await user.click(await screen.findByRole("button", { name: "Put back The towpath again" }));
    await waitFor(() => expect(titles().join()).toContain("The towpath again"));
  });
});

test("reading shows the entry without an editor, and goes on to the next", async () => {
  await show();
  await text();
  await menu("Read");
  const reading = await screen.findByRole("region", { name: "Reading" });
  expect(within(reading).getByRole("heading", { name: "The towpath again" })).toBeInTheDocument();
  expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
  await user.click(within(reading).getByRole("button", { name: "Older entry" }));
  expect(
    await screen.findByRole("heading", { name: "Before anybody stirred" }),
  ).toBeInTheDocument();
});

test("all words come from the catalogue", async () => {
  vi.spyOn(console, "error").mockReturnValue();
  usePseudoLocale(true);
  const { container } = await show({ empty: true });
  await waitFor(() => expect(container.querySelector(".ProseMirror")).toBeInTheDocument());
  expect(findHardCodedText(container)).toEqual([]);
});
