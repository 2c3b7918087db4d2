/** What was found when a journal was opened or checked, as sentences. */
import type { Finding } from "$lib/contract/Finding";
import { t, type Arguments } from "./catalogue";

/** One sentence for each finding, and one for records of a newer program. */
export function sayFindings(findings: readonly Finding[], unreadable = 0): string[] {
  const said = findings.map((finding) => {
    const { kind, ...facts } = finding;
    const args: Arguments = {};
    for (const [name, fact] of Object.entries(facts)) {
      if (typeof fact === "number") args[name] = fact;
    }
    return t(`finding-${kind}`, args);
  });
  return unreadable > 0 ? [...said, t("finding-unreadable", { count: unreadable })] : said;
}
