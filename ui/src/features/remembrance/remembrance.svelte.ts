/** Days of grief and remembrance. They stand by themselves, never among milestones (AC-50). */
import type { SignificantDateDraft } from "$lib/contract/SignificantDateDraft";
import type { SignificantRow } from "$lib/contract/SignificantRow";
import { call, HostError } from "$lib/host";
import { moveToTrash } from "$lib/shell";
import { t } from "$lib/words";

export class Remembrance {
  rows = $state.raw<SignificantRow[] | null>(null);
  trouble = $state.raw<HostError | null>(null);

  async read(): Promise<void> {
    await this.guarded(async () => {
      this.rows = (await call("list_dates", {})).significant;
    });
  }

  /** Saves one; false when it could not be saved, and then everything typed stays. */
  async save(draft: SignificantDateDraft): Promise<boolean> {
    let saved = false;
    await this.guarded(async () => {
      await call("save_significant_date", draft);
      saved = true;
      await this.read();
    });
    return saved;
  }

  async remove(id: string): Promise<void> {
    await this.guarded(() => moveToTrash(id, t("remembrance-removed"), () => this.read()));
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
