/** Records of one kind as a place shows them: read whole, saved one at a time, moved to the trash. */
import { HostError } from "$lib/host";
import { moveToTrash } from "./trash";

interface Ways<Row, Draft, Saved> {
  read: () => Promise<Row[]>;
  save: (draft: Draft) => Promise<Saved>;
  /** What is said when one was moved to the trash. */
  removed: () => string;
}

export class Records<Row, Draft, Saved = unknown> {
  /** Null until they were read for the first time. */
  rows = $state.raw<Row[] | null>(null);
  trouble = $state.raw<HostError | null>(null);
  readonly #ways: Ways<Row, Draft, Saved>;

  constructor(ways: Ways<Row, Draft, Saved>) {
    this.#ways = ways;
  }

  async read(): Promise<void> {
    await this.#guarded(async () => {
      this.rows = await this.#ways.read();
    });
  }

  /** Saves one; null when it could not be saved, and then everything typed stays. */
  async save(draft: Draft): Promise<Saved | null> {
    let saved: Saved | null = null;
    await this.#guarded(async () => {
      saved = await this.#ways.save(draft);
    });
    if (saved !== null) await this.read();
    return saved;
  }

  async remove(id: string): Promise<void> {
    await this.#guarded(() => moveToTrash(id, this.#ways.removed(), () => this.read()));
  }

  /** Nothing of an earlier try is told any more. */
  forget(): void {
    this.trouble = null;
  }

  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.trouble = null;
    } catch (error) {
      this.trouble = HostError.from(error);
    }
  }
}

interface Kept {
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
}

/** A record as a person may change it: without what only the journal writes. */
export function draftOf<T extends Kept>(record: T): Omit<T, keyof Kept> {
  const draft: Partial<T> = { ...record };
  delete draft.created_at;
  delete draft.updated_at;
  delete draft.deleted_at;
  return draft as Omit<T, keyof Kept>;
}
