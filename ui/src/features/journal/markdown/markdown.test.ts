import { getSchema, type JSONContent } from "@tiptap/core";
import { Node } from "@tiptap/pm/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foreignMarkdown, nastyDocument, nastyText } from "./arbitrary";
import { comparable } from "./blocks";
import { entryExtensions, readMarkdown, writeMarkdown } from "./schema";

const schema = getSchema(entryExtensions());

const text = (value: string, ...types: string[]): JSONContent => ({
  type: "text",
  text: value,
  ...(types.length > 0 ? { marks: types.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: JSONContent[]): JSONContent => ({ type: "paragraph", content });
const doc = (...content: JSONContent[]): JSONContent => ({ type: "doc", content });
const lineBreak: JSONContent = { type: "hardBreak" };
const bullets = (...items: JSONContent[]): JSONContent => ({
  type: "bulletList",
  content: items.map((item) => ({ type: "listItem", content: [item] })),
});

function valid(json: JSONContent): Node {
  const node = Node.fromJSON(schema, json);
  node.check();
  return node;
}

/** Writes and reads back, and demands the same. */
function comesBack(document: JSONContent): string {
  const written = writeMarkdown(document);
  const back = readMarkdown(written);
  valid(back);
  expect(comparable(back), written).toBe(comparable(document));
  return written;
}

describe("what is typed as text stays text, with as few signs added as possible", () => {
  test.each([
    ["1986. A great year", "1986\\. A great year"],
    ["1) first", "1\\) first"],
    ["- a", "\\- a"],
    ["+ a", "\\+ a"],
    ["* a", "\\* a"],
    ["# a", "\\# a"],
    ["#hope", "#hope"],
    ["> a", "\\> a"],
    ["---", "\\---"],
    ["===", "\\==="],
    ["```", "\\`\\`\\`"],
    ["~~~", "\\~\\~\\~"],
    ["ends with \\", "ends with \\\\"],
    ["C:\\Users\\x", "C:\\Users\\x"],
    ["<b>x</b>", "\\<b>x\\</b>"],
    ["<!-- -->", "\\<!-- -->"],
    ["<br>", "\\<br>"],
    ["<3", "<3"],
    ["1 < 2 > 0", "1 < 2 > 0"],
    ["AT&T", "AT&T"],
    ["&amp; &nbsp; &#32;", "\\&amp; \\&nbsp; \\&#32;"],
    ["2 * 3 * 4", "2 * 3 * 4"],
    ["a*b*c", "a\\*b\\*c"],
    ["snake_case_name", "snake_case_name"],
    ["_so_", "\\_so\\_"],
    ["about ~5", "about ~5"],
    ["~~x~~", "\\~\\~x\\~\\~"],
    ["[sic], [x](y)", "\\[sic\\], \\[x\\](y)"],
    ["what [sic] he said", "what [sic] he said"],
    ["[x]: http://y", "\\[x\\]: http://y"],
    ["[ ] a", "\\[ ] a"],
    ["![x](y)", "\\!\\[x\\](y)"],
    ["| a | b |", "| a | b |"],
    ["  two  spaces  ", "&#32; two  spaces  "],
    ["just typed ", "just typed "],
    ["   ", "&#32;  "],
    ["\ttab", "&#9;tab"],
    ["\u00a0", "&#160;"],
    [
      "www.example.org a@b.org https://x.y/?a=1&b=2",
      "www.example.org a@b.org https://x.y/?a=1&b=2",
    ],
    ["👩‍🌾 e\u0301 שלום (x) 1. ا", "👩‍🌾 e\u0301 שלום (x) 1. ا"],
  ])("%s", (typed, stored) => {
    expect(comesBack(doc(paragraph(text(typed))))).toBe(stored);
  });
});

describe("what is written with marks and blocks", () => {
  test.each<[string, JSONContent, string]>([
    [
      "bold without the space behind it",
      doc(paragraph(text("so "), text("much ", "bold"), text("more"))),
      "so **much** more",
    ],
    [
      "italic in bold",
      doc(paragraph(text("a", "bold"), text("b", "bold", "italic"), text("c", "bold"))),
      "**a*b*c**",
    ],
    ["bold in a word", doc(paragraph(text("un"), text("do", "bold"))), "un**do**"],
    ["two lines", doc(paragraph(text("a"), lineBreak, text("- b"))), "a\\\n\\- b"],
    ["a break at the end", doc(paragraph(text("a"), lineBreak)), "a<br>"],
    [
      "empty paragraphs between, before and after",
      doc(
        paragraph(),
        paragraph(text("a")),
        paragraph(),
        paragraph(),
        paragraph(text("b")),
        paragraph(),
      ),
      "\n\na\n\n\n\n\n\nb\n\n",
    ],
    ["an empty point", doc(bullets(paragraph(text("a")), paragraph())), "- a\n- &nbsp;"],
    [
      "two lists in a row",
      doc(bullets(paragraph(text("a"))), bullets(paragraph(text("b")))),
      "- a\n\n* b",
    ],
    [
      "a heading that ends with number signs",
      doc({ type: "heading", attrs: { level: 2 }, content: [text("C ##")] }),
      "## C \\##",
    ],
    [
      "tasks",
      doc({
        type: "taskList",
        content: [
          { type: "taskItem", attrs: { checked: true }, content: [paragraph(text("a"))] },
          { type: "taskItem", attrs: { checked: false }, content: [paragraph(text("b"))] },
        ],
      }),
      "- [x] a\n- [ ] b",
    ],
    [
      "a table",
      doc({
        type: "table",
        content: [
          {
            type: "tableRow",
            content: [
              { type: "tableHeader", content: [paragraph(text("a|b"))] },
              { type: "tableHeader", content: [paragraph()] },
            ],
          },
          {
            type: "tableRow",
            content: [
              { type: "tableCell", content: [paragraph(text("c"), lineBreak, text("d"))] },
              { type: "tableCell", content: [paragraph(text("e", "bold"))] },
            ],
          },
        ],
      }),
      "| a&#124;b |  |\n| --- | --- |\n| c<br>d | **e** |",
    ],
    [
      "code with backticks",
      doc({ type: "codeBlock", attrs: { language: null }, content: [text("```\n\tx\n")] }),
      "````\n```\n\tx\n\n````",
    ],
  ])("%s", (_, document, stored) => {
    expect(comesBack(document)).toBe(stored);
  });

  test("any document comes back the same", () => {
    fc.assert(
      fc.property(nastyDocument, (document) => {
        fc.pre(writeMarkdown(document) !== "");
        comesBack(document);
      }),
      { numRuns: Number(process.env["RUNS"] ?? 300) },
    );
  }, 60_000);

  test("any text comes back the same", () => {
    fc.assert(
      fc.property(nastyText, (typed) => {
        comesBack(doc(paragraph(text(typed))));
      }),
      { numRuns: 1000 },
    );
  });

  test("a long paragraph of many lines and signs comes back the same, in time", () => {
    const line = [text("2*3_4 [x](y) ".repeat(20)), lineBreak];
    const lines = Array.from({ length: 400 }, () => line).flat();
    comesBack(doc(paragraph(...lines, text("end", "bold"))));
  });

  test("a document without text is stored as nothing", () => {
    expect(writeMarkdown(doc(paragraph(), paragraph()))).toBe("");
    expect(readMarkdown("")).toEqual(doc({ type: "paragraph" }));
  });
});

describe("Markdown of others", () => {
  test("is always a valid document that comes back the same once it was written here", () => {
    fc.assert(
      fc.property(foreignMarkdown, (markdown) => {
        const read = readMarkdown(markdown);
        valid(read);
        fc.pre(writeMarkdown(read) !== "");
        comesBack(read);
      }),
      { numRuns: Number(process.env["RUNS"] ?? 600) },
    );
  }, 30_000);

  test("keeps every word, whatever stands around it", () => {
    fc.assert(
      fc.property(fc.array(foreignMarkdown, { minLength: 1, maxLength: 4 }), (parts) => {
        const words = parts.map((_, at) => `keep${at}me`);
        const markdown = parts.map((part, at) => `${part}${words[at] ?? ""}`).join("");
        const shown = JSON.stringify(readMarkdown(markdown));
        for (const word of words) expect(shown, markdown).toContain(word);
      }),
      { numRuns: Number(process.env["RUNS"] ?? 600) },
    );
  }, 30_000);

  test.each([
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
    ["<div>\n\n<!-- a note -->\n\n</div>", "a note"],
    ["![alt](https://example.org/x.png)", "![alt](https://example.org/x.png)"],
    ["[x]: https://example.org", "https://example.org"],
    ["&copy; 2026", "&copy; 2026"],
    ["1. [x] done", "[x] done"],
    ["###### deep", "deep"],
  ])("shows %s as text", (markdown, shown) => {
    expect(
      valid(readMarkdown(markdown)).textBetween(
        0,
        valid(readMarkdown(markdown)).content.size,
        "\n",
      ),
    ).toContain(shown);
  });

  test("a list that mixes tasks and points becomes lists in turn", () => {
    const read = readMarkdown("- a\n- [x] b\n- c");
    expect(read.content?.map(({ type }) => type)).toEqual(["bulletList", "taskList", "bulletList"]);
  });

  test("single line ends are line breaks, as the author saw them", () => {
    expect(comparable(readMarkdown("a\nb"))).toBe(
      comparable(doc(paragraph(text("a"), lineBreak, text("b")))),
    );
  });
});
