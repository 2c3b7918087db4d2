import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeDoor, type FakeDoor, type FakeOptions } from "$lib/host/fake";
import { useDoor } from "$lib/host";
import type { JournalEntry } from "$lib/contract/JournalEntry";
import { OpenEntry } from "./entry.svelte";

let door: FakeDoor;
function stage(options: FakeOptions = {}): void {
  door = fakeDoor({ window: "main", ...options });
  useDoor(door);
}
const first = (): JournalEntry => structuredClone(door.world.entries[0]!);
const stored = (id: string) => door.world.entries.find((entry) => entry.id === id);
const saves = () => door.calls.filter(({ name }) => name === "save_entry");
const blank = () => door.invoke("new_entry", { template_id: null, date: null });
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  stage();
});
afterEach(() => {
  vi.useRealTimers();
  useDoor(undefined);
});

/** A `save_entry` that answers only when it is told to. */
function held() {
  const waiting: (() => void)[] = [];
  const invoke = door.invoke.bind(door);
  door.invoke = (async (name: never, request: never) => {
    if (name === "save_entry") await new Promise<void>((resolve) => waiting.push(resolve));
    return invoke(name, request);
  }) as typeof door.invoke;
  return { waiting, release: () => waiting.shift()?.() };
}

describe("saving by itself", () => {
  test("a second after the last key", async () => {
    const entry = new OpenEntry(first());
    entry.change({ body: "one" });
    await vi.advanceTimersByTimeAsync(900);
    entry.change({ body: "one two" });
    await vi.advanceTimersByTimeAsync(900);
    expect(saves()).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(saves()).toHaveLength(1);
    expect(stored(entry.id)?.body).toBe("one two");
    expect(entry.state.kind).toBe("saved");
  });

  test("every five seconds while somebody types on", async () => {
    const entry = new OpenEntry(first());
    for (let at = 0; at < 54; at += 1) {
      entry.change({ body: `word ${at}` });
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(saves()).toHaveLength(2);
  });

  test("an entry only opened, or changed back, is never written", async () => {
    const entry = new OpenEntry(first());
    const { title } = entry.draft;
    await entry.flush();
    entry.change({ title: "x" });
    entry.change({ title });
    entry.bodyChanged(() => entry.stored.body);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saves()).toHaveLength(0);
  });

  test("a new entry is stored with its first word and not before", async () => {
    const entry = new OpenEntry(await blank());
    entry.change({ hard: true, body: "  \n" });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await entry.flush()).toBe(true);
    expect(saves()).toHaveLength(0);
    entry.change({ body: "a" });
    await vi.advanceTimersByTimeAsync(1000);
    expect(stored(entry.id)?.body).toBe("a");
  });

  test("the text is read from the editor when it is needed, and once more when it goes", async () => {
    const entry = new OpenEntry(first());
    const read = vi.fn(() => "from the editor");
    entry.bodyChanged(read);
    entry.bodyChanged(read);
    expect(read).not.toHaveBeenCalled();
    entry.settle();
    expect(read).toHaveBeenCalledTimes(1);
    await entry.flush();
    expect(stored(entry.id)?.body).toBe("from the editor");
  });

  test("a title that the other side tidied is not taken from under the fingers", async () => {
    stage({
      answers: {
        save_entry: ({ draft }) => ({
          ...first(),
          ...draft,
          date: first().date,
          title: draft.title.trim(),
          revision: 9,
        }),
      },
    });
    const entry = new OpenEntry(first());
    entry.change({ title: "two " });
    await vi.advanceTimersByTimeAsync(1000);
    expect(entry.draft.title).toBe("two ");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saves()).toHaveLength(1);
  });
});

describe("one save at a time", () => {
  test("what is typed while a save is under way goes with the next, on the new revision", async () => {
    const { waiting, release } = held();
    const entry = new OpenEntry(first());
    entry.change({ body: "one" });
    await vi.advanceTimersByTimeAsync(1000);
    entry.change({ body: "one two" });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(waiting).toHaveLength(1);
    release();
    await vi.advanceTimersByTimeAsync(1000);
    expect(waiting).toHaveLength(1);
    release();
    await settle();
    const [one, two] = saves().map(({ request }) => (request as { draft: JournalEntry }).draft);
    expect([one?.body, two?.body]).toEqual(["one", "one two"]);
    expect(two?.revision).toBe((one?.revision ?? 0) + 1);
    expect(stored(entry.id)?.body).toBe("one two");
  });

  test("leaving waits for both, however often it is asked", async () => {
    const { waiting, release } = held();
    const entry = new OpenEntry(first());
    entry.change({ body: "one" });
    await vi.advanceTimersByTimeAsync(1000);
    entry.change({ body: "one two" });
    const left = Promise.all([entry.flush(), entry.flush()]);
    await settle();
    release();
    await settle();
    release();
    await settle();
    expect(waiting).toHaveLength(0);
    expect(await left).toEqual([true, true]);
    expect(stored(entry.id)?.body).toBe("one two");
  });

  test("text of one entry never lands in another, even while the first is being saved", async () => {
    const { release } = held();
    const [one, two] = door.world.entries.slice(0, 2).map((entry) => new OpenEntry(entry));
    one?.change({ body: "of one" });
    const flushed = one?.flush();
    two?.change({ body: "of two" });
    await vi.advanceTimersByTimeAsync(1000);
    release();
    release();
    await settle();
    await flushed;
    expect(stored(one?.id ?? "")?.body).toBe("of one");
    expect(stored(two?.id ?? "")?.body).toBe("of two");
  });
});

describe("a save that is refused", () => {
  test("is tried again after growing pauses, with the newest text, until it is stored", async () => {
    let refusals = 3;
    stage();
    const invoke = door.invoke.bind(door);
    door.invoke = ((name: never, request: never) =>
      name === "save_entry" && refusals-- > 0
        ? Promise.reject({ code: "disk_full" })
        : invoke(name, request)) as typeof door.invoke;
    const entry = new OpenEntry(first());
    entry.change({ body: "kept" });
    await vi.advanceTimersByTimeAsync(1000);
    expect(entry.state.kind).toBe("trouble");
    expect(entry.trouble?.code).toBe("disk_full");
    expect(entry.draft.body).toBe("kept");
    entry.change({ body: "kept and more" });
    await vi.advanceTimersByTimeAsync(2000);
    expect(refusals).toBe(1);
    await vi.advanceTimersByTimeAsync(4000);
    expect(refusals).toBe(0);
    await vi.advanceTimersByTimeAsync(8000);
    expect(stored(entry.id)?.body).toBe("kept and more");
    expect(entry.state.kind).toBe("saved");
    expect(entry.trouble).toBeNull();
  });

  test("says so when somebody wants to leave", async () => {
    stage({ answers: { save_entry: () => Promise.reject({ code: "disk_full" }) } });
    const entry = new OpenEntry(first());
    entry.change({ body: "kept" });
    expect(await entry.flush()).toBe(false);
    expect(entry.draft.body).toBe("kept");
  });

  test("for a broken limit waits for the next change instead of trying again", async () => {
    stage();
    const entry = new OpenEntry(first());
    entry.change({ title: "x".repeat(121) });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saves()).toHaveLength(1);
    expect(entry.trouble?.code).toBe("invalid");
    entry.change({ title: "short" });
    await vi.advanceTimersByTimeAsync(1000);
    expect(stored(entry.id)?.title).toBe("short");
    expect(entry.trouble).toBeNull();
  });
});

describe("a version that was saved elsewhere", () => {
  async function stale() {
    const entry = new OpenEntry(first());
    await door.invoke("save_entry", {
      draft: { ...entry.draft, body: "theirs" },
      autosave: false,
      allow_empty: false,
    });
    entry.change({ body: "mine" });
    await vi.advanceTimersByTimeAsync(1000);
    return entry;
  }

  test("is shown beside the own one, and nothing more is saved until somebody chose", async () => {
    const entry = await stale();
    expect(entry.question).toMatchObject({ kind: "stale", other: { body: "theirs" } });
    entry.change({ body: "mine and more" });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(stored(entry.id)?.body).toBe("theirs");
    expect(await entry.flush()).toBe(true);
  });

  test("gives way to the own one as a new version", async () => {
    const entry = await stale();
    await entry.keepMine();
    expect(entry.question).toBeNull();
    expect(stored(entry.id)?.body).toBe("mine");
    expect(door.world.history.get(entry.id)?.map(({ body }) => body)).toContain("theirs");
  });

  test("takes the place of the own one", async () => {
    const entry = await stale();
    entry.takeOther();
    expect(entry.draft.body).toBe("theirs");
    expect(entry.replaced).toBe(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(stored(entry.id)?.body).toBe("theirs");
  });

  test("is no question when it says the same", async () => {
    const entry = new OpenEntry(first());
    const draft = { ...entry.draft, body: "same" };
    await door.invoke("save_entry", { draft, autosave: false, allow_empty: false });
    entry.change({ body: "same" });
    await vi.advanceTimersByTimeAsync(1000);
    expect(entry.question).toBeNull();
    expect(await entry.flush()).toBe(true);
  });
});

describe("all text removed", () => {
  async function emptied() {
    const entry = new OpenEntry(first());
    entry.change({ body: "" });
    await vi.advanceTimersByTimeAsync(1000);
    return entry;
  }

  test("is asked about, and the stored text stays meanwhile", async () => {
    const entry = await emptied();
    expect(entry.question?.kind).toBe("empty");
    expect(stored(entry.id)?.body).not.toBe("");
    expect(await entry.flush()).toBe(true);
  });

  test("is stored when somebody says so", async () => {
    const entry = await emptied();
    await entry.allowEmpty();
    expect(stored(entry.id)?.body).toBe("");
  });

  test("can be brought back", async () => {
    const entry = await emptied();
    const { body } = entry.stored;
    await entry.reload();
    expect(entry.draft.body).toBe(body);
    expect(entry.question).toBeNull();
  });

  test("is no question any more once something new was typed", async () => {
    const entry = await emptied();
    entry.change({ body: "new" });
    await vi.advanceTimersByTimeAsync(1000);
    expect(stored(entry.id)?.body).toBe("new");
  });
});

test("an entry that went to the trash meanwhile can be taken out and saved", async () => {
  stage();
  const entry = new OpenEntry(first());
  const invoke = door.invoke.bind(door);
  door.invoke = ((name: never, request: never) =>
    name === "save_entry" && stored(entry.id)?.deleted_at
      ? Promise.reject({ code: "in_trash" })
      : invoke(name, request)) as typeof door.invoke;
  await door.invoke("delete_record", { id: entry.id });
  entry.change({ body: "mine" });
  await vi.advanceTimersByTimeAsync(1000);
  expect(entry.question?.kind).toBe("trash");
  await entry.keepMine();
  expect(stored(entry.id)).toMatchObject({ body: "mine", deleted_at: null });
});
