/** The colours that the page shows, by the name that Rust draws in them. */
import { createSubscriber } from "svelte/reactivity";
import type { Palette } from "$lib/contract/Palette";

const heed = createSubscriber((update) => {
  const watcher = new MutationObserver(update);
  watcher.observe(document.documentElement, { attributeFilter: ["data-theme", "data-contrast"] });
  return () => watcher.disconnect();
});

/** The colours of now. An effect that asks is run again when they change, with the system too. */
export function presentPalette(): Palette {
  heed();
  const { theme, contrast } = document.documentElement.dataset;
  const base = theme === "dark" ? "dark" : "light";
  return contrast === "more" ? `${base}_more` : base;
}
