/** Stands in for the desktop shell in a plain browser and in component tests. Invented data only. */
import type { Door } from "./door";
import { HostError } from "./error";

export function fakeDoor(): Door {
  return {
    window: new URLSearchParams(location.search).get("window") === "unlock" ? "unlock" : "main",
    invoke: () => Promise.reject(new HostError({ code: "unexpected", reference: "fake" })),
    listen: () => Promise.resolve(() => undefined),
  };
}
