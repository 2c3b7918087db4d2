/**
 * Writes the inside of a paragraph, a heading or a cell as Markdown: marks, line breaks, and text
 * with just as many escapes as it needs to come back as text.
 *
 * Not here: blocks (`blocks.ts`) and the check that it does come back, which is theirs too.
 */
import type { JSONContent } from "@tiptap/core";

/**
 * How much is done against being misread. 0: what people would write. 1: italics beside bold by
 * lines, spaces at the end by references. 2: marks as tags, and every sign that could mean anything as a numeric reference.
 */
export type Care = 0 | 1 | 2;

export interface Place {
  readonly kind: "paragraph" | "heading" | "cell";
  readonly care: Care;
}

type Mark = NonNullable<JSONContent["marks"]>[number];

interface Run {
  /** `null` is a line break. */
  text: string | null;
  marks: Mark[];
}

/** A piece of output; delimiters are written as they stand. */
type Piece =
  | { kind: "text"; text: string; inLink: boolean }
  | { kind: "code"; source: string }
  | { kind: "open" | "close"; source: string }
  | { kind: "break" };

/** Marks whose delimiters may not touch white space; outermost first when they begin together. */
const EMPHASIS = ["bold", "italic", "strike"];
const OUTERMOST_FIRST = ["link", ...EMPHASIS, "code"];

const LETTER = /[\p{L}\p{N}]/u;
const SPACE = /\s/;
const PUNCTUATION = /[\p{P}\p{S}]/u;
/** White space that Markdown trims, folds, or takes for the end of a line. */
const FRAGILE_SPACE = /[\t\n\v\f\r\u0085\u2028\u2029]/;
const ENTITY = /^&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/i;

export const reference = (sign: string): string => `&#${sign.codePointAt(0) ?? 32};`;

/** The runs of a text block, as Markdown can tell them apart: emphasis begins and ends at ink. */
export function runsOf(content: readonly JSONContent[]): Run[] {
  let runs: Run[] = [];
  for (const node of content) {
    if (node.type === "hardBreak") runs.push({ text: null, marks: [] });
    else if (node.text) runs.push(...splitAtSpace(node.text, node.marks ?? []));
  }
  for (const type of EMPHASIS) runs = expelled(runs, type);
  return merged(runs);
}

function splitAtSpace(text: string, marks: Mark[]): Run[] {
  if (marks.some(({ type }) => type === "code")) return [{ text, marks: [...marks] }];
  const [, before = "", ink = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return [before, ink, after]
    .filter((part) => part !== "")
    .map((part) => ({ text: part, marks: [...marks] }));
}

const has = (run: Run | undefined, type: string) =>
  run?.marks.some((mark) => mark.type === type) ?? false;

const isBlank = (run: Run | undefined) =>
  run?.text !== null && !has(run, "code") && (run?.text ?? "x").trim() === "";

/** Takes a mark from white space at the ends of each stretch that has it. */
function expelled(runs: readonly Run[], type: string): Run[] {
  const without = (run: Run): Run => ({
    ...run,
    marks: run.marks.filter((mark) => mark.type !== type),
  });
  const result = [...runs];
  const drop = (from: number, step: 1 | -1) => {
    for (let at = from; has(result[at], type) && isBlank(result[at]); at += step) {
      result[at] = without(result[at] as Run);
    }
  };
  result.forEach((run, at) => {
    if (!has(run, type)) return;
    if (!has(result[at - 1], type)) drop(at, 1);
  });
  for (let at = result.length - 1; at >= 0; at -= 1) {
    if (has(result[at], type) && !has(result[at + 1], type)) drop(at, -1);
  }
  return result;
}

const markKey = ({ type, attrs }: Mark) => JSON.stringify([type, attrs?.href, attrs?.title]);
const sameMarks = (one: readonly Mark[], other: readonly Mark[]) =>
  one.map(markKey).sort().join() === other.map(markKey).sort().join();

function merged(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last && last.text !== null && run.text !== null && sameMarks(last.marks, run.marks)) {
      last.text += run.text;
    } else result.push({ ...run });
  }
  return result;
}

export function writeInline(content: readonly JSONContent[], place: Place): string {
  const runs = runsOf(content);
  const pieces = piecesOf(runs, [], place);
  const written = new Escaper(runs, pieces, place).write();
  if (place.kind !== "paragraph") return written;
  return written.split("\n").map(guardLineStart).join("\n");
}

/** Nests the marks: at each point the mark that lasts longest opens first. */
function piecesOf(runs: readonly Run[], open: readonly string[], place: Place): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < runs.length;) {
    const run = runs[at] as Run;
    const waiting = run.marks.filter((mark) => !open.includes(markKey(mark)));
    const next = longest(waiting, runs, at);
    if (!next) {
      if (run.text === null) pieces.push({ kind: "break" });
      else pieces.push({ kind: "text", text: run.text, inLink: has(run, "link") });
      at += 1;
    } else if (next.mark.type === "code") {
      pieces.push({ kind: "code", source: codeSpan(run.text ?? "", place) });
      at += 1;
    } else {
      const { mark, length } = next;
      const inside = piecesOf(runs.slice(at, at + length), [...open, markKey(mark)], place);
      const around = runs.slice(Math.max(at - 1, 0), at + length + 1);
      const beside = around.some((run) => has(run, "bold")) || open.some(isBold);
      const [before, after] = delimiters(mark, place.care, beside);
      pieces.push({ kind: "open", source: before }, ...inside, { kind: "close", source: after });
      at += length;
    }
  }
  return pieces;
}

/** The mark among `marks` that lasts longest from run `from`, and for how many runs. */
function longest(
  marks: readonly Mark[],
  runs: readonly Run[],
  from: number,
): { mark: Mark; length: number } | null {
  let best: { mark: Mark; length: number } | null = null;
  const ordered = [...marks].sort(
    (a, b) => OUTERMOST_FIRST.indexOf(a.type) - OUTERMOST_FIRST.indexOf(b.type),
  );
  for (const mark of ordered) {
    // Code is innermost: nothing can be marked inside it.
    if (mark.type === "code" && ordered.length > 1) continue;
    let length = 0;
    while (runs[from + length]?.marks.some((other) => markKey(other) === markKey(mark)))
      length += 1;
    if (length > (best?.length ?? 0)) best = { mark, length };
  }
  return best;
}

const isBold = (key: string) => key.startsWith('["bold"');

/** What stands before and behind marked text; `beside` says whether bold text is near. */
function delimiters(mark: Mark, care: Care, beside: boolean): [string, string] {
  if (mark.type === "link") {
    const { href, title } = mark.attrs ?? {};
    return ["[", `](${destination(String(href ?? ""))}${linkTitle(title)})`];
  }
  if (care === 2) {
    const name = { bold: "strong", italic: "em", strike: "del" }[mark.type] ?? "span";
    return [`<${name}>`, `</${name}>`];
  }
  // Stars beside stars can be counted together.
  const italic = care === 1 && beside ? "_" : "*";
  const sign = { bold: "**", italic, strike: "~~" }[mark.type] ?? "";
  return [sign, sign];
}

function destination(href: string): string {
  const clean = href.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return /^[^\s<>()\\|`[\]]+$/.test(clean)
    ? clean
    : `<${clean.replace(/[\\<>|`[\]]/g, (sign) => `\\${sign}`)}>`;
}

function linkTitle(text: unknown): string {
  if (typeof text !== "string" || text === "") return "";
  return ` "${text.replace(/\s+/g, " ").replace(/[\\"|`[\]]/g, (sign) => `\\${sign}`)}"`;
}

function codeSpan(text: string, { kind, care }: Place): string {
  if (care === 2) {
    const signs = [...text].map((sign) => (LETTER.test(sign) ? sign : reference(sign)));
    return `<code>${signs.join("")}</code>`;
  }
  const line = text.replace(/[\r\n]+/g, " ");
  const runs = new Set((line.match(/`+/g) ?? []).map((run) => run.length));
  let length = 1;
  while (runs.has(length)) length += 1;
  const pad = /^`|`$/.test(line) || (/^ .* $/s.test(line) && line.trim() !== "") ? " " : "";
  const inside = kind === "cell" ? line.replaceAll("|", "\\|") : line;
  const fence = "`".repeat(length);
  return `${fence}${pad}${inside}${pad}${fence}`;
}

/** Writes pieces one after the other, escaping text by what stands around it. */
class Escaper {
  readonly #plain: string;
  readonly #marked: boolean;
  readonly #linked: boolean;

  constructor(
    runs: readonly Run[],
    private readonly pieces: readonly Piece[],
    private readonly place: Place,
  ) {
    this.#plain = runs.map(({ text }) => text ?? "\n").join("");
    this.#marked = runs.some(({ marks }) => marks.length > 0);
    this.#linked = runs.some((run) => has(run, "link"));
  }

  write(): string {
    return this.pieces
      .map((piece, at) => {
        switch (piece.kind) {
          case "text":
            return this.#text(piece, at);
          case "break":
            return this.#break(at);
          default:
            return piece.source;
        }
      })
      .join("");
  }

  /** A backslash ends a line where a line stands on both sides; elsewhere only a tag can. */
  #break(at: number): string {
    const lines =
      this.place.kind === "paragraph" &&
      [this.pieces[at - 1], this.pieces[at + 1]].every((piece) => piece && piece.kind !== "break");
    return lines ? "\\\n" : "<br>";
  }

  #text({ text, inLink }: Extract<Piece, { kind: "text" }>, at: number): string {
    const signs = [...text];
    const startsLine = this.#isEdge(at - 1);
    const endsLine = this.#isEdge(at + 1);
    return signs
      .map((sign, index) => {
        const first = index === 0;
        const last = index === signs.length - 1;
        if (FRAGILE_SPACE.test(sign)) return reference(sign);
        if (SPACE.test(sign)) {
          // Somebody has just typed a space: at the end of a block it does no harm.
          const harmless = sign === " " && this.#isHarmlessEnd(at);
          return (first && startsLine) || (last && endsLine && !harmless) ? reference(sign) : sign;
        }
        if ((first && this.#touchesOpening(at)) || (last && this.#touchesClosing(at))) {
          return reference(sign);
        }
        if (LETTER.test(sign)) return sign;
        if (this.place.care === 2) return reference(sign);
        return this.#sign(sign, {
          before: signs[index - 1] ?? "",
          after: signs[index + 1] ?? "",
          rest: signs.slice(index, index + 40).join(""),
          startsLine: first && startsLine,
          beforeLink: last && this.pieces[at + 1]?.kind === "open",
          inLink,
        });
      })
      .join("");
  }

  #isHarmlessEnd(at: number): boolean {
    return this.place.kind === "paragraph" && this.place.care === 0 && !this.pieces[at + 1];
  }

  /** Whether a line ends at this piece. */
  #isEdge(at: number): boolean {
    const piece = this.pieces[at];
    return piece === undefined || piece.kind === "break";
  }

  #sign(
    sign: string,
    near: {
      before: string;
      after: string;
      rest: string;
      startsLine: boolean;
      beforeLink: boolean;
      inLink: boolean;
    },
  ): string {
    const escaped = `\\${sign}`;
    switch (sign) {
      case "\\":
        return LETTER.test(near.after) ? sign : escaped;
      case "*":
        if (near.before === " " && near.after === " ") return sign;
        return this.#isAlone(sign) ? sign : escaped;
      case "_":
        if (LETTER.test(near.before) && LETTER.test(near.after)) return sign;
        return this.#isAlone(sign) ? sign : escaped;
      case "~":
      case "`":
        return this.#isAlone(sign) ? sign : escaped;
      case "[":
      case "]":
        if (near.inLink) return reference(sign);
        return near.startsLine || this.#linked || /\]\s*[([:]/.test(this.#plain) ? escaped : sign;
      case "<":
        if (near.after === " ") return sign;
        return this.#plain.includes(">") || /[!/?a-z]/i.test(near.after) ? escaped : sign;
      case "&":
        return ENTITY.test(near.rest) ? escaped : sign;
      case "!":
        return near.beforeLink || near.after === "[" ? escaped : sign;
      case "|":
        return this.place.kind === "cell" ? reference(sign) : sign;
      default:
        return sign;
    }
  }

  /** A single sign of its kind in a block without marks can delimit nothing. */
  #isAlone(sign: string): boolean {
    return !this.#marked && this.#plain.indexOf(sign) === this.#plain.lastIndexOf(sign);
  }

  /** A letter right before emphasis that begins with punctuation would keep it from opening. */
  #touchesOpening(at: number): boolean {
    return this.#touches(at, -1);
  }

  #touchesClosing(at: number): boolean {
    return this.#touches(at, 1);
  }

  /**
   * Whether the edge of the text at `at` towards `step` must be a reference, so that emphasis
   * delimiters beside it are read as such: a reference counts as punctuation, a letter does not.
   */
  #touches(at: number, step: 1 | -1): boolean {
    let next = at + step;
    let cluster = "";
    while (this.pieces[next]?.kind === "open" || this.pieces[next]?.kind === "close") {
      const piece = this.pieces[next] as Extract<Piece, { kind: "open" | "close" }>;
      // Going right we leave what closes inside us; only what opens beyond matters, and back.
      if (piece.kind === (step === 1 ? "open" : "close")) cluster += piece.source;
      next += step;
    }
    if (cluster === "" || !/^[*_~]+$/.test(cluster)) return false;
    if (cluster.includes("_")) return true;
    const beyond = this.pieces[next];
    const edge = beyond?.kind === "text" ? ([...beyond.text].at(step === 1 ? 0 : -1) ?? "") : "`";
    return PUNCTUATION.test(edge);
  }
}

/** Signs that mean something only at the beginning of a line. */
function guardLineStart(line: string): string {
  // Dashes and equals signs alone underline a heading, rule a line or part a table's head.
  if (/^[-=+*_|: ]+$/.test(line)) return `\\${line}`;
  if (/^(?:[-+*]|#{1,6})(?=[ \t]|$)/.test(line) || line.startsWith(">")) return `\\${line}`;
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}
