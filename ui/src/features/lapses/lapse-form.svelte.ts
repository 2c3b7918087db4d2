/**
 * A lapse or a change of date as it is being filled in. Only the days and what they do to the count
 * are needed, and the second has no preselected answer: it is the person's decision.
 */
import { untrack } from "svelte";
import type { Lapse } from "$lib/contract/Lapse";
import type { LapseDraft } from "$lib/contract/LapseDraft";
import type { LapseEffect } from "$lib/contract/LapseEffect";
import type { LapsePreview } from "$lib/contract/LapsePreview";
import type { LapseSaved } from "$lib/contract/LapseSaved";
import type { TrackerCount } from "$lib/contract/TrackerCount";
import { call, HostError } from "$lib/host";
import { moveToTrash } from "$lib/shell";
import { addDays, toasts, wholeNumber } from "$lib/ui";
import { errorWords, t } from "$lib/words";

export const EFFECTS = ["restart", "keep", "undecided"] as const satisfies readonly LapseEffect[];

/** Refusals that are about a date field. */
const DATE_FIELDS = ["start", "end"];
/** Hours are shown for so many days, so a time is asked for that long. */
const HOURS_FOR_DAYS = 3;

export class LapseForm {
  trackerId = $state("");
  start = $state("");
  /** Empty for one day. */
  end = $state("");
  several = $state(false);
  effect = $state<LapseEffect | null>(null);
  hour = $state("");
  minute = $state("");
  used = $state("");
  amount = $state("");
  context = $state("");
  halt = $state<LapseDraft["halt"]>({ hungry: null, angry: null, lonely: null, tired: null });
  feelings = $state<string[]>([]);
  triggers = $state<string[]>([]);
  helpedAfter = $state("");
  nextStep = $state("");
  tell = $state("");
  note = $state("");

  preview = $state.raw<LapsePreview | null>(null);
  saved = $state.raw<LapseSaved | null>(null);
  saving = $state(false);
  trouble = $state.raw<HostError | null>(null);
  refused = $state<"start" | "effect" | "time" | null>(null);
  #before: LapseDraft | null = null;
  #looking = 0;

  constructor(
    readonly id: string | null,
    tracker: string,
    readonly today: string,
  ) {
    this.trackerId = tracker;
    if (id === null) this.start = today;
  }

  /** Reads the lapse that is to be changed. */
  async load(): Promise<void> {
    const { id } = this;
    if (id === null) return;
    try {
      this.take((await call("get_lapse", { id })).draft);
    } catch (error) {
      this.trouble = HostError.from(error);
    }
  }

  private take(draft: LapseDraft): void {
    this.#before = draft;
    this.trackerId = draft.tracker_id;
    this.start = draft.start;
    this.several = draft.end !== null && draft.end !== draft.start;
    this.end = this.several ? (draft.end ?? "") : "";
    this.effect = draft.effect;
    const time = draft.ended_at?.slice(11) ?? "";
    if (time) [this.hour = "", this.minute = ""] = time.split(":");
    this.used = draft.used;
    this.amount = draft.amount;
    this.context = draft.context;
    this.halt = { ...draft.halt };
    this.feelings = [...draft.feelings];
    this.triggers = [...draft.triggers];
    this.helpedAfter = draft.helped_after;
    this.nextStep = draft.next_step;
    this.tell = draft.tell;
    this.note = draft.note;
  }

  /** There are typed words that closing would drop. */
  get dirty(): boolean {
    if (this.saved) return false;
    const typed = [this.used, this.amount, this.context, this.helpedAfter];
    const more = [this.nextStep, this.tell, this.note];
    const before = this.#before;
    const had = before
      ? [before.used, before.amount, before.context, before.helped_after]
          .concat([before.next_step, before.tell, before.note])
          .join("\n")
      : "\n".repeat(typed.length + more.length - 1);
    return [...typed, ...more].join("\n") !== had;
  }

  /** Which date field the refusal is about. */
  get wrongDate(): string | null {
    const field = this.trouble?.facts["field"];
    return typeof field === "string" && DATE_FIELDS.includes(field) ? field : null;
  }

  /** The numbers if it were saved with the chosen effect. */
  get afterwards(): TrackerCount | null {
    return this.preview && this.effect ? this.preview[this.effect] : null;
  }

  private get lastDay(): string {
    return this.several && this.end !== "" ? this.end : this.start;
  }

  /** A time is asked for while hours would be shown. */
  get asksTime(): boolean {
    return this.lastDay >= addDays(this.today, -HOURS_FOR_DAYS) && this.lastDay <= this.today;
  }

  /** The time on the clock when it was over; null when none was given, undefined when it is none. */
  private readTime(): string | null | undefined {
    if (!this.asksTime) return this.#before?.ended_at ?? null;
    const [hour, minute] = [wholeNumber(this.hour, 23), wholeNumber(this.minute, 59)];
    if (hour === undefined || minute === undefined) return undefined;
    if (hour === null) return null;
    const two = (n: number) => String(n).padStart(2, "0");
    return `${this.lastDay}T${two(hour)}:${two(minute ?? 0)}:00`;
  }

  /** Looks what saving would do. Days that cannot be are said at once. The newest answer wins. */
  async look(): Promise<void> {
    const looking = ++this.#looking;
    // The days decide; what is written beside them asks nothing.
    void [this.trackerId, this.start, this.several, this.end];
    const draft = untrack(() => this.draft("undecided"));
    if (!draft) {
      this.preview = null;
      return;
    }
    try {
      const preview = await call("preview_lapse", draft);
      if (looking !== this.#looking) return;
      this.preview = preview;
      this.trouble = null;
    } catch (error) {
      if (looking !== this.#looking) return;
      this.preview = null;
      this.trouble = HostError.from(error);
    }
  }

  /** Saves; null when it could not be saved, and then everything typed stays. */
  async save(): Promise<Lapse | null> {
    if (this.saving) return null;
    this.refused = this.start === "" ? "start" : this.effect === null ? "effect" : null;
    const draft = this.effect && this.draft(this.effect);
    if (!draft) {
      this.refused ??= "time";
      return null;
    }
    this.saving = true;
    try {
      // What it would be merged with was said beside the button.
      const merge = (this.preview?.n_merged ?? 0) > 0;
      this.saved = await call("save_lapse", { draft, merge });
      this.trouble = null;
      return this.saved.lapse;
    } catch (error) {
      this.trouble = HostError.from(error);
      return null;
    } finally {
      this.saving = false;
    }
  }

  /** Moves it to the trash, with a message that takes it back; false when that could not be. */
  async remove(changed: () => void): Promise<boolean> {
    const { id } = this;
    if (id === null) return false;
    try {
      await moveToTrash(id, t("lapse-removed"), changed);
      return true;
    } catch (error) {
      this.trouble = HostError.from(error);
      return false;
    }
  }

  /** Takes back what was just saved; null when it was merged, which cannot be taken apart. */
  get undo(): (() => Promise<void>) | null {
    const { saved } = this;
    const before = this.#before;
    if (!saved || saved.n_merged > 0) return null;
    return async () => {
      try {
        if (before) {
          const draft = { ...before, revision: saved.lapse.revision };
          await call("save_lapse", { draft, merge: false });
        } else {
          await call("delete_record", { id: saved.lapse.id });
        }
      } catch (error) {
        const { what, next } = errorWords(HostError.from(error));
        toasts.show({ text: `${what} ${next}` });
      }
    };
  }

  private draft(effect: LapseEffect): LapseDraft | null {
    const ended_at = this.readTime();
    if (this.start === "" || this.trackerId === "" || ended_at === undefined) return null;
    return {
      id: this.id,
      revision: this.#before?.revision ?? 0,
      tracker_id: this.trackerId,
      start: this.start,
      end: this.several && this.end !== "" ? this.end : null,
      effect,
      ended_at,
      used: this.used,
      amount: this.amount,
      context: this.context,
      halt: { ...this.halt },
      feelings: [...this.feelings],
      triggers: [...this.triggers],
      helped_after: this.helpedAfter,
      next_step: this.nextStep,
      tell: this.tell,
      note: this.note,
    };
  }
}
