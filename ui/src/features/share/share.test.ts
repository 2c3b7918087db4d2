import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor, TODAY, type FakeDoor } from "$lib/host/fake";
import { Leaving } from "./leaving.svelte";
import { blankShare, OpenShare } from "./open-share.svelte";
import { previewParts } from "./preview-parts";
import { speedOf } from "./rehearsal.svelte";

let door: FakeDoor;

beforeEach(() => useDoor((door = fakeDoor({ window: "main" }))));
afterEach(() => {
  vi.useRealTimers();
  useDoor(undefined);
});

const sent = (name: string) =>
  door.calls.filter((one) => one.name === name).map(({ request }) => request);

describe("a share", () => {
  test("is saved after a pause, and the next change has the new revision", async () => {
    vi.useFakeTimers();
    const share = new OpenShare(blankShare(TODAY, null));
    share.change({ was: "I told nobody." });
    expect(sent("save_share")).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    share.change({ now: "I tell one person." });
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent("save_share")).toMatchObject([
      { id: null, revision: 0 },
      { revision: 1, was: "I told nobody.", now: "I tell one person." },
    ]);
    expect(share.saved.kind).toBe("saved");
  });

  test("that could not be saved stays, and says so", async () => {
    useDoor(
      (door = fakeDoor({
        window: "main",
        answers: { save_share: () => Promise.reject({ code: "disk_full" }) },
      })),
    );
    const share = new OpenShare(blankShare(TODAY, null));
    share.change({ was: "Kept." });
    expect(await share.flush()).toBe(false);
    expect(share.trouble?.code).toBe("disk_full");
    expect(share.draft.was).toBe("Kept.");
  });
});

describe("what leaves", () => {
  test("ac_37: is fresh until the share or a choice changes, and again after another look", async () => {
    const share = new OpenShare(blankShare(TODAY, null));
    const leaving = new Leaving();
    share.change({ was: "Ottilie rang." });
    expect(leaving.isFresh(share)).toBe(false);
    await leaving.renew(share);
    expect(leaving.preview?.text).toContain("[O.] rang.");
    expect(leaving.isFresh(share)).toBe(true);
    share.change({ now: "More." });
    expect(leaving.isFresh(share)).toBe(false);
    await leaving.renew(share);
    leaving.redact = false;
    expect(leaving.isFresh(share)).toBe(false);
  });

  test("is written with the digest of what was seen", async () => {
    const share = new OpenShare(blankShare(TODAY, null));
    const leaving = new Leaving();
    share.change({ was: "One." });
    await leaving.renew(share);
    expect(await leaving.write("/out/said.txt", false)).toBe(true);
    expect(sent("write_share")).toMatchObject([
      { digest: leaving.preview?.digest, path: "/out/said.txt", overwrite: false },
    ]);
  });

  test("as a PDF has its paper and its charts, and another paper asks for another look", async () => {
    const share = new OpenShare(blankShare(TODAY, null));
    const leaving = new Leaving();
    leaving.format = "pdf";
    leaving.charts = true;
    share.change({ was: "A walk." });
    await leaving.renew(share);
    expect(leaving.preview?.file_name).toBe(`notes-${TODAY}.pdf`);
    expect(sent("preview_share")).toMatchObject([{ format: "pdf", paper: "a4", charts: true }]);
    leaving.paper = "letter";
    expect(leaving.isFresh(share)).toBe(false);
    await leaving.renew(share);
    expect(sent("preview_share")).toMatchObject([{ paper: "a4" }, { paper: "letter" }]);
  });

  test("waits when a source was changed elsewhere", async () => {
    useDoor(
      (door = fakeDoor({
        window: "main",
        answers: { write_share: () => Promise.reject({ code: "preview_outdated" }) },
      })),
    );
    const share = new OpenShare(blankShare(TODAY, null));
    const leaving = new Leaving();
    share.change({ was: "One." });
    await leaving.renew(share);
    expect(await leaving.write("/out/said.txt", false)).toBe(false);
    expect(leaving.isFresh(share)).toBe(false);
  });

  test("is nothing until something was written, ticked or asked for", () => {
    const share = new OpenShare(blankShare(TODAY, null));
    const leaving = new Leaving();
    expect(leaving.hasAnything(share)).toBe(false);
    leaving.along = "ticked";
    expect(leaving.hasAnything(share)).toBe(false);
    share.change({ source_ids: ["00000000-0000-4000-8000-000000000001"] });
    expect(leaving.hasAnything(share)).toBe(true);
  });
});

describe("the parts of a preview", () => {
  const redactions = {
    replaced: [{ found: "Maria", with: "[M.]", count: 2 }],
    doubts: [],
    to_review: ["Marianne", "Mari"],
  };

  test("joined again are the text, to the letter", () => {
    const text = "[M.] met Marianne, not \\[M.\\].\n\tMari; Mariana. [x]";
    const parts = previewParts(text, redactions);
    expect(parts.map((part) => part.text).join("")).toBe(text);
    const marked = parts.filter(({ kind }) => kind !== "plain");
    expect(marked.map(({ kind, text }) => [kind, text])).toEqual([
      ["replaced", "[M.]"],
      ["unknown", "Marianne"],
      ["replaced", "\\[M.\\]"],
      ["unknown", "Mari"],
    ]);
  });

  test("of a text without names is one", () => {
    const parts = previewParts("All quiet.", { replaced: [], doubts: [], to_review: [] });
    expect(parts).toEqual([{ kind: "plain", text: "All quiet." }]);
  });
});

test("the speed of a rehearsal stays within what is kept, and needs enough words", () => {
  expect(speedOf(390, 180)).toBe(130);
  expect(speedOf(390, 60)).toBe(200);
  expect(speedOf(60, 600)).toBe(80);
  expect(speedOf(12, 10)).toBeNull();
  expect(speedOf(60, 0)).toBeNull();
});
