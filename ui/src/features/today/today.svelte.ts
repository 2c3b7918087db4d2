/** The day at a glance: read as one value, read again after each change. */
import type { CairnView } from "$lib/contract/CairnView";
import type { Palette } from "$lib/contract/Palette";
import type { TodayView } from "$lib/contract/TodayView";
import { call, HostError } from "$lib/host";
import { toasts } from "$lib/ui";
import { formatSigned, t } from "$lib/words";

export class Today {
  view = $state.raw<TodayView | null>(null);
  /** The cairn in the colours of the page. */
  cairn = $state.raw<CairnView | null>(null);
  trouble = $state.raw<HostError | null>(null);
  /** The person said that the clock is wrong. */
  clockDenied = $state(false);
  #tool = 0;
  #palette: Palette = "light";
  #reading = 0;

  async read(palette: Palette = this.#palette): Promise<void> {
    const reading = ++this.#reading;
    this.#palette = palette;
    try {
      const [view, cairn] = await Promise.all([
        call("get_today", { tool: this.#tool }),
        call("get_cairn", { palette }),
      ]);
      if (reading !== this.#reading) return;
      this.view = view;
      this.cairn = cairn;
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
