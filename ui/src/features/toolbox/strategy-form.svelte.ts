/** One strategy as it is being written. The rules stand in the journal. */
import type { Strategy } from "$lib/contract/Strategy";
import type { StrategySourceKind } from "$lib/contract/StrategySourceKind";
import type { StrategyStatus } from "$lib/contract/StrategyStatus";
import { call, HostError } from "$lib/host";
import { wholeNumber } from "$lib/ui";

/** Most minutes a tool may take. */
export const LONGEST = 240;

export class StrategyForm {
  title = $state("");
  how = $state("");
  tags = $state<string[]>([]);
  minutes = $state("");
  effort = $state<string | null>(null);
  status = $state<StrategyStatus>("idea");
  sourceKind = $state<StrategySourceKind | "">("");
  sourceNote = $state("");
  tryBy = $state("");
  private = $state(false);
  saving = $state(false);
  trouble = $state.raw<HostError | null>(null);
  readonly #before: Strategy | null;

  constructor(strategy: Strategy | null) {
    this.#before = strategy;
    if (!strategy) return;
    this.title = strategy.title;
    this.how = strategy.how;
    this.tags = [...strategy.tags];
    this.minutes = strategy.minutes === null ? "" : String(strategy.minutes);
    this.effort = strategy.effort === null ? null : String(strategy.effort);
    this.status = strategy.status;
    this.sourceKind = strategy.source?.kind ?? "";
    this.sourceNote = strategy.source?.note ?? "";
    this.tryBy = strategy.try_by ?? "";
    this.private = strategy.private;
  }

  get dirty(): boolean {
    const before = this.#before;
    return this.title !== (before?.title ?? "") || this.how !== (before?.how ?? "");
  }

  /** Saves; null when it could not be saved, and then everything typed stays. */
  async save(): Promise<Strategy | null> {
    const minutes = wholeNumber(this.minutes, LONGEST);
    if (this.saving || minutes === undefined) return null;
    this.saving = true;
    this.trouble = null;
    try {
      return await call("save_strategy", {
        id: this.#before?.id ?? null,
        revision: this.#before?.revision ?? 0,
        title: this.title,
        how: this.how,
        tags: [...this.tags],
        effort: this.effort === null ? null : Number(this.effort),
        minutes,
        source:
          this.sourceKind === ""
            ? null
            : {
                kind: this.sourceKind,
                id: this.#before?.source?.id ?? null,
                note: this.sourceNote.trim(),
              },
        status: this.status,
        try_by: this.tryBy === "" ? null : this.tryBy,
        private: this.private,
      });
    } catch (error) {
      this.trouble = HostError.from(error);
      return null;
    } finally {
      this.saving = false;
    }
  }
}
