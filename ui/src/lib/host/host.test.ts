import { afterEach, describe, expect, test } from "vitest";
import { call, HostError, useDoor, type Door } from ".";

const answering = (invoke: () => Promise<unknown>): Door => ({
  window: "main",
  invoke: invoke as Door["invoke"],
  listen: () => Promise.resolve(() => undefined),
});

afterEach(() => useDoor(undefined));

describe("a call that is refused", () => {
  test("keeps the code and the facts beside it", async () => {
    useDoor(answering(() => Promise.reject({ code: "too_large", limit: 200 })));
    const error = await call("any" as never, {} as never).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HostError);
    expect(error).toMatchObject({ code: "too_large", facts: { limit: 200 } });
  });

  test.each([["a string"], [new Error("panic")], [null], [{ code: 7 }]])(
    "becomes unexpected when it is no answer of ours: %s",
    async (thrown) => {
      useDoor(answering(() => Promise.reject(thrown)));
      await expect(call("any" as never, {} as never)).rejects.toMatchObject({
        code: "unexpected",
        facts: { reference: "window" },
      });
    },
  );
});

test("a call that is answered gives the answer", async () => {
  useDoor(answering(() => Promise.resolve({ revision: 3 })));
  await expect(call("any" as never, {} as never)).resolves.toEqual({ revision: 3 });
});
