/** Which dialog about groups is open, and what it was opened with. */
import type { Becoming } from "$lib/contract/Becoming";
import type { FirstVisit } from "$lib/contract/FirstVisit";
import type { Group } from "$lib/contract/Group";
import type { GroupFitReview } from "$lib/contract/GroupFitReview";
import type { MeetingDraft } from "$lib/contract/MeetingDraft";
import type { Takeaway } from "$lib/contract/Takeaway";
import { call, HostError } from "$lib/host";

export type Shown =
  | { kind: "group"; group: Group | null }
  | { kind: "meeting"; meeting: MeetingDraft }
  | { kind: "takeaway"; takeaway: Takeaway | null }
  | { kind: "become"; takeaway: Takeaway; into: Becoming["into"] }
  | { kind: "review"; review: GroupFitReview | null }
  | { kind: "visit"; visit: FirstVisit | null };

export class GroupDialogs {
  shown = $state.raw<Shown | null>(null);
  /** The logical day, for what is new. */
  today = $state("");
  trouble = $state.raw<HostError | null>(null);

  show(shown: Shown): void {
    this.shown = shown;
  }

  close(): void {
    this.shown = null;
  }

  async readToday(): Promise<void> {
    await this.guarded(async () => {
      this.today = (await call("get_today", { tool: 0 })).date;
    });
  }

  /** The meeting that has just been, as the schedule has it; without a group, a talk. */
  async logMeeting(group_id: string | null): Promise<void> {
    await this.guarded(async () => {
      this.show({ kind: "meeting", meeting: await call("new_meeting", { group_id }) });
    });
  }

  async openMeeting(id: string): Promise<void> {
    await this.guarded(async () => {
      this.show({ kind: "meeting", meeting: (await call("get_meeting", { id })).draft });
    });
  }

  private async guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.trouble = null;
    } catch (error) {
      this.trouble = HostError.from(error);
    }
  }
}
