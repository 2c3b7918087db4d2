/** The typed facts of a refusal or a finding as arguments of its sentence. The terminal does the same. */
import type { Arguments } from "./catalogue";

/** A number that is not there is 0, and a fact that holds is 1: the sentences tell them apart. */
export function argumentsOf(facts: Readonly<Record<string, unknown>>): Arguments {
  const args: Arguments = {};
  for (const [name, fact] of Object.entries(facts)) {
    if (typeof fact === "string" || typeof fact === "number") args[name] = fact;
    else if (fact === null || typeof fact === "boolean") args[name] = Number(fact);
  }
  return args;
}
