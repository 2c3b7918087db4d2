/** The day at a glance: read as one value, read again after each change. */
import type { TodayView } from "$lib/contract/TodayView";
import { call, HostError } from "$lib/host";
import { toasts } from "$lib/ui";
import { formatSigned, t } from "$lib/words";

export class Today {
  view = $state.raw<TodayView | null>(null);
  trouble = $state.raw<HostError | null>(null);
  /** The person said that the clock is wrong. */
  clockDenied = $state(false);
  #tool = 0;
  #reading = 0;

  async read(): Promise<void> {
    const reading = ++this.#reading;
    try {
      const view = await call("get_today", { tool: this.#tool });
      if (reading === this.#reading) this.view = view;
      this.trouble = null;
    } catch (error) {
      this.trouble = HostError.from(error);
    }
  }

  async anotherTool(): Promise<void> {
    this.#tool += 1;
    await this.read();
  }

  async confirmClock(): Promise<void> {
    await this.act(() => call("confirm_clock", {}));
  }

  /** Notes a mood in one press; the message takes it back. */
  async noteMood(valence: number): Promise<void> {
    await this.act(async () => {
      const saved = await call("save_check_in", {
        id: null,
        revision: 0,
        date: null,
        valence,
        energy: null,
        anxiety: null,
        confidence: null,
        connection: null,
        sleep_min: null,
        sleep_quality: null,
        pain: null,
        halt: { hungry: null, angry: null, lonely: null, tired: null },
        feelings: [],
        triggers: [],
        urges: [],
        note: "",
        context: "free",
      });
      toasts.show({
        text: t("today-mood-saved", { mood: formatSigned(valence) }),
        undo: () => this.act(() => call("delete_record", { id: saved.id })),
      });
    });
  }

  private async act(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      await this.read();
    } catch (error) {
      this.trouble = HostError.from(error);
    }
  }
}
