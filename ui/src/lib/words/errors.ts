import { hasMessage, t } from "./catalogue";
import { argumentsOf } from "./facts";

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
  const args = { reference: code, ...argumentsOf(facts) };
  return { what: t(`err-${known}`, args), next: t(`next-${known}`, args) };
}
