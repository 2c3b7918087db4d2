/** Snippets for component tests. */
import { createRawSnippet, type Snippet } from "svelte";

/** A snippet of plain text. */
export function text(content: string): Snippet {
  return createRawSnippet(() => ({
    render: () => "<span></span>",
    setup: (node) => {
      node.textContent = content;
    },
  }));
}
