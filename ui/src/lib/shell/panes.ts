/** Panes are the parts of the window marked `data-pane`; F6 goes from one to the next. */

const FOCUSABLE =
  "a[href], button:not([disabled], [tabindex='-1']), input:not([disabled], [tabindex='-1']), select, textarea, [contenteditable=true], [tabindex='0']";

export function goToPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter(
    (pane) => pane.closest("[inert], [hidden]") === null,
  );
  // The innermost pane that holds the focus: panes may lie inside the main one.
  const at = panes.findLastIndex((pane) => pane.contains(document.activeElement));
  const start = at < 0 && step < 0 ? 0 : at;
  const next = panes[(start + step + panes.length) % panes.length];
  if (!next) return;
  const first = [...next.querySelectorAll<HTMLElement>(FOCUSABLE)].find(
    (found) => found.closest("[data-pane]") === next,
  );
  (first ?? next).focus();
}
