/**
 * The headings of a text as a screen reader hears them: in steps of one below what stands above
 * the text, whatever levels were typed. The document and its Markdown keep theirs.
 */
import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

/** Tells the levels; `top` is that of the highest headings in the text. */
export function outline(top: number): Extension {
  return Extension.create({
    name: "outline",
    addProseMirrorPlugins() {
      return [
        new Plugin<DecorationSet>({
          state: {
            init: (_, { doc }) => levels(doc, top),
            apply: ({ docChanged, doc }, told) => (docChanged ? levels(doc, top) : told),
          },
          props: {
            decorations(state) {
              return this.getState(state);
            },
          },
        }),
      ];
    },
  });
}

function levels(doc: Node, top: number): DecorationSet {
  const above: number[] = [];
  const told: Decoration[] = [];
  doc.descendants((node, at) => {
    if (node.type.name !== "heading") return;
    const typed = Number(node.attrs["level"]);
    while ((above.at(-1) ?? 0) >= typed) above.pop();
    const level = String(top + above.length);
    told.push(Decoration.node(at, at + node.nodeSize, { "aria-level": level }));
    above.push(typed);
  });
  return DecorationSet.create(doc, told);
}
