/** The Fluent messages of `ui/locales/en`, as one bundle, with the person's own words in it. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { OwnWords } from "$lib/contract/OwnWords";
import { edition } from "./edition.svelte";
import { formatLocale } from "./locale";
import { ownTerms } from "./own-words";
import { pseudo } from "./pseudo";

export type Arguments = Record<string, string | number | undefined>;

const files = import.meta.glob<string>("../../../locales/en/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

let transformed = !import.meta.env.PROD && new URLSearchParams(location.search).has("pseudo");
let bundle: FluentBundle | undefined;
let own: FluentResource | undefined;

function messages(): FluentBundle {
  void edition.count;
  bundle ??= load(files);
  return bundle;
}

function load(sources: Record<string, string>): FluentBundle {
  const loaded = new FluentBundle(formatLocale(), {
    // Marks around every argument would be read by some screen readers; see `isolated`.
    useIsolating: false,
    ...(transformed ? { transform: pseudo } : {}),
  });
  for (const [path, source] of Object.entries(sources)) {
    const [error] = loaded.addResource(new FluentResource(source));
    if (error) report(`${path}: ${error.message}`);
  }
  if (own) loaded.addResource(own, { allowOverrides: true });
  return loaded;
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
  return messages().hasMessage(id);
}

/** The message `id` with its arguments. A missing id or argument throws while developing. */
export function t(id: string, args: Arguments = {}): string {
  const pattern = messages().getMessage(id)?.value;
  if (!pattern) return report(`no message "${id}"`) ?? id;

  const errors: Error[] = [];
  const text = messages().formatPattern(pattern, variables(args), errors);
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
