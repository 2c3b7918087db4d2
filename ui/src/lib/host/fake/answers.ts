import type { ApiError } from "$lib/contract/ApiError";
import type { CommandName, Request, Response } from "../door";
import { HostError } from "../error";

/** Answers to some of the commands. */
export type Answers<K extends CommandName> = {
  [Name in K]: (request: Request<Name>) => Response<Name> | Promise<Response<Name>>;
};

/** Refuses, as the other side would. */
export function refuse(error: ApiError): never {
  throw new HostError(error);
}

/** Throws `not_found` for what is not there. */
export function found<T>(value: T | undefined): T {
  return value ?? refuse({ code: "not_found" });
}

/** Text as it is compared: without case and accents. */
export const folded = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
