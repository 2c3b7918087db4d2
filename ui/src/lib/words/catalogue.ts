/**
 * The Fluent messages of `ui/locales/en`, as one bundle, with the person's own words in it.
 *
 * The locked part waits for nothing but its own files; the others are read when the first message
 * is asked for that is in none of them.
 */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { OwnWords } from "$lib/contract/OwnWords";
import { edition } from "./edition.svelte";
import { formatLocale } from "./locale";
import { ownTerms } from "./own-words";
import { pseudo } from "./pseudo";

export type Arguments = Record<string, string | number | undefined>;

type Sources = Record<string, string>;

/** What the first page says, and the words that are the person's own. */
const first: Sources = import.meta.glob<string>(
  ["../../../locales/en/{common,lock,shell,terms}.ftl"],
  { query: "?raw", import: "default", eager: true },
);
const others: Sources = import.meta.glob<string>(
  ["../../../locales/en/*.ftl", "!../../../locales/en/{common,lock,shell,terms,cli}.ftl"],
  { query: "?raw", import: "default", eager: true },
);

let transformed = !import.meta.env.PROD && new URLSearchParams(location.search).has("pseudo");
let bundle: FluentBundle | undefined;
/** Whether `bundle` holds all files. */
let whole = false;
let own: FluentResource | undefined;

/** A bundle that has the message `id`, if any file has it. */
function messages(id: string): FluentBundle {
  void edition.count;
  if (!bundle) {
    bundle = new FluentBundle(formatLocale(), {
      // Marks around every argument would be read by some screen readers; see `isolated`.
      useIsolating: false,
      ...(transformed ? { transform: pseudo } : {}),
    });
    whole = false;
    read(bundle, first);
  }
  if (!whole && !bundle.hasMessage(id)) {
    read(bundle, others);
    whole = true;
  }
  return bundle;
}

function read(into: FluentBundle, sources: Sources): void {
  for (const [path, source] of Object.entries(sources)) {
    const [error] = into.addResource(new FluentResource(source));
    if (error) report(`${path}: ${error.message}`);
  }
  if (own) into.addResource(own, { allowOverrides: true });
}

/** Says everything in these words from now on, also what is on the page. */
export function useOwnWords(words: OwnWords): void {
  own = ownTerms(words);
  bundle = undefined;
  edition.next();
}

/** Turns the pseudo-locale on or off; for tests. */
export function usePseudoLocale(on: boolean): void {
  transformed = on;
  bundle = undefined;
}

export function isPseudoLocale(): boolean {
  return transformed;
}

export function hasMessage(id: string): boolean {
  return messages(id).hasMessage(id);
}

/** The message `id` with its arguments. A missing id or argument throws while developing. */
export function t(id: string, args: Arguments = {}): string {
  const words = messages(id);
  const pattern = words.getMessage(id)?.value;
  if (!pattern) return report(`no message "${id}"`) ?? id;

  const errors: Error[] = [];
  const text = words.formatPattern(pattern, variables(args), errors);
  if (errors[0]) report(`message "${id}": ${errors[0].message}`);
  return text;
}

function variables(args: Arguments): Record<string, FluentVariable> {
  const given: Record<string, FluentVariable> = {};
  for (const [name, value] of Object.entries(args)) {
    if (value !== undefined) given[name] = typeof value === "string" ? isolated(value) : value;
  }
  return given;
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200e\u200f\u202a-\u202e]/;

/** Keeps text that runs from right to left, or tries to, from turning the sentence around it. */
function isolated(value: string): string {
  return RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value;
}

function report(problem: string): undefined {
  if (!import.meta.env.PROD) throw new Error(`words: ${problem}`);
}
