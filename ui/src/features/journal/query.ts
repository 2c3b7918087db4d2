/**
 * The query as one line of text, and its filters as chips: the line is the only truth, the chips
 * read and write it. What a filter means is the journal's (`search` in Rust).
 */
export const FILTERS = ["tag", "from", "to", "mood", "kind"] as const;
export type FilterName = (typeof FILTERS)[number];

export interface Filter {
  readonly name: FilterName;
  readonly value: string;
}

const PATTERN = /(^|\s)(tag|from|to|mood|kind):("[^"]*"?|\S*)/gi;

/** The filters of `query` that have a value, in the order they stand. */
export function filtersOf(query: string): Filter[] {
  return [...query.matchAll(PATTERN)]
    .map(([, , name = "", value = ""]) => ({
      name: name.toLowerCase() as FilterName,
      value: value.replaceAll('"', ""),
    }))
    .filter(({ value }) => value !== "");
}

export function filterOf(query: string, name: FilterName): string {
  return filtersOf(query).find((filter) => filter.name === name)?.value ?? "";
}

/** `query` with this filter set, or without it for an empty value; the words stay. */
export function withFilter(query: string, name: FilterName, value: string): string {
  const rest = query
    .replace(PATTERN, (found, _, filter: string) => (filter.toLowerCase() === name ? "" : found))
    .replace(/\s+/g, " ")
    .trim();
  if (value === "") return rest;
  const written = /\s/.test(value) ? `"${value}"` : value;
  return `${rest} ${name}:${written}`.trim();
}

/** A piece of a text: found or between. */
export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

/** Cuts a snippet at its matches (UTF-16 units, in order). */
export function piecesOf(
  text: string,
  matches: readonly { start: number; end: number }[],
): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of matches) {
    if (start < at || end > text.length) continue;
    pieces.push({ text: text.slice(at, start), found: false });
    pieces.push({ text: text.slice(start, end), found: true });
    at = end;
  }
  pieces.push({ text: text.slice(at), found: false });
  return pieces.filter((piece) => piece.text !== "");
}
