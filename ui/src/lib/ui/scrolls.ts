/** What may take the focus by itself. */
const FOCUSABLE = "a[href], button, input, select, textarea, [contenteditable=true], [tabindex]";

/**
 * Lets the keyboard scroll `node` while it overflows and holds nothing that takes the focus; this
 * web view does not do so by itself. An attachment.
 */
export function scrollsByKey(node: HTMLElement): () => void {
  const settle = () => {
    const overflows = node.scrollHeight > node.clientHeight || node.scrollWidth > node.clientWidth;
    if (overflows && !node.querySelector(FOCUSABLE)) node.tabIndex = 0;
    else node.removeAttribute("tabindex");
  };
  const resized = new ResizeObserver(settle);
  const changed = new MutationObserver(settle);
  resized.observe(node);
  changed.observe(node, { childList: true, subtree: true });
  settle();
  return () => {
    resized.disconnect();
    changed.disconnect();
  };
}
