import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { useDoor } from "$lib/host";
import { fakeDoor, type FakeDoor } from "$lib/host/fake";
import { StrategyForm } from "./strategy-form.svelte";
import { Toolbox } from "./toolbox.svelte";
import { UseForm } from "./use-form.svelte";

let door: FakeDoor;

beforeEach(() => useDoor((door = fakeDoor({ window: "main" }))));
afterEach(() => useDoor(undefined));

describe("the toolbox", () => {
  test("keeps the order of the ranking and never hides a tool", async () => {
    const toolbox = new Toolbox();
    await toolbox.read();
    const { groups } = toolbox;
    const ranked = toolbox.ranking?.ranked.map((row) => row.id) ?? [];
    expect(groups.ranked.map((tool) => tool.strategy.id)).toEqual(
      ranked.filter((id) => toolbox.list?.strategies.some((one) => one.id === id)),
    );
    const shown = Object.values(groups).flat();
    expect(shown).toHaveLength(toolbox.list?.total ?? -1);
  });

  test("shows the nearest tools when none fits the filter, and says so", async () => {
    const toolbox = new Toolbox();
    toolbox.situation = "no such situation";
    await toolbox.read();
    expect(toolbox.nearest).toBe(true);
    expect(Object.values(toolbox.groups).flat()).toHaveLength(2);
  });

  test("says why a title that exists is refused, and keeps what was typed", async () => {
    useDoor(
      fakeDoor({
        window: "main",
        answers: {
          save_strategy: () => Promise.reject({ code: "not_unique", field: "title" }),
        },
      }),
    );
    const form = new StrategyForm(null);
    form.title = "Walk";
    expect(await form.save()).toBeNull();
    expect(form.trouble?.code).toBe("not_unique");
    expect(form.title).toBe("Walk");
  });

  test("saves the beginning of a use at once and finishes the same use", async () => {
    const toolbox = new Toolbox();
    await toolbox.read();
    const id = toolbox.list?.strategies[0]?.id ?? "";
    const use = new UseForm(id, null);
    use.before = 7;
    expect(await use.begin()).toBe(true);
    const begun = use.begun?.id;
    use.after = 3;
    use.helped = "yes";
    expect(await use.finish()).toBe(true);
    const requests = door.calls
      .filter(({ name }) => name === "save_strategy_use")
      .map(({ request }) => request);
    expect(requests).toMatchObject([
      { id: null, before: 7, after: null },
      { id: begun, before: 7, after: 3, helped: "yes" },
    ]);
  });
});
