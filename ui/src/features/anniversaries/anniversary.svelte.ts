/** What was written on a date in earlier years; hard days only when they are asked for. */
import type { AnniversaryPage } from "$lib/contract/AnniversaryPage";
import { call, HostError } from "$lib/host";

export class Anniversary {
  page = $state.raw<AnniversaryPage | null>(null);
  /** Hard days too. */
  hard = $state(false);
  trouble = $state.raw<HostError | null>(null);
  #reading = 0;

  /** Reads the page of a date; null is today. The newest request wins. */
  async read(date: string | null): Promise<void> {
    const reading = ++this.#reading;
    try {
      const page = await call("get_anniversary", { date, hard: this.hard });
      if (reading !== this.#reading) return;
      this.page = page;
      this.trouble = null;
    } catch (error) {
      this.trouble = HostError.from(error);
    }
  }
}
