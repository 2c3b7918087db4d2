/** The only door to Rust. Everything the UI knows or changes goes through `call`. */
import type { CommandName, Door, Request, Response } from "./door";
import { HostError } from "./error";
import { fakeDoor } from "./fake";
import { tauriDoor } from "./tauri";

export type { Commands } from "./commands";
export { HostError } from "./error";
export type { CommandName, Door, Request, Response } from "./door";

let door: Door | undefined;

function current(): Door {
  // What is shipped has no fake in it; `vite build --mode fake` keeps it, for screenshots.
  door ??=
    import.meta.env.MODE === "production" || "__TAURI_INTERNALS__" in window
      ? tauriDoor()
      : fakeDoor();
  return door;
}

/** Puts another door in place; for tests. */
export function useDoor(other: Door | undefined): void {
  door = other;
}

export function windowLabel(): Door["window"] {
  return current().window;
}

/** Asks the other side. Ends with the answer or with a {@link HostError}, never anything else. */
export async function call<K extends CommandName>(
  name: K,
  request: Request<K>,
): Promise<Response<K>> {
  try {
    return await current().invoke(name, request);
  } catch (thrown) {
    throw HostError.from(thrown);
  }
}

/** Hears an event of the shell; the answer ends the listening. */
export function listen(event: string, heard: (payload: unknown) => void): Promise<() => void> {
  return current().listen(event, heard);
}
