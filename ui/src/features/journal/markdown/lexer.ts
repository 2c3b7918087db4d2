/**
 * How stored Markdown is cut into tokens: GitHub's dialect with some rules taken out, so that
 * nothing a person wrote is swallowed or turned into something else.
 *
 * Not here: what becomes of the tokens (`schema.ts`) and the way back (`inline.ts`, `blocks.ts`).
 */
import { Lexer, Marked, Tokenizer, type Token, type TokenizerThis } from "marked";

/** Named references the editor writes or expects from others; all others stay as they are. */
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};

const REFERENCE = /^&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos|nbsp));/;

function decodeAll(text: string): string {
  return text.replace(/&[^;]+;/g, (found) => {
    const [, decimal, hex, name] = REFERENCE.exec(found) ?? [];
    return decimal || hex || name ? decode(decimal, hex, name) : found;
  });
}

function decode(decimal?: string, hex?: string, name?: string): string {
  if (name) return NAMED[name] ?? "";
  const point = decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16);
  const exists = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
  return exists ? String.fromCodePoint(point) : "\ufffd";
}

function countCells(row: string): number {
  const pipes = row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, "")
    .match(/(?<!\\)(?:\\\\)*\|/g);
  return (pipes?.length ?? 0) + 1;
}

/** A paragraph longer than this, in characters, is read line by line. */
const LONG = 20_000;

/**
 * The library's time grows with the square of a paragraph's length. In what is written here no
 * mark goes beyond its line, so a long one can be read in pieces.
 */
class PatientLexer<ParserOutput = string, RendererOutput = string> extends Lexer<
  ParserOutput,
  RendererOutput
> {
  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    if (source.length <= LONG || !source.includes("\n")) return super.inlineTokens(source, tokens);
    for (const line of source.split(/(?<=\n)/)) {
      const [raw = ""] = /\\?\n$/.exec(line) ?? [];
      super.inlineTokens(line.slice(0, line.length - raw.length), tokens);
      if (raw) tokens.push({ type: "br", raw });
    }
    return tokens;
  }
}

/**
 * A lexer of its own (the library's default one is shared by the whole page, and every editor
 * would add to it).
 */
export function makeLexer(): Marked {
  const lexer = new Marked({ gfm: true, breaks: true });
  lexer.Lexer = PatientLexer;
  lexer.use({
    extensions: [
      {
        name: "reference",
        level: "inline",
        start: (source: string) => source.search(/&[#a-z]/),
        tokenizer(this: TokenizerThis, source: string) {
          const match = REFERENCE.exec(source);
          if (!match) return undefined;
          // An `escape` token is text that is not looked at again.
          return { type: "escape", raw: match[0], text: decode(match[1], match[2], match[3]) };
        },
      },
      {
        // What the writer falls back to where stars and lines would be ambiguous.
        name: "tagged",
        level: "inline",
        start: (source: string) => source.search(/<(?:strong|em|del|code)>/),
        tokenizer(this: TokenizerThis, source: string) {
          const match = /^<(strong|em|del|code)>([\s\S]+?)<\/\1>/.exec(source);
          if (!match) return undefined;
          const [raw, type = "", text = ""] = match;
          if (type === "code") return { type: "codespan", raw, text: decodeAll(text) };
          return { type, raw, text, tokens: this.lexer.inlineTokens(text) };
        },
      },
      {
        // Pictures are never loaded; their Markdown is shown as it stands.
        name: "picture",
        level: "inline",
        start: (source: string) => source.indexOf("!["),
        tokenizer(this: TokenizerThis, source: string) {
          if (!source.startsWith("![")) return undefined;
          const raw = this.lexer.options.tokenizer?.link(source)?.raw;
          return raw ? { type: "escape", raw, text: raw } : undefined;
        },
      },
    ],
    tokenizer: {
      // Other HTML is text, but for the line break, which has no Markdown in headings and cells.
      html: () => undefined,
      tag(source: string) {
        const match = /^<br ?\/?>/i.exec(source);
        return match ? ({ type: "br", raw: match[0] } as unknown as undefined) : undefined;
      },
      // A definition would vanish from the text, and bare addresses would become links.
      def: () => undefined,
      url: () => undefined,
      // Cells beyond the head's would vanish; then the lines are shown as they stand.
      table(source: string) {
        const waiting = this.lexer.inlineQueue.length;
        const table = Tokenizer.prototype.table.call(this, source);
        const rows = table?.raw.trim().split("\n").slice(2) ?? [];
        if (rows.every((row) => countCells(row) <= (table?.header.length ?? 0))) return table;
        this.lexer.inlineQueue.length = waiting;
        return undefined;
      },
    },
  });
  return lexer;
}
