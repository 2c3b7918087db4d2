/** What was found when a journal was opened or checked, as sentences. */
import type { Finding } from "$lib/contract/Finding";
import { t } from "./catalogue";
import { argumentsOf } from "./facts";

/** One sentence for each finding, and one for records of a newer program. */
export function sayFindings(findings: readonly Finding[], unreadable = 0): string[] {
  const said = findings.map(({ kind, ...facts }) => t(`finding-${kind}`, argumentsOf(facts)));
  return unreadable > 0 ? [...said, t("finding-unreadable", { count: unreadable })] : said;
}

/** The section of the settings in which to look for what may be missing; null where nothing may. */
export function whereToLook(findings: readonly Finding[]): "integrity" | "backup" | null {
  const isLost = (finding: Finding) =>
    finding.kind === "rolled_back" ||
    finding.kind === "ledger_end_lost" ||
    (finding.kind === "islands_applied" && finding.gap);
  if (findings.some(({ kind }) => kind === "read_only_rescue")) return "integrity";
  return findings.some(isLost) ? "backup" : null;
}
