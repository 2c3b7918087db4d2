/**
 * One open entry and its way to the disk: what is typed is saved by itself, one save at a time,
 * and stays here until it is answered.
 *
 * Not here: the editor (it hands over how to read its text) and which entry is open
 * (`journal.svelte.ts`). An object of this class is one entry for ever, so text can never be saved
 * under another's id.
 */
import type { EntryDraft } from "$lib/contract/EntryDraft";
import type { JournalEntry } from "$lib/contract/JournalEntry";
import { call, HostError } from "$lib/host";
import type { SaveState } from "$lib/ui";
import { formatTime } from "$lib/words";

/** A pause in the typing after which is saved, in milliseconds. */
const PAUSE = 1000;
/** While somebody types without a pause, in milliseconds. */
const AT_LEAST_EVERY = 5000;
/** Pauses between tries when a save is refused: the first and the longest, in milliseconds. */
const FIRST_RETRY = 2000;
const LONGEST_RETRY = 60_000;

/** A question that only the person can answer. Until then nothing is saved or dropped. */
export type Question =
  /** The entry was saved elsewhere meanwhile; both versions are kept. */
  | { readonly kind: "stale"; readonly other: JournalEntry }
  /** The entry is in the trash; what was typed is kept among its versions. */
  | { readonly kind: "trash" }
  /** All text was removed. */
  | { readonly kind: "empty" };

/** What may be changed on an entry besides its text. */
export type Change = Partial<
  Pick<EntryDraft, "title" | "body" | "tags" | "answers" | "starred" | "hard" | "third_party">
>;

export function draftOf(entry: JournalEntry): EntryDraft {
  const { id, revision, date, title, body, tags, template_id, answers } = entry;
  const { starred, hard, third_party, drawer, links } = entry;
  return {
    ...{ id, revision, date, title, body, tags, template_id, answers },
    ...{ starred, hard, third_party, drawer, links },
  };
}

/** Whether two drafts would store the same. */
const isSame = (one: EntryDraft, other: EntryDraft) =>
  JSON.stringify({ ...one, revision: 0, date: null }) ===
  JSON.stringify({ ...other, revision: 0, date: null });

const written = (text: string) => text.trim() !== "";

export const hasText = ({ title, body, answers }: EntryDraft): boolean =>
  written(title) || written(body) || answers.some(({ text }) => written(text));

export class OpenEntry {
  /** The entry as it was last answered; the moment and zone never change. */
  stored = $state.raw<JournalEntry>() as JournalEntry;
  draft = $state.raw<EntryDraft>() as EntryDraft;
  state = $state.raw<SaveState>({ kind: "untouched" });
  trouble = $state.raw<HostError | null>(null);
  question = $state.raw<Question | null>(null);
  /** Counts the times the text was replaced from outside, so that the editor shows it anew. */
  replaced = $state(0);

  readonly #onsaved: (entry: JournalEntry) => void;
  /** Reads the text out of the editor; set while it may differ from the draft. */
  #readBody: (() => string) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the oldest unsaved change was made. */
  #unsavedSince: number | null = null;
  #inFlight: Promise<boolean> | null = null;
  #failures = 0;
  #closed = false;
  /** What was last loaded, or sent and answered. The other side may have tidied its copy. */
  #clean!: EntryDraft;

  constructor(entry: JournalEntry, onsaved: (entry: JournalEntry) => void = () => undefined) {
    this.#onsaved = onsaved;
    this.#take(entry);
  }

  get id(): string {
    return this.stored.id;
  }

  get isNew(): boolean {
    return this.stored.revision === 0;
  }

  /** Whether there is anything the disk does not have. */
  get isDirty(): boolean {
    this.#settle();
    if (isSame(this.draft, this.#clean)) return false;
    // An entry that was never stored begins with its first word, or its first tag.
    return !this.isNew || hasText(this.draft) || this.draft.tags.length > 0;
  }

  change(change: Change): void {
    this.draft = { ...this.draft, ...change };
    this.#changed();
  }

  /** The text changed; `read` gives it when it is needed. */
  bodyChanged(read: () => string): void {
    this.#readBody = read;
    this.#changed();
  }

  /** The editor goes away: what it holds is read now. */
  settle(): void {
    this.#settle();
  }

  /**
   * Saves what is unsaved, now. True when nothing is left to save here: everything is stored, or a
   * question is open and both versions are kept already.
   */
  async flush({ autosave = true } = {}): Promise<boolean> {
    clearTimeout(this.#timer);
    let answered = true;
    while (answered) {
      while (this.#inFlight) await this.#inFlight;
      if (this.question || !this.isDirty) break;
      answered = await this.#save({ autosave });
    }
    if (this.question) return true;
    if (!answered) return false;
    if (this.state.kind === "trouble") this.#settled();
    return true;
  }

  /** Answers the question whether all text may go. */
  async allowEmpty(): Promise<void> {
    this.question = null;
    await this.#save({ autosave: false, allowEmpty: true });
  }

  /** Shows what is stored again, in place of what was typed. */
  async reload(): Promise<void> {
    this.#take(await call("get_entry", { id: this.id }));
    this.replaced += 1;
  }

  /** Keeps what was typed here as the newest version; the other one is in the history. */
  async keepMine(): Promise<void> {
    try {
      if (this.question?.kind === "trash") await call("undelete_record", { id: this.id });
      this.stored = await call("get_entry", { id: this.id });
    } catch (error) {
      this.trouble = HostError.from(error);
      return;
    }
    this.draft = { ...this.draft, revision: this.stored.revision };
    this.question = null;
    await this.#save({ autosave: false });
  }

  /** Shows the other version; what was typed here is in the history. */
  takeOther(): void {
    if (this.question?.kind !== "stale") return;
    this.#take(this.question.other);
    this.replaced += 1;
  }

  /** Shows a version that was restored. */
  show(entry: JournalEntry): void {
    this.#take(entry);
    this.replaced += 1;
  }

  /** Nothing is tried any more: the entry went to the trash, or the place is left. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #take(entry: JournalEntry): void {
    clearTimeout(this.#timer);
    this.stored = entry;
    this.draft = draftOf(entry);
    this.#clean = this.draft;
    this.#readBody = null;
    this.question = null;
    this.#settled();
  }

  /** There is nothing unsaved. */
  #settled(): void {
    this.#unsavedSince = null;
    this.#failures = 0;
    this.trouble = null;
    this.state = savedToday(this.stored)
      ? { kind: "saved", time: formatTime(this.stored.updated_at) }
      : { kind: "untouched" };
  }

  #settle(): void {
    const read = this.#readBody;
    if (!read) return;
    this.#readBody = null;
    this.draft = { ...this.draft, body: read() };
  }

  #changed(): void {
    if (this.#closed) return;
    this.#unsavedSince ??= Date.now();
    if (this.question?.kind === "empty") this.question = null;
    // After a refusal the pause between tries is kept; the newest text goes with the next one.
    if (this.#failures === 0) this.#schedule();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#closed || this.#inFlight || this.question || this.#unsavedSince === null) return;
    const latest = this.#unsavedSince + AT_LEAST_EVERY - Date.now();
    const pause = Math.max(0, Math.min(PAUSE, latest));
    this.#timer = setTimeout(() => void this.flush(), pause);
  }

  async #save({ autosave = true, allowEmpty = false } = {}): Promise<boolean> {
    this.#settle();
    clearTimeout(this.#timer);
    // One value: the id, the revision it was made from, and everything the entry is to be.
    const draft = this.draft;
    this.#unsavedSince = null;
    this.state = { kind: "saving" };
    const answer = call("save_entry", { draft, autosave, allow_empty: allowEmpty }).then(
      (saved) => this.#saved(draft, saved),
      (error: unknown) => this.#refused(HostError.from(error)),
    );
    this.#inFlight = answer;
    const isStored = await answer;
    this.#inFlight = null;
    if (this.#failures === 0) this.#schedule();
    return isStored;
  }

  #saved(draft: EntryDraft, entry: JournalEntry): boolean {
    this.#failures = 0;
    this.trouble = null;
    this.stored = entry;
    this.#clean = draft;
    this.draft = { ...this.draft, revision: entry.revision };
    this.state = { kind: "saved", time: formatTime(entry.updated_at) };
    this.#onsaved(entry);
    return true;
  }

  async #refused(error: HostError): Promise<boolean> {
    this.state = { kind: "trouble" };
    switch (error.code) {
      case "stale": {
        const other = await call("get_entry", { id: this.id }).catch(() => null);
        if (!other) this.#retry(error);
        else if (isSame(draftOf(other), this.draft)) this.#take(other);
        else this.question = { kind: "stale", other };
        return this.question === null && this.trouble === null;
      }
      case "in_trash":
        this.question = { kind: "trash" };
        return false;
      case "empty_over_full":
        this.question = { kind: "empty" };
        return false;
      case "invalid":
      case "too_large":
        // Trying again changes nothing; the next change might.
        this.trouble = error;
        return false;
      default:
        this.#retry(error);
        return false;
    }
  }

  /** Tries again, after a pause that grows. What was typed stays. */
  #retry(error: HostError): void {
    this.trouble = error;
    const pause = Math.min(FIRST_RETRY * 2 ** this.#failures, LONGEST_RETRY);
    this.#failures += 1;
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => void this.flush(), pause);
  }
}

function savedToday({ revision, updated_at }: JournalEntry): boolean {
  return revision > 0 && new Date(updated_at).toDateString() === new Date().toDateString();
}
