/** The settings of the journal and the preferences of the program; each change is saved at once. */
import type { Preferences } from "$lib/contract/Preferences";
import type { Settings as Stored } from "$lib/contract/Settings";
import type { SettingsDraft } from "$lib/contract/SettingsDraft";
import type { ShellFacts } from "$lib/contract/ShellFacts";
import { call, HostError } from "$lib/host";
import { program } from "$lib/shell";

export class Settings {
  stored = $state.raw<Stored | null>(null);
  facts = $state.raw<ShellFacts | null>(null);
  trouble = $state.raw<HostError | null>(null);
  #saving: Promise<void> = Promise.resolve();

  async read(): Promise<void> {
    await this.guarded(async () => {
      this.stored = await call("get_settings", {});
      this.facts = await call("shell_facts", {});
      await program.refresh();
    });
  }

  /** Changes settings of the journal. Changes made fast after each other are saved in order. */
  change(part: Partial<Omit<SettingsDraft, "revision">>): Promise<void> {
    this.#saving = this.#saving.then(() =>
      this.guarded(async () => {
        if (!this.stored) return;
        const s = this.stored;
        this.stored = await call("save_settings", {
          revision: s.revision,
          day_start: s.day_start,
          week_start: s.week_start,
          zone_mode: s.zone_mode,
          auto_lock: s.auto_lock,
          lock_on_suspend: s.lock_on_suspend,
          lock_on_focus_loss: s.lock_on_focus_loss,
          on_this_day: s.on_this_day,
          country: s.country,
          single_keys: s.single_keys,
          words: s.words,
          notice_days: s.notice_days,
          draw_cairn: s.draw_cairn,
          words_to_redact: s.words_to_redact,
          reading_speed: s.reading_speed,
          hope_on_hard_days: s.hope_on_hard_days,
          keep_receipts: s.keep_receipts,
          questionnaires: s.questionnaires,
          ...part,
        });
        program.follow(this.stored);
      }),
    );
    return this.#saving;
  }

  /** Changes how the window looks. */
  async prefer(part: Partial<Preferences>): Promise<void> {
    await this.guarded(async () => {
      if (!program.preferences) return;
      program.take(await call("save_preferences", { ...program.preferences, ...part }));
    });
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
