/** What a check-in measures, as choices. */
import type { Measure } from "$lib/contract/Measure";
import { t } from "$lib/words";

const MEASURES: readonly Measure[] = [
  "mood",
  "energy",
  "anxiety",
  "connection",
  "confidence",
  "sleep",
  "urge",
  "pain",
];

export function measureOptions(): { value: Measure; label: string }[] {
  return MEASURES.map((value) => ({ value, label: t(`measure-${value}`) }));
}
