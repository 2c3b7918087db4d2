/** Letters to oneself, sealed until a milestone is reached. */
import type { Letter } from "$lib/contract/Letter";
import type { LetterRow } from "$lib/contract/LetterRow";
import type { MilestoneDef } from "$lib/contract/MilestoneDef";
import { call, HostError } from "$lib/host";
import { moveToTrash } from "$lib/shell";
import { t } from "$lib/words";

export class Letters {
  rows = $state.raw<LetterRow[]>([]);
  /** The one that is being read. */
  open = $state.raw<Letter | null>(null);
  trouble = $state.raw<HostError | null>(null);

  async read(): Promise<void> {
    await this.guarded(async () => {
      this.rows = (await call("list_letters", {})).letters;
    });
  }

  /** Opens one; `early` before its milestone, when the person asked for it. */
  async unseal(id: string, early: boolean): Promise<void> {
    await this.guarded(async () => {
      this.open = await call("open_letter", { id, early });
      await this.read();
    });
  }

  async remove(id: string): Promise<void> {
    await this.guarded(() => moveToTrash(id, t("letter-removed"), () => this.read()));
  }

  /** Seals a new one; false when it could not be sealed, and then the text stays. */
  async seal(tracker_id: string, milestone: MilestoneDef, body: string): Promise<boolean> {
    let sealed = false;
    await this.guarded(async () => {
      await call("seal_letter", { tracker_id, milestone, body });
      sealed = true;
      await this.read();
    });
    return sealed;
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
