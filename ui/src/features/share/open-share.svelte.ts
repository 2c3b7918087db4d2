/**
 * One share as it is being written: saved by itself after a pause, timed at the person's own speed.
 *
 * Not here: what leaves (`leaving.svelte.ts`).
 */
import type { Share } from "$lib/contract/Share";
import type { ShareDraft } from "$lib/contract/ShareDraft";
import type { Timing } from "$lib/contract/Timing";
import { call, HostError } from "$lib/host";
import { draftOf } from "$lib/shell";
import type { SaveState } from "$lib/ui";
import { formatTime } from "$lib/words";

export const PARTS = ["was", "happened", "now", "ask"] as const;
/** A pause in the typing after which is saved and timed, in milliseconds. */
const PAUSE = 800;

/** A share that is not stored yet. */
export const blankShare = (date: string, group_id: string | null): ShareDraft => ({
  ...{ id: null, revision: 0, date, group_id, meeting_id: null, aim: "" },
  ...{ was: "", happened: "", now: "", ask: "", limit_minutes: 3, source_ids: [] },
  ...{ state: "draft", reflection: "" },
});

export class OpenShare {
  draft = $state<ShareDraft>() as ShareDraft;
  saved = $state.raw<SaveState>({ kind: "untouched" });
  timing = $state.raw<Timing | null>(null);
  trouble = $state.raw<HostError | null>(null);
  /** Counts the changes, so that a preview knows when it is behind. */
  changes = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dirty = false;
  #saving: Promise<boolean> | null = null;

  constructor(share: Share | ShareDraft) {
    this.draft = "created_at" in share ? draftOf(share) : share;
    void this.#time();
  }

  /** The parts as they are said, one after the other. */
  get text(): string {
    return PARTS.map((part) => this.draft[part].trim())
      .filter(Boolean)
      .join("\n\n");
  }

  change(part: Partial<ShareDraft>): void {
    Object.assign(this.draft, part);
    this.changes += 1;
    this.#dirty = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE);
  }

  /** Saves what is unsaved, now; false when it could not be saved, and then it stays here. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#saving) await this.#saving;
    if (!this.#dirty) return true;
    this.#saving = this.#save();
    const saved = await this.#saving;
    this.#saving = null;
    return saved && this.flush();
  }

  async #save(): Promise<boolean> {
    this.#dirty = false;
    this.saved = { kind: "saving" };
    try {
      const stored = await call("save_share", $state.snapshot(this.draft));
      this.draft.id = stored.id;
      this.draft.revision = stored.revision;
      this.saved = { kind: "saved", time: formatTime(stored.updated_at) };
      this.trouble = null;
      await this.#time();
      return true;
    } catch (error) {
      this.#dirty = true;
      this.saved = { kind: "trouble" };
      this.trouble = HostError.from(error);
      return false;
    }
  }

  async #time(): Promise<void> {
    const { limit_minutes } = this.draft;
    // A length that could not be told is told after the next change.
    this.timing = await call("time_text", { text: this.text, minutes: limit_minutes }).catch(
      () => null,
    );
  }
}
