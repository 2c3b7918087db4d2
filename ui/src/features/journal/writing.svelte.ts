/**
 * The editor of one text: TipTap with the project's rules, and what the toolbar shows of it.
 *
 * Not here: saving (`entry.svelte.ts`) and Markdown itself (`markdown/`).
 */
import { Editor, Extension } from "@tiptap/core";
import { Placeholder } from "@tiptap/extensions";
import { Plugin } from "@tiptap/pm/state";
import { Fragment, Slice, type Schema } from "@tiptap/pm/model";
import { t } from "$lib/words";
import { entryExtensions, readMarkdown, writeMarkdown } from "./markdown/schema";
import { outline } from "./outline";

/** As much text as an entry takes, in characters (`JournalEntry::BODY_CHARS`). */
export const TEXT_LIMIT = 200_000;
/** From here on the count is shown. */
export const COUNT_FROM = 180_000;

/** What the toolbar's buttons do. */
export type Act = "heading" | "bold" | "italic" | "list" | "tasks" | "quote";

interface Options {
  element: HTMLElement;
  markdown: string;
  label: string;
  onchange: (read: () => string) => void;
  /** More than fits was to be added; nothing was. */
  onrefuse: () => void;
}

export class Writing {
  readonly editor: Editor;
  /** Counts the changes of text and selection; whatever is read from the editor depends on it. */
  #version = $state(0);
  readonly #loaded: string;
  readonly #baseline: string;

  constructor({ element, markdown, label, onchange, onrefuse }: Options) {
    this.#loaded = markdown;
    this.editor = new Editor({
      element,
      content: readMarkdown(markdown),
      extensions: [
        ...entryExtensions(),
        Placeholder.configure({ placeholder: t("journal-body-placeholder") }),
        keys,
        limit(onrefuse),
        // Above the text stand the name of the place and a field for the title.
        outline(2),
      ],
      // The window's CSP allows no style element; the rules are in Editor.svelte.
      injectCSS: false,
      // What is pasted stays what it was: stars in it are stars.
      enablePasteRules: false,
      editorProps: {
        attributes: {
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": label,
          spellcheck: "false",
          autocorrect: "off",
          autocapitalize: "off",
          autocomplete: "off",
          translate: "no",
        },
        clipboardTextParser: (text, _, __, view) => plainText(text, view.state.schema),
      },
      onTransaction: () => (this.#version += 1),
      onUpdate: () => onchange(() => this.markdown()),
    });
    this.#baseline = writeMarkdown(this.editor.getJSON());
  }

  /** The text as it is to be stored. What was only opened is what was loaded, to the letter. */
  markdown(): string {
    const written = writeMarkdown(this.editor.getJSON());
    return written === this.#baseline ? this.#loaded : written;
  }

  /** Characters there are, about as many as are stored. */
  get length(): number {
    void this.#version;
    return this.editor.state.doc.content.size;
  }

  /** The text without any markup. */
  get text(): string {
    void this.#version;
    const { doc } = this.editor.state;
    return doc.textBetween(0, doc.content.size, "\n", "\n");
  }

  /** The address of the link at the selection, or null. */
  get link(): string | null {
    void this.#version;
    return this.editor.isActive("link")
      ? String(this.editor.getAttributes("link")["href"] ?? "")
      : null;
  }

  isOn(act: Act): boolean {
    void this.#version;
    const names: Record<Act, string> = {
      heading: "heading",
      bold: "bold",
      italic: "italic",
      list: "bulletList",
      tasks: "taskList",
      quote: "blockquote",
    };
    return this.editor.isActive(names[act]);
  }

  act(act: Act): void {
    const chain = this.editor.chain().focus();
    switch (act) {
      case "heading":
        chain.toggleHeading({ level: 2 }).run();
        return;
      case "bold":
        chain.toggleBold().run();
        return;
      case "italic":
        chain.toggleItalic().run();
        return;
      case "list":
        chain.toggleBulletList().run();
        return;
      case "tasks":
        chain.toggleTaskList().run();
        return;
      case "quote":
        chain.toggleBlockquote().run();
        return;
    }
  }

  /** Puts an address behind the selection, or takes it away; without a selection it is the text. */
  setLink(address: string): void {
    const href = address.trim();
    const chain = this.editor.chain().focus().extendMarkRange("link");
    if (href === "") chain.unsetLink().run();
    else if (this.editor.state.selection.empty && this.link === null) {
      chain
        .insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] })
        .run();
    } else chain.setLink({ href }).run();
  }

  focus(): void {
    this.editor.commands.focus("end");
  }

  destroy(): void {
    this.editor.destroy();
  }
}

/** Blank lines part paragraphs; other line ends stay line ends. */
function plainText(text: string, schema: Schema): Slice {
  const paragraphs = text.split(/(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))+/).map((part) => {
    const inside = part
      .split(/\r\n?|\n/)
      .flatMap((line, at) => [
        ...(at > 0 ? [schema.node("hardBreak")] : []),
        ...(line === "" ? [] : [schema.text(line)]),
      ]);
    return schema.node("paragraph", null, inside);
  });
  return new Slice(Fragment.from(paragraphs), 1, 1);
}

const keys = Extension.create({
  name: "entryKeys",
  addKeyboardShortcuts() {
    return {
      "Alt-1": () => this.editor.commands.toggleHeading({ level: 2 }),
      "Mod-Shift-8": () => this.editor.commands.toggleBulletList(),
      // A cell holds one paragraph.
      Enter: () => this.editor.isActive("table") && this.editor.commands.setHardBreak(),
    };
  },
});

/** Refuses what would not fit before it is looked at, so that a huge paste costs nothing. */
function limit(onrefuse: () => void): Extension {
  const tooMuch = (data: DataTransfer | null, there: number) =>
    there + (data?.getData("text/plain").length ?? 0) > TEXT_LIMIT;
  return Extension.create({
    name: "entryLimit",
    addProseMirrorPlugins() {
      const size = () => this.editor.state.doc.content.size;
      return [
        new Plugin({
          filterTransaction(transaction, { doc }) {
            const { size } = transaction.doc.content;
            const fits = size <= TEXT_LIMIT || size <= doc.content.size;
            if (!fits) onrefuse();
            return fits;
          },
          props: {
            handleDOMEvents: {
              paste(view, event) {
                const data = event.clipboardData;
                if (tooMuch(data, size())) {
                  event.preventDefault();
                  onrefuse();
                  return true;
                }
                // Markup many times as long as its text is not worth reading.
                if ((data?.getData("text/html").length ?? 0) > 4 * TEXT_LIMIT) {
                  event.preventDefault();
                  view.pasteText(data?.getData("text/plain") ?? "");
                  return true;
                }
                return false;
              },
              drop(_, event) {
                if (!tooMuch(event.dataTransfer, size())) return false;
                event.preventDefault();
                onrefuse();
                return true;
              },
            },
          },
        }),
      ];
    },
  });
}
