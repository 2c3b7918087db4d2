/**
 * Where menus and tooltips are put: into the main landmark, so that nothing a screen reader can
 * reach lies outside the parts of the page. Dialogs are a place of their own and stand beside it.
 */
export function layerRoot(): Element {
  return document.querySelector("main") ?? document.body;
}
