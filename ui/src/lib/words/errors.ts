import { hasMessage, t, type Arguments } from "./catalogue";

/** What happened, and what a person could do next. */
export interface ErrorWords {
  readonly what: string;
  readonly next: string;
}

interface Coded {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The two sentences of an error code. A code without words speaks as `unexpected`. */
export function errorWords({ code, facts }: Coded): ErrorWords {
  const known = hasMessage(`err-${code}`) && hasMessage(`next-${code}`) ? code : "unexpected";
  const args: Arguments = { reference: code };
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === "string" || typeof value === "number") args[name] = value;
    // A number that is not there is 0, which the sentences tell apart; so in the terminal, too.
    else if (value === null || typeof value === "boolean") args[name] = Number(value);
  }
  return { what: t(`err-${known}`, args), next: t(`next-${known}`, args) };
}
