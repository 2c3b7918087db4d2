/** Lengths of time and names of milestones, as `cairn-words` and exports say them. */
import type { Elapsed } from "$lib/contract/Elapsed";
import type { MilestoneDef } from "$lib/contract/MilestoneDef";
import { t } from "./catalogue";

/** "7 years, 2 months": parts that are zero are left out; of no time at all "0 days" is left. */
export function sayLength({ years, months, days }: Elapsed): string {
  const parts = [
    years > 0 ? t("length-years", { n: years }) : "",
    months > 0 ? t("length-months", { n: months }) : "",
    days > 0 ? t("length-days", { n: days }) : "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? parts.join(", ") : t("length-days", { n: 0 });
}

/** "30 days", or what the person calls it. */
export function sayMilestone({ unit, n, label }: MilestoneDef): string {
  if (label) return label;
  return t(`milestone-${unit === "years_each_from" ? "years" : unit}`, { n });
}
