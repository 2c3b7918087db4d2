/** Milestones of others: an alias and a date, so that a kind word is not forgotten. */
import type { OthersMilestoneDraft } from "$lib/contract/OthersMilestoneDraft";
import type { OthersRow } from "$lib/contract/OthersRow";
import { call, HostError } from "$lib/host";
import { moveToTrash } from "$lib/shell";
import { t } from "$lib/words";

export class Others {
  rows = $state.raw<OthersRow[]>([]);
  trouble = $state.raw<HostError | null>(null);

  async read(): Promise<void> {
    await this.guarded(async () => {
      this.rows = (await call("list_dates", {})).others;
    });
  }

  /** Saves one; false when it could not be saved, and then everything typed stays. */
  async save(draft: OthersMilestoneDraft): Promise<boolean> {
    let saved = false;
    await this.guarded(async () => {
      await call("save_others_milestone", draft);
      saved = true;
      await this.read();
    });
    return saved;
  }

  async remove(id: string): Promise<void> {
    await this.guarded(() => moveToTrash(id, t("others-removed"), () => this.read()));
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
