/**
 * One use of a tool: begun with how strong it is, finished with how it went. The beginning is
 * saved at once, so that nothing is gone when somebody walks away from the screen.
 */
import type { Helped } from "$lib/contract/Helped";
import type { StrategyUse } from "$lib/contract/StrategyUse";
import { call, HostError } from "$lib/host";
import { wholeNumber } from "$lib/ui";

/** Most minutes between before and after: a day. */
export const LONGEST = 1440;

export class UseForm {
  before = $state<number | null>(null);
  after = $state<number | null>(null);
  helped = $state<Helped | null>(null);
  minutes = $state("");
  situation = $state<string | null>(null);
  note = $state("");
  /** The stored use, once it was begun. */
  begun = $state.raw<StrategyUse | null>(null);
  saving = $state(false);
  trouble = $state.raw<HostError | null>(null);
  readonly #strategy: string;

  constructor(strategy: string, begun: StrategyUse | null) {
    this.#strategy = strategy;
    this.begun = begun;
    this.before = begun?.before ?? null;
    this.situation = begun?.situation ?? null;
    this.note = begun?.note ?? "";
    this.minutes = begun ? String(minutesSince(begun.at)) : "";
  }

  get dirty(): boolean {
    return this.note.trim() !== "" && this.note !== this.begun?.note;
  }

  /** Saves the beginning. */
  begin(): Promise<boolean> {
    return this.save();
  }

  /** Saves how it went. */
  async finish(): Promise<boolean> {
    if (this.begun && this.minutes === "") this.minutes = String(minutesSince(this.begun.at));
    return this.save();
  }

  private async save(): Promise<boolean> {
    const minutes = wholeNumber(this.minutes, LONGEST);
    if (this.saving || minutes === undefined) return false;
    this.saving = true;
    this.trouble = null;
    try {
      this.begun = await call("save_strategy_use", {
        id: this.begun?.id ?? null,
        revision: this.begun?.revision ?? 0,
        date: null,
        strategy_id: this.#strategy,
        situation: this.situation,
        before: this.before,
        after: this.after,
        minutes_between: minutes,
        helped: this.helped,
        note: this.note.trim(),
        urge_episode_id: null,
      });
      return true;
    } catch (error) {
      this.trouble = HostError.from(error);
      return false;
    } finally {
      this.saving = false;
    }
  }
}

/** Whole minutes since a moment, within what a use can hold. */
function minutesSince(at: string): number {
  return Math.min(LONGEST, Math.max(0, Math.round((Date.now() - Date.parse(at)) / 60_000)));
}
