/** Milestones that were reached and are seen for the first time. Seeing one notes that it was seen. */
import type { MilestoneRow } from "$lib/contract/MilestoneRow";
import { call } from "$lib/host";

export class NewStones {
  rows = $state.raw<MilestoneRow[]>([]);

  /** Takes over what is new. A journal that cannot be written shows them again the next time. */
  meet(fresh: readonly MilestoneRow[]): void {
    for (const row of fresh) {
      if (this.rows.some((known) => isSame(known, row))) continue;
      this.rows = [...this.rows, row];
      void this.note(row).catch(() => undefined);
    }
  }

  /** The one that is spoken of: the latest. After a long time away nobody wants a list. */
  get latest(): MilestoneRow | undefined {
    return this.rows.toSorted((a, b) => b.date.localeCompare(a.date))[0];
  }

  leave(): void {
    this.rows = [];
  }

  private async note({ tracker_id, milestone, run }: MilestoneRow): Promise<void> {
    const { unit, n } = milestone;
    const seen = { id: null, revision: 0, note: "", celebrated_with: [] };
    await call("acknowledge_milestone", { ...seen, tracker_id, unit, n, run });
  }
}

const isSame = (a: MilestoneRow, b: MilestoneRow) =>
  a.tracker_id === b.tracker_id &&
  a.date === b.date &&
  a.milestone.unit === b.milestone.unit &&
  a.milestone.n === b.milestone.n;
