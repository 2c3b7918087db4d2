/** Groups by how far they have come, and all that belongs to the chosen one. */
import type { FirstVisit } from "$lib/contract/FirstVisit";
import type { FitColumn } from "$lib/contract/FitColumn";
import type { GroupDraft } from "$lib/contract/GroupDraft";
import type { GroupFitReview } from "$lib/contract/GroupFitReview";
import type { GroupRow } from "$lib/contract/GroupRow";
import type { GroupStatus } from "$lib/contract/GroupStatus";
import type { GroupView } from "$lib/contract/GroupView";
import type { Takeaway } from "$lib/contract/Takeaway";
import { call, HostError } from "$lib/host";
import { moveToTrash } from "$lib/shell";
import { t } from "$lib/words";

export const STATUSES: readonly GroupStatus[] = [
  "regular",
  "trying",
  "considering",
  "paused",
  "left",
];

/** All that is shown of one group. */
export interface Chosen {
  readonly view: GroupView;
  readonly takeaways: Takeaway[];
  readonly fit: FitColumn | null;
  readonly reviews: GroupFitReview[];
  readonly visits: FirstVisit[];
}

export class Groups {
  list = $state.raw<GroupRow[] | null>(null);
  chosen = $state.raw<Chosen | null>(null);
  /** Groups side by side; null while one is looked at. */
  compared = $state.raw<FitColumn[] | null>(null);
  trouble = $state.raw<HostError | null>(null);

  async read(): Promise<void> {
    await this.guarded(async () => {
      this.list = (await call("list_groups", {})).groups;
    });
  }

  of(status: GroupStatus): GroupRow[] {
    return (this.list ?? []).filter(({ group }) => group.status === status);
  }

  async open(id: string): Promise<void> {
    await this.guarded(async () => {
      const [view, { takeaways }, { columns }, { reviews }, { visits }] = await Promise.all([
        call("get_group", { id }),
        call("list_takeaways", { kind: null, meeting_id: null, group_id: id }),
        call("compare_groups", { group_ids: [id] }),
        call("list_group_fit_reviews", {}),
        call("list_first_visits", {}),
      ]);
      this.compared = null;
      this.chosen = {
        view,
        takeaways,
        fit: columns[0] ?? null,
        reviews: reviews.filter(({ group_id }) => group_id === id),
        visits: visits.filter(({ group_id }) => group_id === id),
      };
    });
  }

  /** All groups that were looked at, side by side. */
  async compare(): Promise<void> {
    await this.guarded(async () => {
      const { reviews } = await call("list_group_fit_reviews", {});
      const group_ids = (this.list ?? [])
        .map(({ group }) => group.id)
        .filter((id) => reviews.some(({ group_id }) => group_id === id));
      this.compared = (await call("compare_groups", { group_ids })).columns;
    });
  }

  /** Reads everything shown again, after a change. */
  async refresh(): Promise<void> {
    await this.read();
    if (this.chosen) await this.open(this.chosen.view.group.id);
  }

  /** Saves a group and opens it; false when it could not be saved. */
  async save(draft: GroupDraft): Promise<boolean> {
    let id: string | null = null;
    await this.guarded(async () => {
      ({ id } = await call("save_group", draft));
    });
    if (id === null) return false;
    await this.read();
    await this.open(id);
    return true;
  }

  async remove(id: string, said: string): Promise<void> {
    await this.guarded(() =>
      moveToTrash(id, said, async () => {
        if (this.chosen?.view.group.id === id) this.chosen = null;
        await this.refresh();
      }),
    );
  }

  removeGroup(): Promise<void> {
    const group = this.chosen?.view.group;
    return group
      ? this.remove(group.id, t("groups-removed", { name: group.alias }))
      : Promise.resolve();
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
