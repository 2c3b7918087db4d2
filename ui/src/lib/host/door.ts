import type { Commands } from "./commands";

export type CommandName = keyof Commands;
export type Request<K extends CommandName> = Commands[K][0];
export type Response<K extends CommandName> = Commands[K][1];

/** What a host offers: the desktop shell in the app, invented data in a plain browser. */
export interface Door {
  /** Which of the two windows this page is in. */
  readonly window: "unlock" | "main";
  invoke<K extends CommandName>(name: K, request: Request<K>): Promise<Response<K>>;
  /** Hears an event of the shell; the answer ends the listening. */
  listen(event: string, heard: (payload: unknown) => void): Promise<() => void>;
}
