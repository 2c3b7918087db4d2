/** What was taken away from meetings, and what it becomes. */
import type { Becoming } from "$lib/contract/Becoming";
import type { TakeawayDraft } from "$lib/contract/TakeawayDraft";
import { call, HostError } from "$lib/host";

export class Takeaways {
  trouble = $state.raw<HostError | null>(null);

  /** Saves one; false when it could not be saved, and then everything typed stays. */
  save(draft: TakeawayDraft): Promise<boolean> {
    return this.guarded(() => call("save_takeaway", draft));
  }

  become(id: string, becoming: Becoming): Promise<boolean> {
    return this.guarded(() => call("let_become", { id, becoming }));
  }

  private async guarded(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      this.trouble = null;
      return true;
    } catch (error) {
      this.trouble = HostError.from(error);
      return false;
    }
  }
}
