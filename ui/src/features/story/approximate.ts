/** A date as exactly as somebody knows it. */
import type { ApproxDate } from "$lib/contract/ApproxDate";
import { formatDate } from "$lib/words";

/** "21 November 2026", "November 2026", "2026". */
export function sayApproximately({ date, precision }: ApproxDate): string {
  switch (precision) {
    case "day":
      return formatDate(date, "long");
    case "month":
      return formatDate(date, "month");
    case "year":
      return date.slice(0, 4);
  }
}
