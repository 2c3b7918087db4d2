import { Editor } from "@tiptap/core";
import { afterEach, expect, test } from "vitest";
import { entryExtensions, readMarkdown, writeMarkdown } from "./markdown/schema";
import { outline } from "./outline";

let editor: Editor;
afterEach(() => editor.destroy());

function heard(markdown: string, top: number): string[] {
  const extensions = [...entryExtensions(), outline(top)];
  editor = new Editor({ content: readMarkdown(markdown), extensions, injectCSS: false });
  return [...editor.view.dom.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(
    (heading) => `${heading.localName} ${heading.getAttribute("aria-level") ?? ""}`,
  );
}

test("headings go down in steps of one and keep what was typed", () => {
  const markdown = "# A\n\n#### B\n\n## C\n\n### D\n\n# E";
  expect(heard(markdown, 2)).toEqual(["h1 2", "h4 3", "h2 3", "h3 4", "h1 2"]);
  expect(writeMarkdown(editor.getJSON())).toBe(markdown);
});

test("the first heading is the highest, however deep it was typed", () => {
  expect(heard("### A\n\n## B\n\n> ### C", 3)).toEqual(["h3 3", "h2 3", "h3 4"]);
});

test("a heading that is made while writing is told too", () => {
  heard("Plain", 2);
  editor.commands.setTextSelection(2);
  editor.commands.toggleHeading({ level: 2 });
  expect(editor.view.dom.querySelector("h2")?.getAttribute("aria-level")).toBe("2");
});
