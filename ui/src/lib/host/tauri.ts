/** The door to the desktop shell: the only file that knows Tauri. */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWindow } from "@tauri-apps/api/window";
import type { Door } from "./door";

export function tauriDoor(): Door {
  return {
    window: getCurrentWindow().label === "main" ? "main" : "unlock",
    invoke: (name, request) => invoke(name, { request }),
    listen: (event, heard) => listen(event, ({ payload }) => heard(payload)),
  };
}
