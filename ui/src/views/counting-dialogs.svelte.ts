/** Which dialog about counted time is open over Today or Milestones. */
import type { MilestoneRow } from "$lib/contract/MilestoneRow";
import type { MilestoneSet } from "$lib/contract/MilestoneSet";
import type { OthersMilestone } from "$lib/contract/OthersMilestone";

export type Shown =
  | { kind: "tracker"; id: string | null }
  | { kind: "trackers" }
  | { kind: "lapse"; id: string | null; tracker?: string }
  | { kind: "pause" }
  | { kind: "stone"; row: MilestoneRow }
  | { kind: "sets" }
  | { kind: "set"; set: MilestoneSet | null }
  | { kind: "file"; what: "calendar" | "picture" }
  | { kind: "letter" }
  | { kind: "others"; milestone: OthersMilestone | null };

export class CountingDialogs {
  shown = $state.raw<Shown | null>(null);

  show(shown: Shown): void {
    this.shown = shown;
  }

  close(): void {
    this.shown = null;
  }
}
