/**
 * The words a person has chosen for themselves, as Fluent terms in place of those of `terms.ftl`.
 * Rust makes the same ones for charts and exports.
 *
 * A word is taken literally: it can be no markup and no reference.
 */
import { FluentResource } from "@fluent/bundle";
import type { OwnWords } from "$lib/contract/OwnWords";

/** The chosen words as a resource that overrides the terms of the same names. */
export function ownTerms({ time_free, lapse, milestone, urge, person }: OwnWords): FluentResource {
  const words = {
    "time-free": time_free,
    lapse: lapse?.one,
    lapses: lapse?.several,
    milestone: milestone?.one,
    milestones: milestone?.several,
    urge: urge?.one,
    urges: urge?.several,
    person,
  };
  const terms = Object.entries(words).flatMap(([name, word]) => (word ? [term(name, word)] : []));
  return new FluentResource(terms.join("\n"));
}

function term(name: string, word: string): string {
  const trimmed = word.trim();
  return `-${name} = { $case ->
   *[small] { "${literal(trimmed)}" }
    [capital] { "${literal(capital(trimmed))}" }
}`;
}

/** The word with a capital first letter. */
function capital(word: string): string {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0x20);
  return first.toUpperCase() + word.slice(first.length);
}

/** The inside of a Fluent string literal: it ends at a quote or at a control character. */
function literal(word: string): string {
  return word.replace(/["\\]/g, "\\$&").replace(/\p{Cc}/gu, " ");
}
