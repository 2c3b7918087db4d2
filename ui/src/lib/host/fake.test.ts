import { afterEach, expect, test } from "vitest";
import { call, useDoor } from ".";
import { fakeDoor, PASSPHRASE, TODAY } from "./fake";
import { refuse } from "./fake/answers";

afterEach(() => useDoor(undefined));

test("tells the same invented life on every run", async () => {
  const today = async () => {
    useDoor(fakeDoor());
    return JSON.stringify(await call("list_check_ins", { from: null, to: null }));
  };
  expect(await today()).toBe(await today());
});

test("refuses a stale save and keeps what was there", async () => {
  useDoor(fakeDoor());
  const { rows } = await call("list_entries", {
    from: TODAY,
    to: null,
    tag: null,
    starred: false,
    offset: 0,
    limit: null,
  });
  const { date: _, ...entry } = await call("get_entry", { id: rows[0]?.id ?? "" });
  const draft = { ...entry, date: null, body: "new" };
  await call("save_entry", { draft, autosave: true, allow_empty: false });
  await expect(
    call("save_entry", { draft: { ...draft, body: "old" }, autosave: true, allow_empty: false }),
  ).rejects.toMatchObject({ code: "stale", wire: { current_revision: 2 } });
  expect((await call("get_entry", { id: entry.id })).body).toBe("new");
});

test("opens with its passphrase only", async () => {
  useDoor(fakeDoor({ window: "unlock" }));
  const unlock = (secret: string) =>
    call("unlock", { secret, kind: "passphrase", read_only: false });
  await expect(unlock("wrong")).rejects.toMatchObject({ code: "does_not_open" });
  await expect(call("enter_journal", {})).rejects.toMatchObject({ code: "locked" });
  await unlock(PASSPHRASE);
  await expect(call("enter_journal", {})).resolves.toEqual({});
});

test("answers can be replaced, and calls are kept in order", async () => {
  const door = fakeDoor({ answers: { create_backup: () => refuse({ code: "disk_full" }) } });
  useDoor(door);
  await expect(call("create_backup", { to: null })).rejects.toMatchObject({ code: "disk_full" });
  expect(door.calls.map(({ name }) => name)).toEqual(["create_backup"]);
});
