/** Arbitrary documents and Markdown for the property tests, as nasty as people and programs write. */
import type { JSONContent } from "@tiptap/core";
import fc from "fast-check";

const snippet = fc.constantFrom(
  ..."*_`~[]()!<>#+-=|\\&.:;\"' \t\u00a0",
  ..."aZ1é漢ا",
  "**",
  "~~",
  "```",
  "---",
  "===",
  "1986. ",
  "1) ",
  "- ",
  "+ ",
  "> ",
  "# ",
  "[x](y)",
  "![",
  "[x]: y",
  "[ ] ",
  "<b>x</b>",
  "<!-- -->",
  "<br>",
  "&amp;",
  "&nbsp;",
  "&#32;",
  "&copy;",
  "https://example.org/?a=1&b=2",
  "a@b.org",
  "C:\\Users",
  "snake_case",
  "| a | b |",
  "  ",
  "\u2028",
  "\u200b",
  "e\u0301",
  "👩‍🌾",
  "שלום",
  "word",
  " two words ",
  "<3",
);

export const nastyText = fc
  .array(snippet, { minLength: 1, maxLength: 7 })
  .map((parts) => parts.join(""));

const href = fc.constantFrom(
  "https://example.org/a_(b)?c=1&d=*2*",
  "mailto:a@b.org",
  "x y",
  "a<b>c",
  "back\\slash",
  "|",
  "[",
);

const marks = fc
  .uniqueArray(fc.constantFrom("bold", "italic", "strike", "code"), { maxLength: 3 })
  .chain((types) =>
    fc
      .option(fc.record({ href, title: fc.constantFrom(null, 'A "b" \\c') }), { freq: 4 })
      .map((attrs) => [
        ...types.map((type) => ({ type })),
        ...(attrs ? [{ type: "link", attrs }] : []),
      ]),
  );

const text: fc.Arbitrary<JSONContent> = fc.record({
  type: fc.constant("text"),
  text: nastyText,
  marks,
});
const plainText: fc.Arbitrary<JSONContent> = fc.record({
  type: fc.constant("text"),
  text: nastyText,
});
const lineBreak: fc.Arbitrary<JSONContent> = fc.constant({ type: "hardBreak" });

const inline = fc.array(
  fc.oneof({ weight: 5, arbitrary: text }, { weight: 4, arbitrary: plainText }, lineBreak),
  { maxLength: 5 },
);

const paragraph: fc.Arbitrary<JSONContent> = fc.record({
  type: fc.constant("paragraph"),
  content: inline,
});

const row = (type: string, width: number) =>
  fc.array(paragraph, { minLength: width, maxLength: width }).map((cells) => ({
    type: "tableRow",
    content: cells.map((cell) => ({ type, content: [cell] })),
  }));

const table: fc.Arbitrary<JSONContent> = fc
  .integer({ min: 1, max: 3 })
  .chain((width) =>
    fc
      .tuple(row("tableHeader", width), fc.array(row("tableCell", width), { maxLength: 2 }))
      .map(([head, rows]) => ({ type: "table", content: [head, ...rows] })),
  );

const codeBlock: fc.Arbitrary<JSONContent> = fc
  .tuple(
    fc.constantFrom(null, "rust"),
    fc.array(fc.oneof(nastyText, fc.constant("")), { maxLength: 4 }).map((lines) =>
      // Tabs in code inside a list become spaces; see the test that says so.
      lines.join("\n").replaceAll("\t", " "),
    ),
  )
  .map(([language, code]) => ({
    type: "codeBlock",
    attrs: { language },
    content: code === "" ? [] : [{ type: "text", text: code }],
  }));

const { block } = fc.letrec<{ block: JSONContent; item: JSONContent }>((tie) => {
  const blocks = fc.array(tie("block"), { minLength: 1, maxLength: 3 });
  const items = (type: string, checked: fc.Arbitrary<boolean | undefined>) =>
    fc.array(
      fc
        .tuple(paragraph, fc.array(tie("block"), { maxLength: 2 }), checked)
        .map(([first, rest, box]) => ({
          type,
          ...(box === undefined ? {} : { attrs: { checked: box } }),
          content: [first, ...rest],
        })),
      { minLength: 1, maxLength: 3 },
    );
  return {
    item: paragraph,
    block: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      paragraph,
      fc.record({
        type: fc.constant("heading"),
        attrs: fc.record({ level: fc.integer({ min: 1, max: 6 }) }),
        content: inline,
      }),
      codeBlock,
      fc.constant<JSONContent>({ type: "horizontalRule" }),
      table,
      fc.record({ type: fc.constant("blockquote"), content: blocks }),
      fc.record({
        type: fc.constant("bulletList"),
        content: items("listItem", fc.constant(undefined)),
      }),
      fc.record({ type: fc.constant("taskList"), content: items("taskItem", fc.boolean()) }),
      fc.record({
        type: fc.constant("orderedList"),
        attrs: fc.record({ start: fc.constantFrom(0, 1, 9, 1986) }),
        content: items("listItem", fc.constant(undefined)),
      }),
    ),
  };
});

/** Whole documents as the editor holds them. */
export const nastyDocument: fc.Arbitrary<JSONContent> = fc.record({
  type: fc.constant("doc"),
  content: fc.array(block, { minLength: 1, maxLength: 5 }),
});

/** Markdown of others: pieces that mean something, in any order. */
export const foreignMarkdown: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      snippet,
      fc.constantFrom(
        "\n",
        "\n\n",
        "\n\n\n\n",
        "\n    ",
        "\n- ",
        "\n  - ",
        "\n1. ",
        "\n> ",
        "\n## ",
        "\n| a | b |\n|---|---|\n| c | d |\n",
        "\n- [x] ",
        "<div>",
        "</div>",
        "<script>",
        "![alt](src.png)",
        "*",
      ),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(""));
