/** The words a person has chosen for themselves, in place of the terms of `terms.ftl`. */
import type { OwnWords } from "$lib/contract/OwnWords";
import { useTerms } from "./catalogue";

/** Says everything in these words from now on. What is on the screen is not said anew. */
export function useOwnWords(words: OwnWords): void {
  const terms: Record<string, string> = {};
  const set = (term: string, word: string | undefined) => {
    if (word) terms[term] = word;
  };
  set("-time-free", words.time_free ?? undefined);
  set("-person", words.person ?? undefined);
  for (const noun of ["lapse", "milestone", "urge"] as const) {
    set(`-${noun}`, words[noun]?.one);
    set(`-${noun}s`, words[noun]?.several);
  }
  useTerms(terms);
}
