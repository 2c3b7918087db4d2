/** Findings of the last opening as sentences. */
import type { AppState } from "$lib/contract/AppState";
import { t, type Arguments } from "$lib/words";

/** One sentence for each finding; nothing while nothing was found. */
export function findingWords(state: AppState | null): string[] {
  if (!state) return [];
  const found = state.findings.map((finding) => {
    const { kind, ...facts } = finding;
    const args = Object.fromEntries(
      Object.entries(facts).filter(([, fact]) => typeof fact === "number"),
    ) as Arguments;
    return t(`finding-${kind}`, args);
  });
  if (state.unreadable > 0) found.push(t("finding-unreadable", { count: state.unreadable }));
  return found;
}
