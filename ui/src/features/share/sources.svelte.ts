/** What there would be to tell: since the last meeting, or since a day. Nothing is ticked beforehand. */
import type { SinceRow } from "$lib/contract/SinceRow";
import type { SinceSheet } from "$lib/contract/SinceSheet";
import { call, HostError } from "$lib/host";
import { addDays } from "$lib/ui";

export type Range = "meeting" | "fortnight" | "month";

/** Days of a range, today included. */
const DAYS = { fortnight: 14, month: 30 };
const ORDER = ["entry", "takeaway", "tracker", "strategy_use", "check_in", "question"] as const;
export type SourceKind = (typeof ORDER)[number];

export class Sources {
  range = $state<Range>("meeting");
  sheet = $state.raw<SinceSheet | null>(null);
  trouble = $state.raw<HostError | null>(null);

  async read(today: string, group_id: string | null): Promise<void> {
    const from = this.range === "meeting" ? null : addDays(today, 1 - DAYS[this.range]);
    try {
      this.sheet = await call("since_meeting", { group_id, from });
      this.trouble = null;
    } catch (error) {
      this.trouble = HostError.from(error);
    }
  }

  /** The rows of each kind, in the order in which they are shown. */
  get groups(): { kind: SourceKind; rows: SinceRow[] }[] {
    return ORDER.map((kind) => ({
      kind,
      rows: (this.sheet?.rows ?? []).filter((row) => row.kind === kind),
    })).filter(({ rows }) => rows.length > 0);
  }
}
