import { afterEach, expect, test, vi } from "vitest";
import { TEXT_LIMIT, Writing } from "./writing.svelte";

let writing: Writing;
const onchange = vi.fn();
const onrefuse = vi.fn();

function open(markdown: string): Writing {
  const element = document.createElement("div");
  document.body.append(element);
  writing = new Writing({ element, markdown, label: "Text", onchange, onrefuse });
  return writing;
}

/** Types sign by sign, as the input rules see it. */
function type(text: string): void {
  const { view } = writing.editor;
  for (const sign of text) {
    const { from, to } = view.state.selection;
    const insert = () => view.state.tr.insertText(sign, from, to);
    if (!view.someProp("handleTextInput", (handle) => handle(view, from, to, sign, insert))) {
      view.dispatch(insert());
    }
  }
}

function paste(plain: string, html = ""): Event {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  const held: Record<string, string> = { "text/plain": plain, "text/html": html };
  const data = { getData: (kind: string) => held[kind] ?? "", files: [] };
  Object.defineProperty(event, "clipboardData", { value: data });
  writing.editor.view.dom.dispatchEvent(event);
  return event;
}

afterEach(() => {
  writing.destroy();
  document.body.replaceChildren();
});

test.each(["* a\n* b\n", "a\\\nb  ", "Setext\n===\n", "<b>x</b>", "", "1. a\n1. b", "- [X] a"])(
  "an untouched text is given back to the letter: %j",
  (markdown) => {
    open(markdown);
    expect(writing.markdown()).toBe(markdown);
    expect(onchange).not.toHaveBeenCalled();
  },
);

test("changed and changed back, it is what was loaded", () => {
  open("* a\n* b\n");
  writing.editor.commands.insertContentAt(3, "x");
  expect(writing.markdown()).toBe("- xa\n- b");
  writing.editor.commands.undo();
  expect(writing.markdown()).toBe("* a\n* b\n");
});

test("a year at the beginning of a sentence stays a year while typing", () => {
  open("");
  type("1986. A great year");
  expect(writing.editor.state.doc.firstChild?.type.name).toBe("paragraph");
  expect(writing.markdown()).toBe("1986\\. A great year");
});

test("a dash and a space begin a list, a number one too", () => {
  open("");
  type("- a");
  expect(writing.markdown()).toBe("- a");
  writing.destroy();
  open("");
  type("1. a");
  expect(writing.markdown()).toBe("1. a");
});

test("pasted text keeps its stars, lines and paragraphs", () => {
  open("");
  paste("**a**\n- b\n\n\nc");
  expect(writing.markdown()).toBe("\\*\\*a\\*\\*\\\n\\- b\n\nc");
});

test("pasted markup brings simple formatting and nothing that loads or runs", () => {
  open("");
  paste(
    "x",
    `<p onclick="x()">a <b>b</b><img src="https://example.org/x.png"><script>x()</script>
     <a href="javascript:x()">c</a> <a href="https://example.org">d</a></p>`,
  );
  expect(writing.markdown()).toContain("a **b**");
  expect(writing.markdown()).toContain("[d](https://example.org)");
  expect(writing.markdown()).not.toMatch(/img|script|onclick/);
  expect(writing.editor.view.dom.querySelector("a, img[src], script")).toBeNull();
});

test("more than fits is refused, pasted or typed, and the text stays", () => {
  open("before");
  expect(paste("x".repeat(5_000_000)).defaultPrevented).toBe(true);
  expect(onrefuse).toHaveBeenCalledTimes(1);
  writing.editor.commands.insertContent("x".repeat(TEXT_LIMIT));
  expect(onrefuse).toHaveBeenCalledTimes(2);
  expect(writing.markdown()).toBe("before");
});

test("an address is put behind the selected text, and taken away", () => {
  open("see here");
  writing.editor.commands.setTextSelection({ from: 5, to: 9 });
  writing.setLink("https://example.org");
  expect(writing.markdown()).toBe("see [here](https://example.org)");
  expect(writing.link).toBe("https://example.org");
  writing.setLink("");
  expect(writing.markdown()).toBe("see here");
});

test("Enter in a cell is a line, not a paragraph", () => {
  open("| a |\n| --- |\n| b |\n");
  writing.editor.commands.setTextSelection(5);
  writing.editor.commands.keyboardShortcut("Enter");
  expect(writing.editor.state.doc.textBetween(0, 8, "|", "\n")).toContain("\n");
});
