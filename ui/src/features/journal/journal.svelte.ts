/**
 * The journal place: which entries are listed, what was searched, which one is open.
 *
 * Not here: the saving of the open entry (`entry.svelte.ts`).
 */
import type { EntryRow } from "$lib/contract/EntryRow";
import type { Found } from "$lib/contract/Found";
import type { TagUse } from "$lib/contract/TagUse";
import type { TemplateRow } from "$lib/contract/TemplateRow";
import { SvelteSet } from "svelte/reactivity";
import { call, HostError } from "$lib/host";
import { addDays, startOfWeek, toasts } from "$lib/ui";
import { errorWords, t } from "$lib/words";
import { hasText, OpenEntry } from "./entry.svelte";

/** Entries listed at once. */
const PAGE = 100;
/** Hits shown of a search. */
const HITS = 100;
/** A pause in the typing after which is searched, in milliseconds. */
const SEARCH_PAUSE = 120;

export interface Mood {
  readonly valence: number;
  readonly at: string;
  readonly zone: string;
}

export class Journal {
  rows = $state.raw<EntryRow[]>([]);
  total = $state(0);
  onThisDay = $state.raw<EntryRow[]>([]);
  today = $state("");
  weekStart = $state(1);
  marked = $state.raw<ReadonlySet<string>>(new SvelteSet());
  tags = $state.raw<TagUse[]>([]);
  templates = $state.raw<TemplateRow[]>([]);
  /** The day that is shown alone, or null. */
  day = $state<string | null>(null);
  query = $state("");
  found = $state.raw<Found | null>(null);
  open = $state.raw<OpenEntry | null>(null);
  mood = $state.raw<Mood | null>(null);
  /** In a narrow window: whether the entry or the list is to be seen. */
  showsEntry = $state(false);
  trouble = $state.raw<HostError | null>(null);
  queryTrouble = $state.raw<HostError | null>(null);
  /** Nothing was read yet. */
  loading = $state(true);
  /** An entry is on its way. */
  opening = $state(false);

  /** Hard entries somebody opened since the place was opened. */
  readonly #unclosed = new SvelteSet<string>();
  closed = $state(false);
  /** What was asked for last; earlier answers that arrive later are dropped. */
  #asked = 0;
  #searched = 0;
  #searchTimer: ReturnType<typeof setTimeout> | undefined;
  #strip = { from: "", to: "" };

  /** Reads what the place shows before anything is opened. */
  async begin(): Promise<void> {
    await this.#try(async () => {
      const settings = await call("get_settings", {});
      // Asked for no day at all it still says which day is today.
      const { today } = await call("list_days", { from: "9999-12-31", to: null });
      this.today = today;
      this.weekStart = settings.week_start;
      const from = addDays(startOfWeek(today, settings.week_start), -7);
      this.#strip = { from, to: addDays(from, 13) };
      if (settings.on_this_day) {
        this.onThisDay = (await call("get_today", { tool: 0 })).on_this_day;
      }
      this.templates = (await call("list_templates", {})).templates;
      await this.read();
    });
    this.loading = false;
  }

  /** Reads the list, the strip and the tags again. */
  async read(rows = Math.max(PAGE, this.rows.length)): Promise<void> {
    await this.#try(async () => {
      const list = await call("list_entries", {
        from: this.day,
        to: this.day,
        tag: null,
        starred: false,
        offset: 0,
        limit: rows,
      });
      this.rows = list.rows;
      this.total = list.total;
      const { days } = await call("list_days", this.#strip);
      this.marked = new SvelteSet(
        days.filter(({ n_entries }) => n_entries > 0).map(({ date }) => date),
      );
      this.tags = (await call("list_tags", {})).tags;
    });
  }

  readMore(): Promise<void> {
    return this.read(this.rows.length + PAGE);
  }

  /** The strip shows other days. */
  async move(from: string, to: string): Promise<void> {
    this.#strip = { from, to };
    await this.read();
  }

  /** Shows one day alone, or all again. */
  async showDay(day: string | null): Promise<void> {
    this.day = day === this.day ? null : day;
    if (this.day) this.query = "";
    this.found = this.day ? null : this.found;
    await this.read(PAGE);
  }

  /** Takes the query over and searches after a pause. */
  search(query: string): void {
    this.query = query;
    clearTimeout(this.#searchTimer);
    this.#searchTimer = setTimeout(() => void this.#search(), SEARCH_PAUSE);
  }

  async #search(): Promise<void> {
    const query = this.query.trim();
    const searched = (this.#searched += 1);
    this.queryTrouble = null;
    if (query === "") {
      this.found = null;
      return;
    }
    try {
      const found = await call("search", { query, limit: HITS });
      if (searched === this.#searched) this.found = found;
    } catch (error) {
      if (searched === this.#searched) this.queryTrouble = HostError.from(error);
    }
  }

  /**
   * Opens an entry. The one before is saved first; if that is not possible it stays, and so does
   * everything typed in it. Until the new one is there, there is no editor to type in.
   */
  async openEntry(id: string): Promise<void> {
    this.showsEntry = true;
    if (this.open?.id === id) return;
    await this.#replace(() => call("get_entry", { id }));
  }

  /** Begins an entry; nothing is stored until something is typed. */
  async create(template: string | null = null, date: string | null = this.day): Promise<void> {
    this.showsEntry = true;
    await this.#replace(() =>
      call("new_entry", { template_id: template === "blank" ? null : template, date }),
    );
  }

  /** Opens the newest entry of today, or an empty page. */
  async openToday(): Promise<void> {
    const newest = this.rows.find(({ date }) => date === this.today);
    await (newest ? this.openEntry(newest.id) : this.create());
    this.showsEntry = false;
  }

  /** Saves what is unsaved; false, with a sentence, when that is not possible now. */
  async flush(): Promise<boolean> {
    if (!this.open || (await this.open.flush())) return true;
    toasts.show({ text: t("journal-stays") });
    return false;
  }

  /** Shows the text of a hard entry. */
  unclose(): void {
    if (this.open) this.#unclosed.add(this.open.id);
    this.closed = false;
  }

  /** Moves the open entry to the trash; it can be taken back. */
  async trash(): Promise<void> {
    const entry = this.open;
    if (!entry) return;
    const wasStored = !entry.isNew;
    if (!(await entry.flush()) && wasStored) return;
    entry.close();
    this.open = null;
    this.showsEntry = false;
    if (entry.isNew) return;
    await this.#try(async () => {
      await call("delete_record", { id: entry.id });
      await this.read();
    });
    toasts.show({
      text: t("journal-trashed"),
      undo: async () => {
        await call("undelete_record", { id: entry.id });
        await this.read();
        await this.openEntry(entry.id);
      },
    });
  }

  /** The neighbour of the open entry in time: -1 newer, 1 older. */
  neighbour(step: 1 | -1): EntryRow | null {
    const at = this.rows.findIndex(({ id }) => id === this.open?.id);
    return at < 0 ? null : (this.rows[at + step] ?? null);
  }

  /** Whether the open page is new and still empty. */
  get isBlank(): boolean {
    return this.open !== null && this.open.isNew && !hasText(this.open.draft);
  }

  async #replace(load: () => ReturnType<typeof call<"get_entry">>): Promise<void> {
    const asked = (this.#asked += 1);
    const left = this.open;
    if (!(await this.flush())) return;
    if (asked !== this.#asked) return;
    this.opening = true;
    await this.#try(async () => {
      left?.close();
      this.open = null;
      this.mood = null;
      const entry = await load();
      if (asked !== this.#asked) return;
      this.closed = entry.hard && !this.#unclosed.has(entry.id);
      this.open = new OpenEntry(entry, () => void this.read());
      await this.readMood();
    });
    if (asked === this.#asked) this.opening = false;
  }

  /** Reads how the day of the open entry was. */
  async readMood(): Promise<void> {
    const entry = this.open;
    if (!entry) return;
    const { date } = entry.stored;
    const { check_ins } = await call("list_check_ins", { from: date, to: date });
    const newest = check_ins.find(({ valence }) => valence !== null);
    if (entry !== this.open || !newest || newest.valence === null) return;
    this.mood = { valence: newest.valence, at: newest.at, zone: newest.zone };
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
      this.trouble = null;
    } catch (error) {
      this.trouble = HostError.from(error);
    }
  }

  /** The sentences of what went wrong, if something did. */
  get troubleWords(): string | null {
    if (!this.trouble) return null;
    const { what, next } = errorWords(this.trouble);
    return `${what} ${next}`;
  }
}
