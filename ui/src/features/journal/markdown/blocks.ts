/**
 * Writes a whole document as Markdown, each block in the plainest form that comes back the same.
 *
 * Not here: the inside of paragraphs (`inline.ts`) and reading (`schema.ts`).
 */
import type { JSONContent } from "@tiptap/core";
import { runsOf, writeInline, type Care, type Place } from "./inline";

/**
 * The blocks of the document written last, so that a save while somebody types tries only what has
 * changed. It goes with the page when the journal locks.
 */
let written = new Map<string, string>();

const CARES: readonly Care[] = [0, 1, 2];

/** Stands for an empty paragraph where a blank line would not. */
const EMPTY = "&nbsp;";

const isEmptyParagraph = (node: JSONContent | undefined) =>
  node?.type === "paragraph" && runsOf(node.content ?? []).length === 0;

/**
 * The document as Markdown. `read` reads Markdown back: a block that would come back changed is
 * written again with a reference for every sign that could mean anything.
 */
export function writeDocument(doc: JSONContent, read: (markdown: string) => JSONContent): string {
  const blocks = doc.content ?? [];
  if (blocks.every(isEmptyParagraph)) return "";
  const before = written;
  written = new Map();
  const plainest = (block: JSONContent, marker: string) => {
    const key = marker + JSON.stringify(block);
    const found = before.get(key) ?? tried(block, (care) => writeBlock(block, marker, care));
    written.set(key, found);
    return found;
  };
  const tried = (block: JSONContent, write: (care: Care) => string) => {
    const meant = comparable({ type: "doc", content: [block] });
    const comesBack = (written: string) => comparable(read(written)) === meant;
    return CARES.map(write).find(comesBack) ?? write(2);
  };

  const markers = new Markers();
  let markdown = "";
  let gap = 0;
  blocks.forEach((block) => {
    if (isEmptyParagraph(block)) {
      gap += 1;
      return;
    }
    // Between two blocks stands one blank line, and one line and one blank line more for each
    // empty paragraph; before the first only the latter.
    markdown += "\n".repeat(2 * (gap + (markdown === "" ? 0 : 1)));
    gap = 0;
    const marker = markers.next(block);
    markdown += plainest(block, marker);
  });
  return markdown + "\n".repeat(2 * gap);
}

/** A document in a form that is equal for documents that look equal. */
export function comparable(node: JSONContent): string {
  return JSON.stringify(shape(node));
}

function shape(node: JSONContent): unknown {
  const content = node.content ?? [];
  if (node.type === "codeBlock") {
    return ["codeBlock", node.attrs?.language ?? "", codeOf(node)];
  }
  if (content.some(({ type }) => type === "text" || type === "hardBreak")) {
    const runs = runsOf(content).map(({ text, marks }) => [
      text,
      marks
        .map(({ type, attrs }) => [type, attrs?.href ?? "", attrs?.title ?? ""].join(" "))
        .sort(),
    ]);
    return [node.type, node.attrs?.level ?? null, runs];
  }
  const { level, start, checked, align } = node.attrs ?? {};
  return [
    node.type,
    [level ?? null, start ?? 1, checked ?? false, align ?? null],
    content.map(shape),
  ];
}

/** The text of a code block; all kinds of line ends are one. */
function codeOf({ content }: JSONContent): string {
  const code = (content ?? []).map(({ text }) => text ?? "").join("");
  return code.replace(/\r\n?|\u2028|\u2029/g, "\n");
}

/** Two lists in a row need different markers, or they would be one. */
class Markers {
  #last = "";
  #family = "";

  next({ type }: JSONContent): string {
    const family = type === "orderedList" ? "." : type?.endsWith("List") ? "-" : "";
    if (family === "") this.#last = "";
    else if (this.#last !== "" && this.#family === family) {
      this.#last = { "-": "*", "*": "-", ".": ")", ")": "." }[this.#last] ?? family;
    } else this.#last = family;
    this.#family = family;
    return this.#last;
  }
}

function writeBlock(node: JSONContent, marker: string, care: Care): string {
  const content = node.content ?? [];
  const inline = (kind: Place["kind"]) => writeInline(content, { kind, care });
  switch (node.type) {
    case "paragraph":
      return isEmptyParagraph(node) ? EMPTY : inline("paragraph");
    case "heading":
      return heading(Number(node.attrs?.level ?? 1), inline("heading"));
    case "blockquote":
      return prefixed(writeBlocks(content, care), "> ", ">");
    case "bulletList":
      return list(content, () => `${marker} `, care);
    case "taskList":
      return list(content, (item) => `${marker} [${item.attrs?.checked ? "x" : " "}] `, care);
    case "orderedList": {
      const start = Number(node.attrs?.start ?? 1);
      return list(content, (_, index) => `${start + index}${marker} `, care);
    }
    case "codeBlock":
      return codeBlock(node);
    case "horizontalRule":
      // Dashes behind a dash of a list would be one long rule.
      return "___";
    case "table":
      return table(content, care);
    default:
      return "";
  }
}

/** Blocks inside a quote or an item. */
function writeBlocks(nodes: readonly JSONContent[], care: Care, inItem = false): string {
  const markers = new Markers();
  return nodes
    .map((node, at) => {
      const written = writeBlock(node, markers.next(node), care);
      if (at === 0) return written;
      const tight = inItem && at === 1 && node.type?.endsWith("List");
      return `${tight ? "\n" : "\n\n"}${written}`;
    })
    .join("");
}

function heading(level: number, text: string): string {
  const signs = "#".repeat(level);
  if (text === "") return signs;
  // Number signs at the end would be taken for decoration.
  return `${signs} ${text.replace(/(^|\s)(#+)$/, "$1\\$2")}`;
}

function prefixed(text: string, prefix: string, blank: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? blank : `${prefix}${line}`))
    .join("\n");
}

function list(
  items: readonly JSONContent[],
  marker: (item: JSONContent, index: number) => string,
  care: Care,
): string {
  return items
    .map((item, index) => {
      const sign = marker(item, index);
      // A task's box belongs to its text: what follows stands under the box, not the text.
      const indent = " ".repeat(sign.replace(/\[.\] $/, "").length);
      const inside = writeBlocks(item.content ?? [], care, true);
      return sign + prefixed(inside, indent, "").slice(indent.length);
    })
    .join("\n");
}

function codeBlock(node: JSONContent): string {
  const code = codeOf(node);
  const language = String(node.attrs?.language ?? "")
    .replace(/[\r\n]+/g, " ")
    .trim();
  // Behind backticks no backtick may stand.
  const sign = language.includes("`") ? "~" : "`";
  const runs = (code.match(sign === "~" ? /~{3,}/g : /`{3,}/g) ?? []).map((run) => run.length);
  const fence = sign.repeat(Math.max(2, ...runs) + 1);
  const opening = fence + language.replaceAll("\\", "\\\\");
  return code === "" ? `${opening}\n${fence}` : `${opening}\n${code}\n${fence}`;
}

function table(rows: readonly JSONContent[], care: Care): string {
  const cells = rows.map((row) =>
    (row.content ?? []).map((cell) =>
      (cell.content ?? [])
        .map(({ content }) => writeInline(content ?? [], { kind: "cell", care }))
        .join("<br>"),
    ),
  );
  const width = Math.max(1, ...cells.map((row) => row.length));
  const line = (row: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, at) => row[at] ?? "").join(" | ")} |`;
  const head = rows[0]?.content ?? [];
  const rule = Array.from({ length: width }, (_, at) => {
    switch (head[at]?.attrs?.align) {
      case "left":
        return ":--";
      case "right":
        return "--:";
      case "center":
        return ":-:";
      default:
        return "---";
    }
  });
  return [line(cells[0] ?? []), line(rule), ...cells.slice(1).map(line)].join("\n");
}
