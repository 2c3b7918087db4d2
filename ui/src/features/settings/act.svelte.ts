/** One act at a time with what it said: busy, a sentence, or a refusal. */
import { HostError } from "$lib/host";
import { errorWords } from "$lib/words";

export class Act {
  busy = $state(false);
  said = $state<string | null>(null);
  trouble = $state.raw<HostError | null>(null);

  /** What happened and what to do next, when it was refused. */
  get refusal(): string | null {
    if (!this.trouble) return null;
    const { what, next } = errorWords(this.trouble);
    return `${what} ${next}`;
  }

  /** Runs the act; true when it was done. */
  async run(work: () => Promise<string | null>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.said = null;
    this.trouble = null;
    try {
      this.said = await work();
      return true;
    } catch (error) {
      this.trouble = HostError.from(error);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
