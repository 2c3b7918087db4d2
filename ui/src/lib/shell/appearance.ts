/** Theme, contrast, motion and text size: from the preferences, or from the system. */
import type { Preferences } from "$lib/contract/Preferences";

const dark = matchMedia("(prefers-color-scheme: dark)");
const contrast = matchMedia("(prefers-contrast: more)");

let chosen: Preferences | undefined;

/** Shows the page as `preferences` say, and from now on follows the system where they say so. */
export function applyAppearance(preferences: Preferences): void {
  chosen = preferences;
  const { theme, contrast: wanted, reduced_motion, text_size } = preferences;
  const root = document.documentElement;
  root.dataset["theme"] = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
  root.dataset["contrast"] = wanted === "system" ? (contrast.matches ? "more" : "normal") : wanted;
  root.dataset["motion"] = reduced_motion ? "reduce" : "full";
  root.style.setProperty("--text-scale", String(text_size / 100));
}

for (const query of [dark, contrast]) {
  query.addEventListener("change", () => {
    if (chosen) applyAppearance(chosen);
  });
}
