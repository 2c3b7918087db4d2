/** The words of the language guide that may be replaced, and what is offered for each. */
import type { CountedWord } from "$lib/contract/CountedWord";
import type { OwnWords } from "$lib/contract/OwnWords";

export type WordName = "time_free" | "lapse" | "milestone" | "urge";

/** Names of the presets; their words are messages. The first one is the word of the program. */
export const PRESETS = {
  time_free: ["free", "sober", "clean", "abstinent", "substance-free", "in-recovery"],
  lapse: ["lapse", "slip", "relapse", "setback"],
  milestone: ["milestone", "anniversary", "birthday", "chip"],
  urge: ["urge", "craving"],
} as const satisfies Record<WordName, readonly string[]>;

/** Longest word, in characters. */
export const WORD_CHARS = 30;

/** What stands in the settings for one word. */
export interface Choice {
  readonly one: string;
  readonly several: string;
}

/** Whether a word is counted, and needs a second one for several. */
export const isCounted = (name: WordName): boolean => name !== "time_free";

/** The chosen word, or null for that of the program. */
export function choiceOf(name: WordName, words: OwnWords): Choice | null {
  if (name === "time_free") {
    return words.time_free === null ? null : { one: words.time_free, several: "" };
  }
  return words[name];
}

/** The choice as it is stored; an empty one takes the word of the program. */
export function storedAs(name: WordName, choice: Choice | null): Partial<OwnWords> {
  const one = choice?.one.trim() ?? "";
  if (name === "time_free") return { time_free: one === "" ? null : one };
  const several = choice?.several.trim() || one;
  const counted: CountedWord | null = one === "" ? null : { one, several };
  return { [name]: counted };
}
