/**
 * What an entry may consist of, and how its Markdown is read: TipTap's own extensions, with the
 * rules of its Markdown extension replaced where text would not come back as it was.
 *
 * Not here: the editor's look and keys (`../Editor.svelte`).
 */
import {
  mergeAttributes,
  wrappingInputRule,
  type AnyExtension,
  type JSONContent,
  type Mark,
  type MarkdownParseHelpers,
  type MarkdownToken,
  type Node,
} from "@tiptap/core";
import { TaskItem, TaskList } from "@tiptap/extension-list";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { Markdown, MarkdownManager } from "@tiptap/markdown";
import { StarterKit } from "@tiptap/starter-kit";
import { t } from "$lib/words";
import { writeDocument } from "./blocks";
import { makeLexer } from "./lexer";

/** The library's own rule for this is not to be used; `undefined` would inherit it. */
const none = null as never;

const emptyParagraph = (): JSONContent => ({ type: "paragraph" });

/** Extensions of the starter kit, by name, with what is different here. */
const ADJUSTED: Readonly<Record<string, (extension: AnyExtension) => AnyExtension>> = {
  doc: (node) =>
    (node as Node).extend({ renderMarkdown: (doc) => writeDocument(doc, readMarkdown) }),

  paragraph: (node) =>
    (node as Node).extend({
      parseMarkdown(token, helpers) {
        const tokens = token.tokens ?? [];
        const empty = tokens.length === 1 && tokens[0]?.raw === "&nbsp;";
        return helpers.createNode("paragraph", undefined, empty ? [] : inline(tokens, helpers));
      },
    }),

  heading: (node) =>
    (node as Node).extend({
      parseMarkdown: (token, helpers) =>
        helpers.createNode(
          "heading",
          { level: token.depth ?? 1 },
          inline(token.tokens ?? [], helpers),
        ),
    }),

  blockquote: (node) =>
    (node as Node).extend({
      parseMarkdown: (token, helpers) =>
        helpers.createNode("blockquote", undefined, blocks(token.tokens ?? [], helpers)),
    }),

  bulletList: (node) => (node as Node).extend({ parseMarkdown: lists }),
  orderedList: (node) =>
    (node as Node).extend({
      // All lists are read by the rule of the bullet list.
      parseMarkdown: none,
      markdownTokenizer: none,
      // "1. " begins a list while typing; "1986. " is a year at the end of a sentence.
      addInputRules() {
        return [wrappingInputRule({ find: /^1\.\s$/, type: this.type })];
      },
    }),

  codeBlock: (node) =>
    (node as Node).extend({
      parseMarkdown: (token, helpers) =>
        helpers.createNode(
          "codeBlock",
          { language: token.lang === "" ? null : (token.lang ?? null) },
          token.text ? [helpers.createTextNode(token.text)] : [],
        ),
    }),

  // Code may be bold or stand in a link, as in Markdown.
  code: (mark) => (mark as Mark).extend({ excludes: "code" }),

  // An address is text that is kept: nothing is opened or loaded, so it is no anchor.
  link: (mark) =>
    (mark as Mark).extend({
      addAttributes: () => ({ href: { default: "" }, title: { default: null } }),
      parseHTML: () => [
        {
          tag: "a[href]",
          getAttrs: (element) => {
            const href = element.getAttribute("href") ?? "";
            return /^(?:https?|mailto|tel):/i.test(href) ? { href } : false;
          },
        },
        {
          tag: "span[data-href]",
          getAttrs: (element) => ({ href: element.getAttribute("data-href") ?? "" }),
        },
      ],
      renderHTML({ HTMLAttributes: { href, title, ...rest } }) {
        return [
          "span",
          mergeAttributes(rest, { class: "link", "data-href": href, title: title ?? href }),
          0,
        ];
      },
    }),
};

/** Line breaks and references are tokens; what is left is text as it stands. */
function inline(tokens: readonly MarkdownToken[], helpers: MarkdownParseHelpers): JSONContent[] {
  return helpers
    .parseInline([...tokens])
    .filter((node) => node.type !== "text" || node.text !== "")
    .map((node) => (node.marks ? { ...node, marks: onceEach(node.marks) } : node));
}

/** Strong text inside strong text is strong text. */
function onceEach(marks: NonNullable<JSONContent["marks"]>): NonNullable<JSONContent["marks"]> {
  return marks.filter((mark, at) => marks.findIndex(({ type }) => type === mark.type) === at);
}

function blocks(tokens: readonly MarkdownToken[], helpers: MarkdownParseHelpers): JSONContent[] {
  const nodes = tokens.flatMap((token) => {
    // In a tight list a paragraph is a `text` token with tokens inside.
    if (token.type === "text") return helpers.parseChildren([{ ...token, type: "paragraph" }]);
    return helpers.parseChildren([token]);
  });
  return nodes.length > 0 ? nodes : [emptyParagraph()];
}

/** A list may hold tasks and other items in turn; each stretch becomes a list of its kind. */
function lists(token: MarkdownToken, helpers: MarkdownParseHelpers): JSONContent[] {
  const { ordered, start } = token as { ordered?: boolean; start?: number | "" };
  const found: JSONContent[] = [];
  for (const item of token.items ?? []) {
    const isTask = item.task === true && !ordered;
    const type = ordered ? "orderedList" : isTask ? "taskList" : "bulletList";
    let list = found.at(-1);
    if (list?.type !== type) {
      list = { type, content: [], ...(ordered ? { attrs: { start: Number(start ?? 1) } } : {}) };
      found.push(list);
    }
    list.content?.push(listItem(item, isTask, helpers));
  }
  return found;
}

function listItem(
  item: MarkdownToken,
  isTask: boolean,
  helpers: MarkdownParseHelpers,
): JSONContent {
  const withoutBox = ({ type }: MarkdownToken) => type !== "checkbox";
  const tokens = (item.tokens ?? [])
    .filter(withoutBox)
    .map((token) => (token.tokens ? { ...token, tokens: token.tokens.filter(withoutBox) } : token));
  const content = blocks(tokens, helpers);
  if (content[0]?.type !== "paragraph") content.unshift(emptyParagraph());
  if (isTask) return { type: "taskItem", attrs: { checked: item.checked === true }, content };
  if (item.task) {
    // A box in a numbered list is no task here, but it is part of the text.
    const box: JSONContent = { type: "text", text: item.checked ? "[x] " : "[ ] " };
    content[0] = { ...content[0], content: [box, ...(content[0]?.content ?? [])] };
  }
  return { type: "listItem", content };
}

/** Everything an entry may consist of. */
export function entryExtensions(): AnyExtension[] {
  return [
    StarterKit.extend({
      addExtensions() {
        return (this.parent?.() ?? []).map(
          (extension) => ADJUSTED[extension.name]?.(extension) ?? extension,
        );
      },
    }).configure({
      underline: false,
      link: { autolink: false, linkOnPaste: false, openOnClick: false },
      // After these nothing could be written otherwise.
      trailingNode: {
        notAfter: ["heading", "blockquote", "bulletList", "orderedList", "taskList"],
      },
    }),
    TaskList.extend({ parseMarkdown: none, markdownTokenizer: none }),
    TaskItem.extend({ content: "paragraph block*", parseMarkdown: none }).configure({
      nested: true,
      a11y: {
        checkboxLabel: ({ firstChild }) =>
          t("journal-task-box", { text: firstChild?.textContent ?? "" }),
      },
    }),
    Table.extend({ markdownTokenizer: none }).configure({ resizable: false }),
    TableRow,
    // A cell of a Markdown table holds one line of text.
    TableHeader.extend({ content: "paragraph" }),
    TableCell.extend({ content: "paragraph" }),
    Markdown.configure({ marked: makeLexer() as never }),
  ];
}

let manager: MarkdownManager | undefined;

function shared(): MarkdownManager {
  manager ??= new MarkdownManager({ marked: makeLexer() as never, extensions: entryExtensions() });
  return manager;
}

/** Stored Markdown as a document; whatever it is, all of its text is in it. */
export function readMarkdown(markdown: string): JSONContent {
  const doc = shared().parse(markdown);
  return doc.content?.length ? doc : { type: "doc", content: [emptyParagraph()] };
}

/** A document as the Markdown that is stored. */
export function writeMarkdown(doc: JSONContent): string {
  return writeDocument(doc, readMarkdown);
}
